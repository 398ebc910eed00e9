import ArcaTesting
import Commons
import Foundation
import Glibc
import Kernel
import Store
import Testing

@testable import Backup

/// Exports that were changed, lie or lead elsewhere: a sentence each, and nothing in the database.
@Suite struct HostileExportTests {
    struct Lie: Sendable, CustomStringConvertible {
        let description: String
        /// Changes the files in the folder, and gives the names as they are to be listed.
        let tell: @Sendable (_ folder: String, _ names: [String]) throws -> [String]
    }

    private static func edit(
        _ name: String, _ change: @Sendable @escaping (String) -> String
    ) -> @Sendable (String, [String]) throws -> [String] {
        { folder, names in
            let file = URL(filePath: "\(folder)/\(name)")
            let text = try String(contentsOf: file, encoding: .utf8)
            let changed = change(text)
            #expect(changed != text, "\(name)")
            try Data(changed.utf8).write(to: file)
            return names
        }
    }

    private static func swap(_ name: String, _ old: String, _ new: String)
        -> @Sendable (String, [String]) throws -> [String]
    {
        edit(name) { $0.replacing(old, with: new) }
    }

    /// Adds a file with a name of its own to the list.
    private static func smuggle(_ name: String) -> @Sendable (String, [String]) throws -> [String] {
        { _, names in Array(names.dropLast()) + [name] + names.suffix(1) }
    }

    private static func lines(_ change: @Sendable @escaping (inout [Substring]) -> Void)
        -> @Sendable (String, [String]) throws -> [String]
    {
        edit("journal.jsonl") { text in
            var lines = text.split(separator: "\n")
            change(&lines)
            return lines.joined(separator: "\n") + "\n"
        }
    }

