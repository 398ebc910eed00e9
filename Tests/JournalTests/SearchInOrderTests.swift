import ArcaTesting
import Kernel
import Store
import Testing

@testable import Journal

/// Words in order, which PostgreSQL reads the entries themselves for.
@Suite struct SearchInOrderTests {
    /// J2.
    @Test(arguments: TestEngine.available)
    func `words in order come in pages without those that only hold the words`(
        _ engine: TestEngine
    ) async throws {
        try await TestJournal.with(engine) { arca in
            var wanted: [Int64] = []
            for number in 0..<40 {
                let isInOrder = number % 3 == 0
                let place = try await arca.note(
                    isInOrder ? "la polizza del furgone" : "del furgone la polizza",
                    about: [Int64(1 + number % 2)],
                    at: Instant(milliseconds: Int64(number) * 1_000))
                if isInOrder { wanted.insert(place, at: 0) }
            }
            let search = Search(#""polizza del furgone""#, limit: 4)
            #expect(try await arca.findPageByPage(search) == wanted)

            // About one of two people, and between two moments, of which the second is left out.
            let about = Search(
                #""polizza del furgone""#, subjects: [ID(rawValue: 1)],
                from: Instant(milliseconds: 6_000), until: Instant(milliseconds: 30_000))
            #expect(try await arca.find(about) == [25, 19, 13, 7])
            // By relevance the same are found, in whatever order.
            let relevant = Search(#""polizza del furgone""#, order: .relevance, limit: 100)
            #expect(try await Set(arca.find(relevant)) == Set(wanted))
        }
    }

    /// Words are common of late, or long ago, or never were: however they are spread, PostgreSQL's two
    /// ways of finding them give what SQLite gives, in pages.
    @Test(arguments: TestEngine.available)
    func `words common of late and words common long ago come in pages alike`(
        _ engine: TestEngine
    ) async throws {
        try await TestJournal.with(engine) { arca in
            try await arca.store.write { [journal = arca.journal] db in
                for number in 0..<1_000 {
                    let words =
                        (number < 90 ? "barca " : "") + (number % 8 == 0 ? "ponte " : "")
                        + (number > 900 ? "lago " : "") + (number == 500 ? "mare " : "")
                    let at = Instant(milliseconds: Int64(number) * 1_000)
                    try journal.append(
                        Noted(about: [1]),
                        content: Noted.Content(title: "", body: words + "altro"), occurredAt: at,
                        recordedAt: at,
                        provenance: Provenance(actor: nil, road: .job, cause: "test"), to: db)
                }
            }
            for (words, expected) in [
                ("barca", Array(0..<90)), ("ponte", Array(stride(from: 0, to: 1_000, by: 8))),
                ("lago", Array(901..<1_000)), ("mare", [500]), ("altro mare", [500]),
                ("barca lago", []), ("ponte lago", Array(stride(from: 904, to: 1_000, by: 8))),
            ] {
                let seen = try await arca.findPageByPage(Search(words, limit: 20))
                #expect(seen == expected.reversed().map { Int64($0 + 1) }, "\(words)")
            }
        }
    }

    /// The planner knows nothing of how dear it is to read an entry's words, and must not walk through
    /// all entries, however common it believes a word to be, nor join the list of all of them.
    @Test(
        .enabled(if: TestEngine.available.contains(.postgres)),
        arguments: ["polizza", "\"polizza del furgone\"", "poli*"])
    func `PostgreSQL finds by the index of words alone`(_ typed: String) async throws {
        try await TestJournal.with(.postgres) { arca in
            for number in 0..<60 {
                try await arca.note("la polizza del furgone numero \(number)")
            }
            let terms = SearchIndex.withAnalyser { SearchTerms(typed, analyser: &$0) }
            let plan = try await arca.store.write { db in
                try db.script("ANALYZE search_entry; SET LOCAL enable_seqscan = off")
                return try db.values(
                    "EXPLAIN \(PostgresSearch.newest(terms, [], from: 1, below: .max, 21))",
                    as: String.self)
            }.joined(separator: "\n")
            #expect(plan.contains("Bitmap Index Scan on search_entry_words"), "\(plan)")
            #expect(!plan.contains("BitmapAnd"), "\(plan)")
        }
    }
}
