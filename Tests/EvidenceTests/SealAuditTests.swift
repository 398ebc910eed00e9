import ArcaTesting
import Kernel
import Seal
import Store
import Testing

@testable import Evidence

/// Somebody reaches the database and changes the past: each is named.
@Suite struct SealAuditTests {
    private struct Trick: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let finding: String
        let statements: [SQL]
    }

    private static let other = Digest.sha256([9])

    private static let tricks = [
        Trick(
            testDescription: "an entry changed", finding: "fact 5 is not the one that was sealed",
            statements: ["UPDATE fact SET leaf = \(other) WHERE sequence = 5"]),
        Trick(
            testDescription: "two entries exchanged",
            finding: "fact 5 is not the one that was sealed",
            statements: [
                "UPDATE fact SET sequence = 1000005 WHERE sequence = 5",
                "UPDATE fact SET sequence = 5 WHERE sequence = 6",
                "UPDATE fact SET sequence = 6 WHERE sequence = 1000005",
            ]),
        Trick(
            testDescription: "an entry in the middle removed",
            finding: "fact 5 was sealed and is not in the journal",
            statements: ["DELETE FROM fact WHERE sequence = 5"]),
        Trick(
            testDescription: "a tile changed", finding: "fact 1 is not the one that was sealed",
            statements: ["UPDATE seal_tile SET hashes = \(other.bytes) WHERE level = 0"]),
        Trick(
            testDescription: "the tree cut short",
            finding: "the seal of 12 facts, log 1: the tree that it signs is not there",
            statements: ["UPDATE seal_tree SET size = 9 WHERE id = 1"]),
        Trick(
            testDescription: "a seal changed",
            finding: "the seal of 12 facts, log 1: it is no checkpoint",
            statements: ["UPDATE seal_checkpoint SET note = 'altro' WHERE size = 12"]),
        Trick(
            testDescription: "a key exchanged",
            finding: "the seal of 12 facts, log 1: no key of its log signed it",
            statements: [
                "UPDATE seal_key SET key = \(NoteSigner(name: "arca/il-borgo/x", seed: other.bytes)?.key.text ?? "") WHERE log = 1"
            ]),
    ]

    /// Without what refers to facts, so that the engine lets them go.
    private static let unbound: [SQL] = [
        "DELETE FROM fact_subject WHERE sequence IN (5, 6, 11, 12)",
        "DELETE FROM fact_content WHERE sequence IN (5, 6, 11, 12)",
    ]

    private func findings(after statements: [SQL], on engine: TestEngine) async throws -> [String] {
        let arca = try await TestArca.make(engine, features: SealRoom.features)
        do {
            try await arca.house.sealAll()
            let begun = try await arca.ask(ShowSeal()).facts
            try await SealRoom.live(Int(12 - begun), in: arca)
            try await arca.house.sealAll()
            #expect(try await SealRoom.audit(arca).isClean)
            try await arca.house.store.write { db in
                for sql in Self.unbound + statements { try db.execute(sql) }
            }
            let report = try await SealRoom.audit(arca)
            await arca.close()
            return report.findings
        } catch {
            await arca.close()
            throw error
        }
    }

    @Test(arguments: TestEngine.available, tricks)
    private func `E1: what was changed, removed or exchanged is found`(
        _ engine: TestEngine, _ trick: Trick
    ) async throws {
        let findings = try await findings(after: trick.statements, on: engine)
        #expect(findings.contains(trick.finding), "\(findings)")
    }

    @Test(arguments: TestEngine.available)
    func `E1: the end of the journal cut off is found`(_ engine: TestEngine) async throws {
        let findings = try await findings(
            after: ["DELETE FROM fact WHERE sequence > 10"], on: engine)
        #expect(findings.contains("facts 11 to 12 were sealed and are not in the journal"))
    }

    @Test(arguments: TestEngine.available)
    func `E1: whoever changes an entry and the tree with it is found by what was signed`(
        _ engine: TestEngine
    ) async throws {
        let arca = try await TestArca.make(engine, features: SealRoom.features)
        do {
            try await arca.house.sealAll()
            try await SealRoom.live(5, in: arca)
            try await arca.house.sealAll()
            let last = try await arca.ask(ShowSeal()).facts
            try await arca.house.store.write { db in
                try db.execute("UPDATE fact SET leaf = \(Self.other) WHERE sequence = \(last)")
                var tree = GrowingTree()
                for entry in try TileShelf.entries(after: 0, most: 100, in: db) {
                    tree.append(Merkle.leaf(entry.bytes))
                }
                for (tile, hashes) in tree.takeChanged() {
                    try db.execute(
                        "UPDATE seal_tile SET hashes = \(hashes.flatMap(\.bytes)) WHERE level = \(tile.level) AND place = \(tile.place)"
                    )
                }
            }
            let findings = try await SealRoom.audit(arca).findings
            #expect(
                findings == [
                    "the seal of \(last) facts, log 1: the facts up to there are not those that it signs"
                ])
            await arca.close()
        } catch {
            await arca.close()
            throw error
        }
    }
}
