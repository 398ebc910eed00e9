import ArcaTesting
import Foundation
import Kernel
import Testing

@testable import Age

/// Encrypted files, alone and beside the public program `age`.
@Suite struct AgeTests {
    private static let sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]

    private func identity(_ seed: UInt64 = 1) -> AgeIdentity {
        var chance = SplitMix64(seed: seed)
        return AgeIdentity(chance: &chance)
    }

    private func bytes(_ count: Int) -> [UInt8] {
        var chance = SplitMix64(seed: 7)
        return chance.bytes(count)
    }

    private func encrypt(_ bytes: [UInt8], _ lock: AgeLock) throws -> [UInt8] {
        var chance = SplitMix64(seed: 3)
        var file: [UInt8] = []
        let writer = try AgeWriter(lock, chance: &chance) { file += $0 }
        // In uneven pieces, as a stream comes.
        for start in stride(from: 0, to: bytes.count, by: 50_001) {
            try writer.write(Array(bytes[start..<min(start + 50_001, bytes.count)]))
        }
        try writer.finish()
        return file
    }

    private func decrypt(_ file: [UInt8], _ opener: AgeOpener) throws -> [UInt8] {
        var rest = file[...]
        let source = ByteSource { count in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        let reader = try AgeReader(source, opener)
        var plain: [UInt8] = []
        while case let piece = try reader.next(), !piece.isEmpty { plain += piece }
        return plain
    }

    @Test(arguments: sizes)
    func `what is locked for a recipient its identity opens, another does not`(_ size: Int) throws {
        let file = try encrypt(bytes(size), .recipients([identity().recipient]))
        #expect(try decrypt(file, .identities([identity(2), identity()])) == bytes(size))
        #expect(throws: AgeFault.noKeyFits) { try decrypt(file, .identities([identity(2)])) }
        #expect(throws: AgeFault.noKeyFits) { try decrypt(file, .passphrase("x")) }
    }

    @Test func `a passphrase opens what it locked`() throws {
        let file = try encrypt(bytes(70_000), .passphrase("città di mare"))
        #expect(try decrypt(file, .passphrase("città di mare")) == bytes(70_000))
        #expect(throws: AgeFault.wrongPassphrase) { try decrypt(file, .passphrase("citta")) }
    }

    @Test func `a file that asks for too much memory is refused before it gets it`() throws {
        let text = """
            age-encryption.org/v1
            -> scrypt AAAAAAAAAAAAAAAAAAAAAA 40
            \(Base64.text([UInt8](repeating: 0, count: 32)))
            --- AAAA

            """
        #expect(throws: AgeFault.tooCostly) { try decrypt(Array(text.utf8), .passphrase("x")) }
    }

    @Test func `keys are read back as written, and a wrong letter is noticed`() throws {
        let text = identity().text
        #expect(try AgeIdentity.all(in: "# made today\n\n  \(text)\r\n").count == 1)
        #expect(try AgeRecipient("\(identity().recipient)") == identity().recipient)
        let wrong = text.dropLast() + (text.hasSuffix("Q") ? "P" : "Q")
        #expect(throws: AgeFault.badIdentity) { try AgeIdentity(String(wrong)) }
        for bad in ["", "age1", "age1qqqq", "AGE-SECRET-KEY-1", text, "äge1"] {
            #expect(throws: AgeFault.badRecipient) { try AgeRecipient(bad) }
        }
    }

    @Test func `no byte can be changed and no end cut off unseen`() throws {
        let opener = AgeOpener.identities([identity()])
        let file = try encrypt(bytes(66_000), .recipients([identity().recipient]))
        for place in Array(0..<280) + [65_700, 65_800, file.count - 1] {
            var other = file
            other[place] ^= 1
            #expect(throws: AgeFault.self, "byte \(place)") { try decrypt(other, opener) }
        }
        for length in Array(0..<280) + [65_751, 65_752, 65_753, file.count - 1] {
            #expect(throws: AgeFault.self, "cut at \(length)") {
                try decrypt(Array(file.prefix(length)), opener)
            }
        }
        #expect(throws: AgeFault.self) { try decrypt(file + [0], opener) }
    }

    @Test(.enabled(if: PublicAge.isHere), arguments: sizes)
    func `the public age opens ours, and we open its`(_ size: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "age-\(size)-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = folder.appending(path: "key.txt")
        try Data((identity().text + "\n").utf8).write(to: key)
        let ours = folder.appending(path: "ours.age")
        let recipients = [try identity(5).recipient, try identity().recipient]
        try Data(encrypt(bytes(size), .recipients(recipients))).write(to: ours)
        #expect(try PublicAge.run("-d", "-i", key.path, ours.path) == bytes(size))

        let plain = folder.appending(path: "plain")
        try Data(bytes(size)).write(to: plain)
        let theirs = try PublicAge.run(
            "-r", "\(try identity().recipient)", "-r", "\(try identity(9).recipient)", plain.path)
        #expect(try decrypt(theirs, .identities([identity(9)])) == bytes(size))
    }
}

/// The program `age` of the system, where it is installed.
enum PublicAge {
    static let path = "/usr/bin/age"
    static var isHere: Bool { FileManager.default.isExecutableFile(atPath: path) }

    static func run(_ words: String...) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = words
        let output = Pipe()
        process.standardOutput = output
        try process.launchInTurn()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return Array(printed)
    }
}
