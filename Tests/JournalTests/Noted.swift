import ArcaTesting
import Journal
import Kernel
import Store

/// A fact with words and subjects, for tests of the journal alone.
struct Noted: Fact {
    static let name = "test.noted.v1"
    var about: [Int64]
    var kind: String = "note"

    struct Content: Codable, Sendable {
        let title: String
        let body: String
    }

    var subjects: [ID<Subject>] { about.map { ID(rawValue: $0) } }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(kind: kind, title: content.title, body: content.body)
    }
}

/// A journal in a database of its own.
struct TestJournal: Sendable {
    static let start = Instant(milliseconds: 1_700_000_000_000)
    let store: DataStore
    let journal: Journal

    static func with<Value: Sendable>(
        _ engine: TestEngine, _ body: (TestJournal) async throws -> Value
    ) async throws -> Value {
        try await TestStore.with(engine, migrations: Journal.migrations) { store in
            try await body(
                TestJournal(
                    store: store,
                    journal: Journal(
                        catalogue: FactCatalogue([FactKind(Noted.self)]),
                        chance: SplitMix64(seed: 1))))
        }
    }

    @discardableResult
    func note(
        _ body: String, title: String = "", about: [Int64] = [1], kind: String = "note",
        at: Instant = start
    ) async throws -> Int64 {
        try await store.write { [journal] db in
            try journal.append(
                Noted(about: about, kind: kind), content: Noted.Content(title: title, body: body),
                occurredAt: at, recordedAt: at,
                provenance: Provenance(actor: nil, road: .job, cause: "test"), to: db)
        }
    }

    /// The places of the facts found, in the order given.
    func find(_ search: Search) async throws -> [Int64] {
        try await store.read { try search.fetch(from: $0).hits.map(\.fact.sequence) }
    }

    /// All that is found, from the first page to the last.
    func findPageByPage(_ search: Search) async throws -> [Int64] {
        var search = search
        var seen: [Int64] = []
        repeat {
            let page = try await store.read { [search] in try search.fetch(from: $0) }
            seen += page.hits.map(\.fact.sequence)
            search.after = page.next
        } while search.after != nil
        return seen
    }

    func find(_ words: String) async throws -> [Int64] { try await find(Search(words, limit: 100)) }
}

extension Journal {
    /// Appends with content made ready on the way, as a transaction of a command does.
    @discardableResult
    func append<F: Fact>(
        _ fact: F, content: F.Content, occurredAt: Instant, recordedAt: Instant,
        provenance: Provenance, to db: any Writer
    ) throws -> Int64 {
        try append(
            fact, prepared: fact.prepared(content, for: db.dialect), occurredAt: occurredAt,
            recordedAt: recordedAt, provenance: provenance, to: db)
    }
}
