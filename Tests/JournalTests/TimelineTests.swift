import ArcaTesting
import Kernel
import Store
import Testing

@testable import Journal

@Suite struct TimelineTests {
    /// J3: any depth, nothing twice, nothing left out.
    @Test(arguments: TestEngine.available)
    func `pages over 500 facts have no gaps and no doubles`(_ engine: TestEngine) async throws {
        try await TestJournal.with(engine) { arca in
            try await arca.store.write { [journal = arca.journal] db in
                var chance = SplitMix64(seed: 4)
                for number in 0..<500 {
                    // Many happen at the same moment, and archives bring the past later.
                    let at = Instant(milliseconds: Int64(chance.nextUInt64() % 60) * 1_000)
                    try journal.append(
                        Noted(about: number % 5 == 0 ? [7, 8] : [7]),
                        content: Noted.Content(title: "", body: ""),
                        occurredAt: at, recordedAt: TestJournal.start,
                        provenance: Provenance(actor: nil, road: .job, cause: "test"), to: db)
                }
            }
            for limit in [1, 7, 50, 200] {
                var seen: [StoredFact] = []
                var before: Timeline.Position?
                while seen.count <= 500 {
                    let timeline = Timeline(
                        of: ID(rawValue: limit == 1 ? 8 : 7), before: before, limit: limit)
                    let page = try await arca.store.read { try timeline.fetch(from: $0) }
                    guard let last = page.last else { break }
                    seen += page
                    before = Timeline.Position(
                        Timeline.Position(occurredAt: last.occurredAt, sequence: last.sequence)
                            .description)
                    #expect(before != nil)
                }
                #expect(seen.count == (limit == 1 ? 100 : 500))
                #expect(Set(seen.map(\.sequence)).count == seen.count)
                #expect(
                    zip(seen, seen.dropFirst()).allSatisfy {
                        ($0.occurredAt, $0.sequence) > ($1.occurredAt, $1.sequence)
                    })
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a page walks the index however long the story is`(_ engine: TestEngine) async throws {
        try await TestJournal.with(engine) { arca in
            try await arca.store.write { [journal = arca.journal] db in
                for number in 0..<2_000 {
                    try journal.append(
                        Noted(about: [Int64(number % 20)]),
                        content: Noted.Content(title: "", body: ""),
                        occurredAt: Instant(milliseconds: Int64(number)),
                        recordedAt: TestJournal.start,
                        provenance: Provenance(actor: nil, road: .job, cause: "test"), to: db)
                }
            }
            let subject = ID<Subject>(rawValue: 3)
            let inner: SQL = """
                SELECT occurred_at, sequence FROM fact_subject
                WHERE subject = \(subject) AND (occurred_at, sequence) < (\(900), \(900))
                ORDER BY occurred_at DESC, sequence DESC LIMIT \(50)
                """
            switch engine {
            case .sqlite:
                let plan = try await arca.store.read {
                    try $0.rows("EXPLAIN QUERY PLAN \(inner)") { try $0["detail"] as String }
                }.joined(separator: "; ")
                #expect(plan.contains("SEARCH fact_subject USING"))
                #expect(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"))
            case .postgres:
                let plan = try await arca.store.write { db in
                    try db.script(
                        "ANALYZE fact_subject; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off"
                    )
                    return try db.values("EXPLAIN \(inner)", as: String.self)
                }.joined(separator: "; ")
                #expect(
                    plan.contains("Index Only Scan Backward")
                        || plan.contains("Index Scan Backward"))
                #expect(!plan.contains("Sort"))
            }
        }
    }

    @Test func `a position that cannot be read is none`() {
        for text in [
            "", ".", "a", "a.", ".b", "a.b.c", "!.!", "zzzzzzzzzzzzzzzzzzz.1", "1.zzzzzzzzzzzzzzzz",
        ] {
            #expect(Timeline.Position(text) == nil)
        }
    }
}
