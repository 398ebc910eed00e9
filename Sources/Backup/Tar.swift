import Age

/// Writes a plain archive in the format ustar (POSIX.1-1988), entry by entry.
struct TarWriter {
    static let block = 512
    let output: ([UInt8]) throws -> Void
    /// Seconds since 1970, of every entry.
    let modifiedAt: Int64

    func add(_ name: String, _ bytes: [UInt8]) throws {
        var header: [UInt8] = []
        func field(_ text: String, _ width: Int) {
            header += Array(text.utf8.prefix(width))
            header += [UInt8](repeating: 0, count: max(0, width - text.utf8.count))
        }
        field(name, 100)
        field("0000600", 8)
        field("0000000", 8)
        field("0000000", 8)
        field(Self.octal(Int64(bytes.count), digits: 11), 12)
        field(Self.octal(max(0, modifiedAt), digits: 11), 12)
        field("        ", 8)
        field("0", 1)
        field("", 100)
        field("ustar", 6)
        field("00", 2)
        header += [UInt8](repeating: 0, count: Self.block - header.count)
        let sum = header.reduce(0) { $0 + Int64($1) }
        let check = Array(Self.octal(sum, digits: 6).utf8) + [0, 32]
        header.replaceSubrange(148..<156, with: check)
        try output(header)
        try output(bytes)
        let rest = bytes.count % Self.block
        if rest > 0 { try output([UInt8](repeating: 0, count: Self.block - rest)) }
    }

    func finish() throws { try output([UInt8](repeating: 0, count: 2 * Self.block)) }

    private static func octal(_ number: Int64, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

/// Reads what `TarWriter` wrote, and nothing else: ordinary entries with short plain names. Nothing is
/// ever unpacked onto a disk, so a name leads nowhere.
struct TarReader {
    let source: ByteSource

    /// More than any part that we write.
    private static let largest = 160 << 20

    /// Nil at the end of the archive, behind which nothing may stand.
    func next() throws -> (name: String, bytes: [UInt8])? {
        let header = try source.read(TarWriter.block)
        guard header.count == TarWriter.block else {
            throw BackupFault.damaged("the archive in it is broken off")
        }
        if header.allSatisfy({ $0 == 0 }) {
            let second = try source.read(TarWriter.block)
            guard second.count == TarWriter.block, second.allSatisfy({ $0 == 0 }),
                try source.isAtEnd
            else { throw BackupFault.damaged("something stands behind its end") }
            return nil
        }
        let (name, size) = try Self.read(header)
        let bytes = try source.read(size)
        let padding = (TarWriter.block - size % TarWriter.block) % TarWriter.block
        guard bytes.count == size, try source.read(padding).count == padding else {
            throw BackupFault.damaged("the archive in it is broken off")
        }
        return (name, bytes)
    }

    private static func read(_ header: [UInt8]) throws -> (name: String, size: Int) {
        guard Array(header[257..<263]) == Array("ustar\0".utf8) else {
            throw BackupFault.notABackup
        }
        var summed = header
        summed.replaceSubrange(148..<156, with: [UInt8](repeating: 32, count: 8))
        let sum = summed.reduce(0) { $0 + Int($1) }
        guard octal(header[148..<154]) == sum, header[154] == 0, header[155] == 32 else {
            throw BackupFault.damaged("the head of an entry does not add up")
        }
        let name = String(decoding: header[0..<100].prefix { $0 != 0 }, as: UTF8.self)
        guard header[156] == UInt8(ascii: "0"), header[345] == 0, isPlain(name) else {
            throw BackupFault.damaged("it holds an entry that no backup has")
        }
        guard let size = octal(header[124..<136]), size <= largest else {
            throw BackupFault.damaged("the entry \(name) has no size that we write")
        }
        return (name, size)
    }

    private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
        let digits = field.prefix { $0 != 0 && $0 != 32 }
        guard !digits.isEmpty else { return nil }
        return Int(String(decoding: digits, as: UTF8.self), radix: 8).flatMap { $0 < 0 ? nil : $0 }
    }

    /// Leads nowhere but further down.
    static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("/") && !name.contains("..")
            && name.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || [46, 47, 95].contains($0)
            }
    }
}
