import Age
import Store
import Testing

@testable import Backup

/// Rows as lines, and the archive they lie in.
@Suite struct RowLineTests {
    private func line(_ values: [SQLValue]) -> [UInt8] {
        var line: [UInt8] = []
        RowLine.append(values, to: &line)
        return line
    }

    @Test func `each value is read back as it was`() {
        let row: [SQLValue] = [
            .null, .integer(0), .integer(.min), .integer(.max), .text(""), .bytes([]),
            .text("virgolette \" e \\ barre, a\ncapo\t\u{1}, città 👋"), .bytes([0, 255, 10]),
            .real(0.1), .real(-1e300),
        ]
        #expect(RowLine.read(line(row).dropLast()) == row)
        #expect(line([.boolean(true)]) == Array("[1]\n".utf8))
    }

    @Test(arguments: [
        "", "[", "]", "[]", "[1", "[1]]", "[1,]", "[,1]", "[1 ]", "[--1]", "[9223372036854775808]",
        "[\"]", "[\"\\\"]", "[\"\\u0\"]", "[\"\\u00zz\"]", "[\"\\u0080\"]", "[\"\\n\"]", "[nul]",
        "[true]",
        "[{}]", "[{\"base64\":\"%\"}]", "[{\"base64\":1}]", "[{\"real\":\"x\"}]", "[[1]]",
        "{\"a\":1}",
    ])
    func `what we do not write is not read`(_ text: String) {
        #expect(RowLine.read(Array(text.utf8)[...]) == nil)
    }

    private func archive(_ entries: [(String, [UInt8])]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try TarWriter.write(entries) { bytes += $0 }
        return bytes
    }

    private func read(_ bytes: [UInt8]) throws -> [String] {
        var rest = bytes[...]
        let reader = TarReader(
            source: ByteSource { count in
                defer { rest = rest.dropFirst(count) }
                return Array(rest.prefix(count))
            })
        var names: [String] = []
        while let entry = try reader.next() { names.append(entry.name) }
        return names
    }

    @Test func `an archive is read back, and no byte of its heads can be changed`() throws {
        let bytes = try archive([("about.json", [1, 2]), ("tables/a/000001.jsonl", [])])
        #expect(try read(bytes) == ["about.json", "tables/a/000001.jsonl"])
        for place in Array(0..<512) + Array(1024..<1536) {
            var other = bytes
            other[place] ^= 2
            #expect(throws: BackupFault.self, "byte \(place)") { try read(other) }
        }
        for length in stride(from: 0, to: bytes.count, by: 100) {
            #expect(throws: BackupFault.self) { try read(Array(bytes.prefix(length))) }
        }
        #expect(throws: BackupFault.self) { try read(bytes + [0]) }
    }

    @Test(arguments: ["/etc/passwd", "../a", "tables/../../a", "", "a b", "A", "a\u{e8}"])
    func `names that lead elsewhere are refused`(_ name: String) throws {
        let bytes = try archive([(name, [1])])
        #expect(throws: BackupFault.self) { try read(bytes) }
    }

    /// Types of entries: hard link, symbolic link, device, folder, long name, extended head.
    @Test(arguments: ["1", "2", "3", "5", "L", "x", "g"])
    func `only ordinary entries are read`(_ type: String) throws {
        var bytes = try archive([("about.json", [1])])
        bytes[156] = Array(type.utf8)[0]
        #expect(throws: BackupFault.self) { try read(Self.summed(bytes)) }
    }

    @Test(arguments: ["77777777777", "-0000000001", "0000000000x", "           ", "\u{0}"])
    func `a size that lies is refused`(_ size: String) throws {
        var bytes = try archive([("about.json", [1])])
        let field = Array(size.utf8) + [UInt8](repeating: 0, count: 12 - size.utf8.count)
        bytes.replaceSubrange(124..<136, with: field)
        #expect(throws: BackupFault.self) { try read(Self.summed(bytes)) }
    }

    /// With a sum that adds up again.
    private static func summed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes.replaceSubrange(148..<156, with: [UInt8](repeating: 32, count: 8))
        let text = String(bytes[0..<512].reduce(0) { $0 + Int($1) }, radix: 8)
        bytes.replaceSubrange(
            148..<156,
            with: Array((String(repeating: "0", count: 6 - text.count) + text).utf8) + [0, 32])
        return bytes
    }
}

extension TarWriter {
    fileprivate static func write(
        _ entries: [(String, [UInt8])], to output: @escaping ([UInt8]) throws -> Void
    ) throws {
        let writer = TarWriter(output: output, modifiedAt: 1_700_000_000)
        for (name, bytes) in entries { try writer.add(name, bytes) }
        try writer.finish()
    }
}
