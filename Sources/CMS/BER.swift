/// A value in the encoding of ASN.1 (X.690), read where it lies: what it holds is looked at only when
/// asked for. Lengths may be indefinite, as programs write them that do not know the end.
struct BER {
    /// The first byte: class, form and number in one.
    let tag: UInt8
    let content: ArraySlice<UInt8>
    /// With its head, as it came.
    let encoded: ArraySlice<UInt8>

    struct Unreadable: Error {}

    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let octetString: UInt8 = 0x04
    static let objectIdentifier: UInt8 = 0x06

    var isConstructed: Bool { tag & 0x20 != 0 }

    private static let deepest = 24

    /// The first value of some bytes.
    init(_ bytes: ArraySlice<UInt8>) throws {
        var steps = bytes.count + 64
        self = try BER.read(bytes, depth: 0, steps: &steps)
    }

    private init(tag: UInt8, content: ArraySlice<UInt8>, encoded: ArraySlice<UInt8>) {
        self.tag = tag
        self.content = content
        self.encoded = encoded
    }

    /// - Parameter steps: how many values may be looked at to find an end.
    private static func read(
        _ bytes: ArraySlice<UInt8>, depth: Int, steps: inout Int
    ) throws -> BER {
        steps -= 1
        guard depth < deepest, steps > 0, bytes.count >= 2 else { throw Unreadable() }
        let start = bytes.startIndex
        let tag = bytes[start]
        // No structure that we read has numbers of more than one byte.
        guard tag & 0x1F != 0x1F else { throw Unreadable() }
        let first = bytes[start + 1]
        var at = start + 2
        if first == 0x80 {
            guard tag & 0x20 != 0 else { throw Unreadable() }
            let body = at
            while true {
                guard at + 1 < bytes.endIndex else { throw Unreadable() }
                if bytes[at] == 0, bytes[at + 1] == 0 { break }
                at = try read(bytes[at...], depth: depth + 1, steps: &steps).encoded.endIndex
            }
            return BER(tag: tag, content: bytes[body..<at], encoded: bytes[start..<(at + 2)])
        }
        var length = Int(first)
        if first > 0x80 {
            let count = Int(first & 0x7F)
            guard count <= 4, at + count <= bytes.endIndex else { throw Unreadable() }
            length = bytes[at..<(at + count)].reduce(0) { $0 << 8 | Int($1) }
            at += count
        }
        guard length <= bytes.endIndex - at else { throw Unreadable() }
        return BER(
            tag: tag, content: bytes[at..<(at + length)], encoded: bytes[start..<(at + length)])
    }

    /// What a value holds, in its order.
    /// - Parameter most: more than so many are no structure that we read.
    func children(most: Int = 200) throws -> [BER] {
        guard isConstructed else { throw Unreadable() }
        var rest = content
        var found: [BER] = []
        while !rest.isEmpty {
            guard found.count < most else { throw Unreadable() }
            let child = try BER(rest)
            found.append(child)
            rest = rest[child.encoded.endIndex...]
        }
        return found
    }

    func expect(_ tag: UInt8) throws -> BER {
        guard self.tag == tag else { throw Unreadable() }
        return self
    }

    /// Bytes of an octet string, in one piece however it was cut.
    /// - Parameter most: of all pieces together.
    func octets(most: Int) throws -> ArraySlice<UInt8> {
        guard content.count <= most else { throw Unreadable() }
        guard isConstructed else { return content }
        var whole: [UInt8] = []
        whole.reserveCapacity(content.count)
        var pieces = 0
        try gather(into: &whole, depth: 0, &pieces)
        return whole[...]
    }

    /// A file of 100 MB in pieces of a kilobyte has so many.
    private static let mostPieces = 100_000

    private func gather(into whole: inout [UInt8], depth: Int, _ pieces: inout Int) throws {
        guard depth < 4 else { throw Unreadable() }
        var rest = content
        while !rest.isEmpty {
            pieces += 1
            let piece = try BER(rest)
            guard pieces <= Self.mostPieces, piece.tag & 0x1F == BER.octetString else {
                throw Unreadable()
            }
            if piece.isConstructed {
                try piece.gather(into: &whole, depth: depth + 1, &pieces)
            } else {
                whole += piece.content
            }
            rest = rest[piece.encoded.endIndex...]
        }
    }

    /// `1.2.840.113549.1.7.2`.
    func identifier() throws -> String {
        guard tag == BER.objectIdentifier, (1...40).contains(content.count) else {
            throw Unreadable()
        }
        var numbers: [UInt64] = []
        var number: UInt64 = 0
        for byte in content {
            guard number < 1 << 50 else { throw Unreadable() }
            number = number << 7 | UInt64(byte & 0x7F)
            if byte & 0x80 == 0 {
                numbers.append(number)
                number = 0
            }
        }
        guard let first = numbers.first else { throw Unreadable() }
        let top = min(first / 40, 2)
        return ([top, first - top * 40] + numbers.dropFirst()).map(String.init).joined(
            separator: ".")
    }

    /// Text of any of the kinds that names are written in.
    var text: String? {
        guard content.count <= 4_096 else { return nil }
        switch tag {
        case 0x0C, 0x13, 0x16, 0x12, 0x1A: return String(decoding: content, as: UTF8.self)
        case 0x14: return String(String.UnicodeScalarView(content.map { Unicode.Scalar($0) }))
        case 0x1E:
            let units = stride(from: content.startIndex, to: content.endIndex - 1, by: 2).map {
                UInt16(content[$0]) << 8 | UInt16(content[$0 + 1])
            }
            return String(decoding: units, as: UTF16.self)
        default: return nil
        }
    }

    /// Milliseconds since 1970 of a time in UTC.
    var time: Int64? {
        let digits = content.prefix { (0x30...0x39).contains($0) }.map { Int64($0) - 0x30 }
        guard content.last == 0x5A else { return nil }
        let isShort = tag == 0x17
        guard isShort || tag == 0x18, digits.count == (isShort ? 12 : 14) else { return nil }
        func two(_ at: Int) -> Int64 { digits[at] * 10 + digits[at + 1] }
        let rest = isShort ? 2 : 4
        let year = isShort ? two(0) + (two(0) < 50 ? 2_000 : 1_900) : two(0) * 100 + two(2)
        let (month, day) = (two(rest), two(rest + 2))
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        let seconds = two(rest + 4) * 3_600 + two(rest + 6) * 60 + two(rest + 8)
        return (Self.days(year, month, day) * 86_400 + seconds) * 1_000
    }

    /// Days since 1970 in the Gregorian calendar.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
