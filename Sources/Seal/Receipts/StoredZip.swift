/// A ZIP archive of a few files, uncompressed and without dates, so that the same files always give the same
/// bytes. What is read must be exactly what would be written: no byte is free to differ unseen.
struct StoredZip: Sendable, Equatable {
    struct File: Sendable, Equatable {
        let name: String
        let bytes: [UInt8]
    }

    let files: [File]

    private static let mostFiles = 1_000
    private static let most = 1 << 30
    private static let local: UInt32 = 0x0403_4B50
    private static let central: UInt32 = 0x0201_4B50
    private static let end: UInt32 = 0x0605_4B50
    /// 1 January 1980, midnight: the first moment that the format knows.
    private static let date: UInt16 = 0x0021
    /// Names are UTF-8.
    private static let flags: UInt16 = 0x0800

    init(_ files: [File]) { self.files = files }

    /// Nil unless these are the bytes that its files give.
    init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        var files: [File] = []
        while reader.peek() == Self.local {
            guard files.count < Self.mostFiles, let file = reader.file() else { return nil }
            files.append(file)
        }
        self.files = files
        guard !files.isEmpty, Set(files.map(\.name)).count == files.count, written == bytes else {
            return nil
        }
    }

    var written: [UInt8] {
        var (content, directory) = ([UInt8](), [UInt8]())
        for file in files {
            let place = UInt32(clamping: content.count)
            let common = Self.common(file)
            Self.put(Self.local, to: &content)
            content += common
            content += Array(file.name.utf8) + file.bytes
            Self.put(Self.central, to: &directory)
            Self.put(UInt16(20), to: &directory)
            directory += common
            // No comment, first disk, no attributes.
            directory += [UInt8](repeating: 0, count: 10)
            Self.put(place, to: &directory)
            directory += Array(file.name.utf8)
        }
        var bytes = content + directory
        Self.put(Self.end, to: &bytes)
        bytes += [0, 0, 0, 0]
        Self.put(UInt16(clamping: files.count), to: &bytes)
        Self.put(UInt16(clamping: files.count), to: &bytes)
        Self.put(UInt32(clamping: directory.count), to: &bytes)
        Self.put(UInt32(clamping: content.count), to: &bytes)
        return bytes + [0, 0]
    }

    /// What stands before each file and in the directory alike, from the version needed to the length of
    /// what is extra.
    private static func common(_ file: File) -> [UInt8] {
        var bytes: [UInt8] = []
        put(UInt16(20), to: &bytes)
        put(flags, to: &bytes)
        // Stored, at midnight.
        bytes += [0, 0, 0, 0]
        put(date, to: &bytes)
        put(CRC32.of(file.bytes), to: &bytes)
        put(UInt32(clamping: file.bytes.count), to: &bytes)
        put(UInt32(clamping: file.bytes.count), to: &bytes)
        put(UInt16(clamping: file.name.utf8.count), to: &bytes)
        return bytes + [0, 0]
    }

    private static func put(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        /// Whether it is written right is seen by writing it again.
        mutating func file() -> File? {
            let head = 30
            guard bytes.count - place >= head else { return nil }
            let size = Int(number(at: place + 18))
            let nameLength = Int(number(at: place + 26) & 0xFFFF)
            let start = place + head + nameLength
            guard size <= StoredZip.most, bytes.count - start >= size,
                let name = String(validating: bytes[(place + head)..<start], as: UTF8.self)
            else { return nil }
            place = start + size
            return File(name: name, bytes: Array(bytes[start..<place]))
        }

        func peek() -> UInt32? { bytes.count - place >= 4 ? number(at: place) : nil }

        private func number(at place: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
        }
    }
}

/// The sum that ZIP guards its files with (ISO 3309).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in
            sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
        }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in
            table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8)
        }
    }
}
