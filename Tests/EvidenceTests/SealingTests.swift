import ArcaTesting
import Commons
import Journal
import Kernel
import Members
import Seal
import Site
import Store
import Testing

@testable import Evidence

/// A cooperative whose facts are sealed.
enum SealRoom {
    static let features: [any Feature] = [SiteCore(), MembersFeature(), EvidenceFeature()]

    static func with<Value: Sendable>(
        _ engine: TestEngine, _ body: (TestArca) async throws -> Value
    ) async throws -> Value {
        try await TestArca.with(engine, features: features) { arca in
            try await arca.house.sealAll()
            return try await body(arca)
        }
    }

    /// So many facts more.
    static func live(_ count: Int, in arca: TestArca, from first: Int = 0) async throws {
        for number in first..<first + count {
            try await arca.run(
                SetPublicAddress(address: "https://arca-\(number).example"), as: arca.giulia)
        }
    }

    static func audit(_ arca: TestArca) async throws -> SealAudit.Report {
        try await SealAudit().run(arca.house.store)
    }

    /// As whoever reaches the database does it, past the door.
    static func tamper(_ arca: TestArca, _ statements: SQL...) async throws {
        try await arca.house.store.write { db in for sql in statements { try db.execute(sql) } }
    }
}

@Suite struct SealingTests {
    @Test(arguments: TestEngine.available)
    func `E1: each fact is a leaf of the signed log, and its proof holds without the house`(
        _ engine: TestEngine
    ) async throws {
        try await SealRoom.with(engine) { arca in
            try await SealRoom.live(6, in: arca)
            #expect(try await arca.ask(ShowSeal()).waitingSince == TestArca.opening)
            try await arca.house.sealAll()
            let seal = try await arca.ask(ShowSeal())
            #expect(seal.sealed == seal.facts && seal.facts > 6 && seal.waitingSince == nil)
            let key = try #require(NoteKey(seal.keys[0].key))
            #expect(seal.log?.origin == key.name && key.name.hasPrefix("arca/il-borgo/"))
            for sequence in 1...seal.facts {
                let answer = try await arca.ask(ProveFact(sequence: sequence))
                let proof = try #require(LogProof(answer.proof))
                let entry = try #require(Bytes.fromHex(answer.entry))
                #expect(try proof.check(entry, key: key).size == seal.facts)
                #expect(proof.index == sequence - 1)
                let fact = try await arca.house.store.read {
                    try Journal.fact(sequence, from: $0)
                }
                #expect(fact?.leaf.bytes == entry)
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await arca.ask(ProveFact(sequence: seal.facts + 1))
            }
            for sequence in [0, -1, Int64.min, .max] {
                await #expect(throws: CommonRefusal.notFound) {
                    try await arca.ask(ProveFact(sequence: sequence))
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `E1: trees that follow one another are connected, whoever seals and when`(
        _ engine: TestEngine
    ) async throws {
        try await SealRoom.with(engine) { arca in
            // Facts and four sealers at once.
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await SealRoom.live(40, in: arca) }
                for _ in 0..<4 {
                    group.addTask { for _ in 0..<10 { try await arca.house.sealAll() } }
                }
                try await group.waitForAll()
            }
            try await arca.house.sealAll()
            let checkpoints = try await arca.house.store.read { db in
                try db.rows(
                    "SELECT log, size, at, note FROM seal_checkpoint ORDER BY size",
                    CheckpointRow.init)
            }.compactMap { SignedNote($0.note).flatMap { Checkpoint($0.text) } }
            #expect(checkpoints.count >= 2)
            for (old, new) in zip(checkpoints, checkpoints.dropFirst()) {
                let proof = try await arca.house.store.read { db in
                    try TileShelf.tree(of: new.size, in: db).consistency(from: old.size)
                }
                #expect(try #require(proof).connects(old.root, to: new.root))
            }
            let report = try await SealRoom.audit(arca)
            #expect(report.isClean && report.waiting == 0, "\(report.findings)")
            #expect(report.checkpoints == checkpoints.count)
        }
    }

    @Test(arguments: TestEngine.available)
    func `E1: another key signs after both have said so, and what the first signed stands`(
        _ engine: TestEngine
    ) async throws {
        try await SealRoom.with(engine) { arca in
            let before = try await arca.ask(ProveFact(sequence: 2))
            let first = try #require(NoteKey(try await arca.ask(ShowSeal()).keys[0].key))
            await #expect(throws: CommonRefusal.forbidden) {
                try await arca.run(ChangeSealKey(), as: arca.renzo)
            }
            try await arca.run(ChangeSealKey())
            try await arca.house.sealAll()
            let seal = try await arca.ask(ShowSeal())
            let second = try #require(NoteKey(seal.keys[0].key))
            #expect(seal.keys.count == 2 && second != first && second.name == first.name)
            let change = seal.keys[0].statement.flatMap { SignedNote($0) }.flatMap { KeyChange($0) }
            #expect(change == KeyChange(from: first, to: second))
            let after = try await arca.ask(ProveFact(sequence: 2))
            let entry = try #require(Bytes.fromHex(before.entry))
            #expect(try #require(LogProof(before.proof)).check(entry, key: first).size < seal.facts)
            #expect(
                try #require(LogProof(after.proof)).check(entry, key: second).size == seal.facts)
            #expect(throws: LogProof.Fault.notSigned) {
                try #require(LogProof(after.proof)).check(entry, key: first)
            }
            // The old private half is destroyed.
            let secrets = try await arca.house.store.read {
                try $0.count("SELECT COUNT(*) FROM seal_secret")
            }
            #expect(secrets == 1)
            #expect(try await SealRoom.audit(arca).isClean)
        }
    }

    @Test(arguments: TestEngine.available)
    func `E1: a copy of the house never signs in the name of the one that it came from`(
        _ engine: TestEngine
    ) async throws {
        try await SealRoom.with(engine) { arca in
            let before = try await arca.ask(ShowSeal())
            // As a restored backup has it.
            try await SealRoom.tamper(arca, "DELETE FROM seal_here WHERE id = 1")
            try await SealRoom.live(2, in: arca)
            try await arca.house.sealAll()
            let after = try await arca.ask(ShowSeal())
            #expect(after.log?.origin != before.log?.origin)
            #expect(after.keys.count == 2 && after.keys[0].statement == nil)
            #expect(after.sealed == after.facts)
            #expect(try await SealRoom.audit(arca).isClean)
            // The same where the key cannot be opened, as in a house founded from an export.
            try await SealRoom.tamper(arca, "DELETE FROM seal_secret")
            await #expect(throws: EvidenceRefused.noLog) { try await arca.run(ChangeSealKey()) }
            try await arca.house.sealAll()
            #expect(try await arca.ask(ShowSeal()).keys.count == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `E2: a key of the API that does not reach a feature gets no receipt of its facts`(
        _ engine: TestEngine
    ) async throws {
        try await SealRoom.with(engine) { arca in
            let sequence = try await arca.ask(ShowSeal()).sealed
            let name = try await arca.house.store.read {
                try Journal.fact(1, from: $0)?.name
            }
            #expect(name?.hasPrefix("commons.") == true && sequence > 1)
            func limited(_ features: String...) -> Actor {
                Actor(
                    id: arca.giulia.id ?? ID(rawValue: 1), name: "Giulia", roles: [.operator],
                    reach: Reach(
                        Dictionary(
                            features.map { ($0, .read) }, uniquingKeysWith: { one, _ in one })))
            }
            await #expect(throws: CommonRefusal.outOfReach(Reach(["commons": .read]))) {
                try await arca.ask(MakeReceipt(sequence: 1), as: limited("evidence"))
            }
            await #expect(throws: CommonRefusal.outOfReach(Reach(["evidence": .read]))) {
                try await arca.ask(MakeReceipt(sequence: 1), as: limited("commons"))
            }
            let both = try await arca.ask(
                MakeReceipt(sequence: 1), as: limited("commons", "evidence"))
            #expect(both.name == "ricevuta-1.zip" && !both.bytes.isEmpty)
        }
    }

    @Test func `E1: names of logs are made of any name`() {
        #expect(
            OpenLog.origin(of: "Il Borgo, società cooperativa", mark: "ab")
                == "arca/il-borgo-societa-cooperativa/ab")
        #expect(OpenLog.origin(of: "+ \u{1F600} +", mark: "ab") == "arca/cooperativa/ab")
        let long = OpenLog.origin(of: String(repeating: "lunga ", count: 90), mark: "ab")
        #expect(
            long.utf8.count < 60
                && NoteSigner(name: long, seed: [UInt8](repeating: 1, count: 32)) != nil)
    }
}
