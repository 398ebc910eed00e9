/// Reads ASCII texts of fixed shape byte by byte, without ever looking past the end.
struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    /// Texts longer than `limit` bytes read as empty: no fixed shape is that long, and what
    /// comes from outside must not cost work in proportion to its length.
    init(_ text: String, limit: Int = 64) {
        bytes = text.utf8.count <= limit ? Array(text.utf8) : []
    }

    var isAtEnd: Bool { position == bytes.count }
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Steps over one of the accepted bytes and tells which it was.
    mutating func take(_ accepted: UInt8...) -> UInt8? {
        guard let byte = next, accepted.contains(byte) else { return nil }
        position += 1
        return byte
    }

    /// The number written in exactly `count` ASCII digits (at most 18, so it cannot overflow).
    mutating func number(digits count: Int) -> Int? {
        guard count <= 18, position + count <= bytes.count else { return nil }
        var value = 0
        for index in position..<(position + count) {
            guard let digit = bytes[index].asciiDigit else { return nil }
            value = value * 10 + digit
        }
        position += count
        return value
    }

    /// All ASCII digits from here on, in order.
    mutating func digits() -> [Int] {
        var found: [Int] = []
        while let digit = next?.asciiDigit {
            found.append(digit)
            position += 1
        }
        return found
    }
}

extension UInt8 {
    /// 0...9 for the ASCII digits, nil for any other byte.
    var asciiDigit: Int? { (0x30...0x39).contains(self) ? Int(self) - 0x30 : nil }
}

/// Writes texts of fixed shape without formatters.
struct ByteWriter {
    private(set) var bytes: [UInt8]

    init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func put(_ byte: UInt8) { bytes.append(byte) }

    /// The last `digits` decimal digits of a number that is not negative.
    mutating func put(_ number: Int, digits: Int) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}
