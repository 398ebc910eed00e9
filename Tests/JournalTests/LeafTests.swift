import ArcaTesting
import Kernel
import Store
import Testing

@testable import Journal

@Suite struct LeafTests {
    /// E1: each field of a fact is bound by its leaf.
    @Test func `a leaf changes with every field of its fact`() {
        struct Fields {
            var sequence: Int64 = 1
            var name = "a.b.v1"
            var occurredAt = Instant(milliseconds: 10)
            var recordedAt = Instant(milliseconds: 20)
            var provenance = Provenance(
                actor: ID(rawValue: 1), road: .web, cause: "a.do", importID: ID(rawValue: 2))
            var subjects: [ID<Subject>] = [ID(rawValue: 5), ID(rawValue: 6)]
            var structure = #"{"a":1}"#
            var contentHash = Digest.sha256([1])

            var leaf: Digest {
                Leaf.entry(
                    sequence: sequence, name: name, occurredAt: occurredAt, recordedAt: recordedAt,
                    provenance: provenance, subjects: subjects, structure: structure,
                    contentHash: contentHash
                ).commitment
            }
        }
        let changes: [(inout Fields) -> Void] = [
            { _ in }, { $0.sequence = 2 }, { $0.name = "a.b.v2" },
            { $0.occurredAt = Instant(milliseconds: 11) },
            { $0.recordedAt = Instant(milliseconds: 21) },
            { $0.provenance.actor = nil }, { $0.provenance.actor = ID(rawValue: 3) },
            { $0.provenance.road = .api }, { $0.provenance.cause = "a.dp" },
            { $0.provenance.importID = nil },
            { $0.subjects = [ID(rawValue: 6), ID(rawValue: 5)] },
            { $0.subjects = [ID(rawValue: 5)] },
            { $0.subjects = [] }, { $0.structure = #"{"a":2}"# },
            { $0.contentHash = Digest.sha256([2]) },
            // The same letters, cut elsewhere.
            {
                $0.name = "a.b.v"; $0.structure = "1" + $0.structure
            },
        ]
        let leaves = changes.map { change in
            var fields = Fields()
            change(&fields)
            return fields.leaf
        }
        #expect(Set(leaves).count == changes.count)
    }

    @Test func `a content hash hangs on its salt`() {
        #expect(
            Leaf.contentHash(salt: [1], content: "a") != Leaf.contentHash(salt: [2], content: "a"))
        #expect(
            Leaf.contentHash(salt: [1], content: "a") != Leaf.contentHash(salt: [1], content: "b"))
    }

    /// J1: the journal has no gap, and each entry is what its leaf says.
    @Test(arguments: TestEngine.available)
    func `what was appended stands under its leaf with a salt of its own`(_ engine: TestEngine)
        async throws
    {
        try await TestJournal.with(engine) { arca in
            for number in 1...20 {
                #expect(try await arca.note("nota", about: [1, 1, 2]) == Int64(number))
            }
            let facts = try await arca.store.read { db in
                try (1...20).compactMap { try Journal.fact($0, from: db) }
            }
            #expect(facts.count == 20)
            #expect(Set(facts.map(\.salt)).count == 20)
            for fact in facts {
                let leaf = Leaf.entry(
                    sequence: fact.sequence, name: fact.name, occurredAt: fact.occurredAt,
                    recordedAt: fact.recordedAt, provenance: fact.provenance,
                    subjects: [ID(rawValue: 1), ID(rawValue: 2)], structure: fact.structure,
                    contentHash: fact.contentHash
                ).commitment
                #expect(leaf == fact.leaf)
            }
        }
    }
}
