import Age
import ArcaTesting
import Foundation
import Journal
import Kernel
import Store
import Testing

@testable import Backup
@testable import Commons
@testable import Mail

/// C4, D1: what goes in comes out, on either engine, and no letter leaves twice for having been restored.
@Suite struct BackupTests {
    struct Move: Sendable, CustomStringConvertible {
        let from: TestEngine
        let to: TestEngine
        var description: String { "\(from) to \(to)" }
    }

    static let moves = TestEngine.available.flatMap { from in
        TestEngine.available.map { Move(from: from, to: $0) }
    }

    @Test(arguments: moves)
    func `a cooperative is restored whole on either engine, and its letters wait for a person`(
        _ move: Move
    ) async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "b.age").path
            let (letters, taken) = try await BackupRoom.with(move.from) { room in
                let sent = try await room.queue(1)
                let begin = BeginSending(node: "a")
                #expect(try await room.arca.house.run(begin, as: .house, road: .job) == sent)
                try await room.arca.house.run(
                    RecordSending(message: sent, result: .sent(queueID: nil, refused: [])),
                    as: .house, road: .job)
                let sending = try await room.queue(2)
                #expect(try await room.arca.house.run(begin, as: .house, road: .job) == sending)
                let queued = try await room.queue(3)
                try await room.arca.house.store.write { db in
                    try db.execute(
                        """
                        INSERT INTO session (secret_hash, account, begun_at, seen_at, ends_at)
                        VALUES (\([1, 2, 3] as [UInt8]), 1, 1, 1, 1)
                        """)
                }
                return ([sent, sending, queued], try await room.take(to: path))
            }
            #expect(try BackupRoom.reading(path).check() == taken)
            try await TestStore.at(move.to) { location in
                #expect(try await BackupRoom.restore(path, into: location) == taken)
                let house = try await House.open(
                    location, features: BackupRoom.features,
                    surroundings: BackupRoom.surroundings(BackupRoom.secretKey))
                #expect(house.name == "Il Borgo")
                #expect(try await house.replay.verify(house.store).findings == [])
                let states = try await house.store.read { db in
                    try letters.map { try MessageRow.find($0, in: db)?.state }
                }
                #expect(states == [.sent, .doubt, .doubt])
                #expect(
                    try await house.run(BeginSending(node: "b"), as: .house, road: .job) == nil)
                try await house.store.read { db in
                    #expect(try db.count("SELECT COUNT(*) FROM session") == 0)
                    #expect(try db.count("SELECT COUNT(*) FROM fact") == taken.facts + 2)
                    let found = try Search("convenzioni", order: .newest, limit: 9).fetch(from: db)
                    #expect(found.hits.count == 3)
                }
                await house.close()
                await #expect(throws: RestoreRefused.databaseNotEmpty) {
                    try await BackupRoom.restore(path, into: location)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D1: a restored house sends nothing before it is woken, and then what waited`(
        _ engine: TestEngine
    ) async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "b.age").path
            let begin = BeginSending(node: "a")
            let box = try await BackupRoom.with(engine) { room in
                #expect(try await !room.arca.house.isAsleep())
                await #expect(throws: WakeRefused.isAwake) { try await room.arca.run(WakeHouse()) }
                _ = try await room.take(to: path)
                return room.box
            }
            try await TestStore.at(engine) { location in
                try await BackupRoom.restore(path, into: location)
                let house = try await House.open(
                    location, features: BackupRoom.features,
                    surroundings: BackupRoom.surroundings(BackupRoom.secretKey))
                #expect(try await house.isAsleep())
                let letter = try await house.run(
                    QueueMessage(
                        mailbox: box, to: ["bruno@officinatassi.example"], subject: "Convenzione",
                        text: "Gentile Bruno, è pronta."), as: .house, road: .job
                ).message
                #expect(try await house.run(begin, as: .house, road: .job) == nil)
                let gauge = try await house.store.read { try house.gauges(in: $0) }
                    .first { $0.name == "arca_house_asleep" }
                #expect(gauge?.isTrouble == true)
                _ = try await house.run(WakeHouse(), as: .house, road: .cli)
                #expect(try await !house.isAsleep())
                #expect(try await house.run(begin, as: .house, road: .job) == letter)
                await #expect(throws: WakeRefused.isAwake) {
                    try await house.run(WakeHouse(), as: .house, road: .cli)
                }
                #expect(try await house.replay.verify(house.store).findings == [])
                await house.close()
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `no backup is written over a file, and none that fails keeps the name`(
        _ engine: TestEngine
    ) async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "b.age").path
            try await BackupRoom.with(engine) { room in
                try Data("mine".utf8).write(to: URL(filePath: path))
                await #expect(throws: BackupRefused.fileExists) {
                    _ = try await room.take(to: path)
                }
                #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
                await #expect(throws: BackupFault.self) {
                    _ = try await room.take(to: folder.path + "/not/there.age")
                }
                // What a killed process left is written over.
                let other = folder.appending(path: "c.age").path
                try Data(repeating: 1, count: 9_000_000).write(
                    to: URL(filePath: other + ".unfinished"))
                let report = try await room.take(to: other)
                #expect(try BackupRoom.reading(other).check() == report)
                let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                #expect(names.sorted() == ["b.age", "c.age"])
                let attributes = try FileManager.default.attributesOfItem(atPath: other)
                #expect(attributes[.posixPermissions] as? Int == 0o600)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `letters with large attachments come back byte for byte`(_ engine: TestEngine) async throws
    {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "b.age").path
            var chance = SplitMix64(seed: 11)
            let large = chance.bytes(5_300_000)
            let address = try await BackupRoom.with(engine) { room in
                let address = try await room.arca.house.store.write { try Blobs.put(large, in: $0) }
                _ = try await room.take(to: path)
                return address
            }
            try await TestStore.at(engine) { location in
                try await BackupRoom.restore(path, into: location)
                let store = try DataStore.openUnchanged(location)
                #expect(try await store.read { try Blobs.get(address, from: $0) } == large)
                await store.close()
            }
        }
    }
}