    static let lies: [Lie] = [
        Lie(description: "a name in a fact", tell: swap("journal.jsonl", "Giulia", "Giulio")),
        Lie(description: "another day", tell: swap("journal.jsonl", "2026-03-09T", "2026-03-08T")),
        Lie(description: "another road", tell: swap("journal.jsonl", "\"cli\"", "\"fax\"")),
        Lie(description: "facts in another order", tell: lines { $0.swapAt(1, 2) }),
        Lie(description: "a fact twice", tell: lines { $0.insert($0[1], at: 1) }),
        Lie(description: "the last fact left out", tell: lines { $0.removeLast() }),
        Lie(description: "the first fact left out", tell: lines { $0.removeFirst() }),
        Lie(description: "no fact", tell: lines { $0.removeAll() }),
        Lie(description: "half a line", tell: edit("journal.jsonl") { String($0.dropLast(20)) }),
        Lie(description: "no JSON", tell: lines { $0[2] = "hello" }),
        Lie(description: "an empty line", tell: lines { $0[2] = " " }),
        Lie(
            description: "structure that is none",
            tell: swap("journal.jsonl", "\"structure\":{", "\"structure\":{{")),
        Lie(
            description: "content that never ends",
            tell: lines {
                $0[1] = $0[1].split(separator: "}", maxSplits: 1).first ?? ""
            }),
        Lie(
            description: "brackets without end",
            tell: lines {
                $0[1] = Substring(
                    $0[1].replacing(
                        "\"structure\":{",
                        with: "\"structure\":{\"x\":" + String(repeating: "[", count: 90_000)
                            + String(repeating: "]", count: 90_000) + ","))
            }),
        Lie(
            description: "a fact that nobody knows",
            tell: swap("journal.jsonl", "commons.accountOpened.v1", "commons.accountStolen.v1")),
        Lie(
            description: "a salt without content",
            tell: edit("journal.jsonl") {
                $0.replacing(
                    /"content":\{[^\n]*\},"contentHash"/, with: "\"content\":null,\"contentHash\"")
            }),
        Lie(
            description: "a newer format",
            tell: swap("manifest.json", "\"format\" : 1", "\"format\" : 2")),
        Lie(
            description: "an unknown step",
            tell: swap("manifest.json", "store-001-blobs", "store-999-x")),
        Lie(
            description: "no steps, so that nothing is compared",
            tell: edit("manifest.json") {
                $0.replacing(/"steps" : \[[^\]]*\]/, with: "\"steps\" : [ ]")
            }),
        Lie(
            description: "a step left out of the middle",
            tell: edit("manifest.json") {
                $0.replacing(/\s*"members-002-[^"]*",/, with: "")
            }),
        Lie(
            description: "the journal's last step left out",
            tell: edit("manifest.json") {
                $0.replacing(/\s*"journal-00[0-9]-[^"]*",/, with: "")
            }),
        Lie(description: "a list that is none") { folder, names in
            try Data("[[[[".utf8).write(to: URL(filePath: "\(folder)/manifest.json"))
            return names
        },
        Lie(
            description: "another cooperative",
            tell: swap(
                "manifest.json", "\"cooperative\" : \"Il Borgo\"", "\"cooperative\" : \"Il Bosco\"")
        ),
        Lie(
            description: "other facts", tell: swap("manifest.json", "\"facts\" : ", "\"facts\" : 1")
        ),
        Lie(
            description: "other letters",
            tell: swap("manifest.json", "\"letters\" : ", "\"letters\" : 1")),
        Lie(
            description: "another table than the facts give",
            tell: edit("manifest.json") {
                $0.replacing(/("name" : "account",\s+"rows" : 3,\s+"sha256" : ")./) { "\($0.1)g" }
            }),
        Lie(
            description: "a table that is a secret's",
            tell: swap("manifest.json", "\"name\" : \"token_use\"", "\"name\" : \"credential\"")),
        Lie(
            description: "a column that is a statement",
            tell: swap(
                "manifest.json", "\"used_at\"\n", "\"used_at) VALUES (1); DROP TABLE fact; --\"\n")),
        Lie(description: "a row too many") { folder, names in
            try Data("[1,2]\n".utf8).write(to: URL(filePath: "\(folder)/tables/token_use.jsonl"))
            return names
        },
        Lie(description: "a row that is none") { folder, names in
            try Data("{\"a\":1}\n".utf8).write(
                to: URL(filePath: "\(folder)/tables/token_use.jsonl"))
            return names
        },
        Lie(description: "a letter left out") { _, names in names.filter { !$0.hasSuffix(".eml") }
        },
        Lie(description: "a letter under another name") { folder, names in
            try names.map { name in
                guard name.hasSuffix(".eml") else { return name }
                let other = "letters/00/" + String(repeating: "0", count: 64) + ".eml"
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/letters/00", withIntermediateDirectories: true)
                try FileManager.default.moveItem(
                    atPath: "\(folder)/\(name)", toPath: "\(folder)/\(other)")
                return other
            }
        },
        Lie(description: "the journal last") { _, names in
            Array(names.dropFirst()) + names.prefix(1)
        },
        Lie(description: "the journal twice") { _, names in names.prefix(1) + names },
        Lie(description: "a file of another kind") { folder, names in
            try Data().write(to: URL(filePath: "\(folder)/other.json"))
            return names + ["other.json"]
        },
        Lie(description: "no manifest in the list") { _, names in Array(names.dropLast()) },
    ]

    private static func copy(_ path: String, to other: String) throws -> [String] {
        try? FileManager.default.removeItem(atPath: other)
        try FileManager.default.copyItem(atPath: path, toPath: other)
        return try BackupRoom.sums(path).map { String($0.dropFirst(66)) }
    }

    private static func refuses(_ path: String, _ location: DataStore.Location, _ what: String)
        async throws
    {
        await #expect(throws: BackupFault.self, "\(what)") {
            try await BackupRoom.found(path, into: location)
        }
        #expect(try await BackupRoom.tables(at: location) == 0, "\(what)")
    }

