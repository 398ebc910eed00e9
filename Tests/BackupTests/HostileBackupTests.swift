import Age
import ArcaTesting
import Commons
import Foundation
import Kernel
import Store
import Testing

@testable import Backup

/// Backups that lie, are damaged or are none: a sentence each, and nothing in the database.
@Suite struct HostileBackupTests {
    typealias Entry = (name: String, bytes: [UInt8])

    struct Lie: Sendable, CustomStringConvertible {
        let description: String
        let tell: @Sendable (inout [Entry]) -> Void
    }

    private static func replace(_ name: String, _ old: String, _ new: String)
        -> @Sendable (inout [Entry]) -> Void
    {
        { entries in
            for index in entries.indices where entries[index].name.hasPrefix(name) {
                let text = String(decoding: entries[index].bytes, as: UTF8.self)
                entries[index].bytes = Array(text.replacing(old, with: new).utf8)
            }
        }
    }

    static let lies: [Lie] = [
        Lie(description: "no list at the end") { $0.removeLast() },
        Lie(description: "a table left out") {
            $0.removeAll { $0.name.hasPrefix("tables/account/") }
        },
        Lie(description: "a table twice") { $0.insert($0[3], at: 3) },
        Lie(description: "tables in another order") { $0.swapAt(2, 3) },
        Lie(description: "an entry of another kind") { $0.insert(("other.json", []), at: 2) },
        Lie(description: "no key") { $0.remove(at: 1) },
        Lie(description: "a short key") { $0[1].bytes = [1] },
        Lie(
            description: "another name in a row",
            tell: replace("tables/account", "Giulia", "Giulio")),
        Lie(description: "a row that is none", tell: replace("tables/account", "[", "{")),
        Lie(description: "a row too short", tell: replace("tables/cooperative", "[1,", "[")),
        Lie(
            description: "a newer format",
            tell: replace("about", "\"format\" : 1", "\"format\" : 2")),
        Lie(
            description: "an unknown step", tell: replace("about", "store-001-blobs", "store-999-x")
        ),
        Lie(description: "a missing step", tell: replace("about", "\"desk-001-cases\",", "")),
        Lie(description: "a table that is none", tell: replace("", "cooperative", "sqlite_master")),
        Lie(
            description: "a table that is a statement",
            tell: replace("about", "\"preference\"", "\"preference; DROP TABLE fact\"")),
        Lie(description: "an unknown column", tell: replace("about", "founded_on", "founded_at")),
        Lie(description: "a column twice", tell: replace("about", "\"founded_on\"", "\"zone\"")),
        Lie(description: "other facts", tell: replace("manifest", "\"facts\" : ", "\"facts\" : 1")),
        Lie(description: "lists that differ", tell: replace("manifest", "Il Borgo", "Il Bosco")),
        Lie(description: "a list that is none") { $0[0].bytes = Array("[[[[".utf8) },
        Lie(description: "nothing") { $0 = [] },
    ]

    private static func entries(of path: String) throws -> [Entry] {
        let file = try ReadFile(path)
        let age = try AgeReader(ByteSource(file.read), .identities([BackupRoom.identity]))
        let tar = TarReader(source: ByteSource { _ in try age.next() })
        var entries: [Entry] = []
        while let entry = try tar.next() { entries.append(entry) }
        return entries
    }

    private static func write(_ entries: [Entry], to path: String) throws {
        var chance = SystemChance()
        var bytes: [UInt8] = []
        let age = try AgeWriter(
            .recipients([try BackupRoom.identity.recipient]), chance: &chance
        ) { bytes += $0 }
        let tar = TarWriter(output: age.write, modifiedAt: 0)
        for entry in entries { try tar.add(entry.name, entry.bytes) }
        try tar.finish()
        try age.finish()
        try Data(bytes).write(to: URL(filePath: path))
    }

    @Test(arguments: TestEngine.available)
    func `a backup that lies is found out, and the database stays empty`(_ engine: TestEngine)
        async throws
    {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "b.age").path
            let lying = folder.appending(path: "lie.age").path
            try await BackupRoom.with(engine) { room in
                _ = try await room.queue(1)
                _ = try await room.take(to: path)
            }
            let truth = try Self.entries(of: path)
            try await TestStore.at(engine) { location in
                for lie in Self.lies {
                    var entries = truth
                    lie.tell(&entries)
                    try Self.write(entries, to: lying)
                    await #expect(throws: BackupFault.self, "\(lie)") {
                        try await BackupRoom.restore(lying, into: location)
                    }
                    #expect(try await BackupRoom.tables(at: location) == 0, "\(lie)")
                }
                try Self.write(truth, to: lying)
                try await BackupRoom.restore(lying, into: location)
            }
        }
    }

    @Test func `a broken, changed or foreign file restores nothing`() async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "b.age").path
            try await BackupRoom.with(.sqlite) { room in
                _ = try await room.queue(1)
                _ = try await room.take(to: path)
            }
            let whole = try Data(contentsOf: URL(filePath: path))
            var others: [Data] = [Data(), Data("hello\n".utf8), Data(repeating: 0, count: 70_000)]
            for place in [30, 150, 250, 70_000, whole.count - 1] where place < whole.count {
                others.append(whole.prefix(place))
                var changed = whole
                changed[place] ^= 4
                others.append(changed)
            }
            try await TestStore.at(.sqlite) { location in
                for (number, data) in others.enumerated() {
                    let other = folder.appending(path: "other\(number).age").path
                    try data.write(to: URL(filePath: other))
                    await #expect(throws: (any Error).self, "\(number)") {
                        try await BackupRoom.restore(other, into: location)
                    }
                    #expect(throws: (any Error).self) { try BackupRoom.reading(other).check() }
                    #expect(try await BackupRoom.tables(at: location) == 0, "\(number)")
                }
            }
        }
    }
}