    @Test(arguments: TestEngine.available)
    func `an export that lies is found out, and the database stays empty`(_ engine: TestEngine)
        async throws
    {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "x").path
            let lying = folder.appending(path: "lie").path
            try await BackupRoom.with(engine) { room in
                _ = try await room.queue(1)
                try await room.export(to: path)
            }
            try await TestStore.at(engine) { location in
                for lie in Self.lies {
                    let names = try Self.copy(path, to: lying)
                    try BackupRoom.listAnew(lying, names: try lie.tell(lying, names))
                    try await Self.refuses(lying, location, "\(lie)")
                }
                let names = try Self.copy(path, to: lying)
                try BackupRoom.listAnew(lying, names: names)
                try await BackupRoom.found(lying, into: location)
            }
        }
    }

    @Test func `no byte of any file can be changed`() async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "x").path
            let changed = folder.appending(path: "changed").path
            try await BackupRoom.with(.sqlite) { room in
                _ = try await room.queue(1)
                try await room.export(to: path)
            }
            let names = try Self.copy(path, to: changed) + ["SHA256SUMS"]
            try await TestStore.at(.sqlite) { location in
                for name in names {
                    let file = URL(filePath: "\(changed)/\(name)")
                    let whole = try Data(contentsOf: file)
                    for place in Set([0, whole.count / 2, whole.count - 1])
                    where whole.indices.contains(place) {
                        var other = whole
                        other[place] ^= 1
                        try other.write(to: file)
                        try await Self.refuses(changed, location, "\(name), byte \(place)")
                    }
                    try (whole + Data("\n".utf8)).write(to: file)
                    try await Self.refuses(changed, location, "\(name), a byte more")
                    try FileManager.default.removeItem(at: file)
                    try await Self.refuses(changed, location, "\(name) is missing")
                    try whole.write(to: file)
                }
                try await BackupRoom.found(changed, into: location)
            }
        }
    }

    @Test func `names that lead elsewhere, links and pipes are not followed`() async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "x").path
            let lying = folder.appending(path: "lie").path
            try await BackupRoom.with(.sqlite) { room in
                _ = try await room.queue(1)
                try await room.export(to: path)
            }
            try await TestStore.at(.sqlite) { location in
                let secret = folder.appending(path: "secret").path
                try Data("geheim".utf8).write(to: URL(filePath: secret))
                for name in ["../secret", secret, "letters/../../secret", "letters/se cret", ""] {
                    let names = try Self.copy(path, to: lying)
                    try BackupRoom.listAnew(lying, names: names)
                    let sums = URL(filePath: "\(lying)/SHA256SUMS")
                    let line = "\(Digest.sha256(Array("geheim".utf8)).hex)  \(name)\n"
                    try (Data(line.utf8) + Data(contentsOf: sums)).write(to: sums)
                    try await Self.refuses(lying, location, name)
                }
                for name in try Self.copy(path, to: lying) + ["SHA256SUMS"] {
                    _ = try Self.copy(path, to: lying)
                    let file = "\(lying)/\(name)"
                    try FileManager.default.removeItem(atPath: file)
                    try FileManager.default.createSymbolicLink(
                        atPath: file, withDestinationPath: "\(path)/\(name)")
                    try await Self.refuses(lying, location, "\(name) is a link")
                    try FileManager.default.removeItem(atPath: file)
                    #expect(mkfifo(file, 0o600) == 0)
                    try await Self.refuses(lying, location, "\(name) is a pipe")
                }
                for part in ["letters", "csv"] {
                    _ = try Self.copy(path, to: lying)
                    try FileManager.default.removeItem(atPath: "\(lying)/\(part)")
                    try FileManager.default.createSymbolicLink(
                        atPath: "\(lying)/\(part)", withDestinationPath: "\(path)/\(part)")
                    try await Self.refuses(lying, location, "\(part) is a link")
                }
                await #expect(throws: BackupFault.notAnExport) {
                    try await BackupRoom.found(folder.path, into: location)
                }
                await #expect(throws: BackupFault.notAnExport) {
                    try await BackupRoom.found(folder.path + "/not/there", into: location)
                }
            }
        }
    }

    @Test func `a line longer than any that we write is not held in memory`() throws {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "line-\(ProcessInfo.processInfo.globallyUniqueString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(("ab\n" + String(repeating: "x", count: 3_000_000)).utf8).write(to: file)
        let lines = try LineFile(
            file.lastPathComponent, in: file.deletingLastPathComponent().path, longest: 1000)
        #expect(try lines.next().map(Array.init) == Array("ab".utf8))
        #expect(
            throws: BackupFault.exportDamaged(
                "\(file.lastPathComponent) has a line longer than any that we write")
        ) { try lines.next() }
        try Data("\n\nlast".utf8).write(to: file)
        let broken = try LineFile(
            file.lastPathComponent, in: file.deletingLastPathComponent().path, longest: 1000)
        #expect(try broken.next()?.count == 0)
        #expect(try broken.next()?.count == 0)
        #expect(throws: BackupFault.exportDamaged("\(file.lastPathComponent) is broken off")) {
            try broken.next()
        }
    }
}
