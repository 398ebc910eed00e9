/// A value of CBOR (RFC 8949), as far as authenticators write it: definite lengths, no tags, no
/// floating point. What they do not write is not read.
indirect enum CBOR: Equatable, Sendable {
    case number(Int)
    case bytes([UInt8])
    case text(String)
    case list([CBOR])
    /// Pairs in their order; a key that comes twice makes the whole unreadable.
    case map([Pair])
    case boolean(Bool)
    case null

    struct Pair: Equatable, Sendable {
        let key: CBOR
        let value: CBOR
    }

    subscript(key: CBOR) -> CBOR? {
        guard case .map(let pairs) = self else { return nil }
        return pairs.first { $0.key == key }?.value
    }

    subscript(name: String) -> CBOR? { self[.text(name)] }

    subscript(label: Int) -> CBOR? { self[.number(label)] }

    var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }

    var number: Int? { if case .number(let number) = self { number } else { nil } }

    /// The first value, and how many bytes it took; nil where it cannot be read.
    static func first(of bytes: ArraySlice<UInt8>) -> (value: CBOR, length: Int)? {
        var reader = Reader(rest: bytes)
        guard let value = reader.value(depth: 0) else { return nil }
        return (value, bytes.count - reader.rest.count)
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        private static let deepest = 8
        private static let mostItems = 64

        mutating func value(depth: Int) -> CBOR? {
            guard depth < Self.deepest, let head = rest.popFirst() else { return nil }
            let (kind, detail) = (head >> 5, head & 31)
            if kind == 7 { return Self.simple(detail) }
            guard let number = argument(detail) else { return nil }
            switch kind {
            case 0: return .number(number)
            case 1: return .number(-1 - number)
            case 2: return take(number).map { .bytes(Array($0)) }
            case 3:
                return take(number).flatMap { String(validating: $0, as: UTF8.self) }.map(CBOR.text)
            case 4: return list(number, depth)
            case 5: return map(number, depth)
            default: return nil
            }
        }

        private static func simple(_ detail: UInt8) -> CBOR? {
            switch detail {
            case 20: .boolean(false)
            case 21: .boolean(true)
            case 22: .null
            default: nil
            }
        }

        /// The number in or after the head: at most 2^63 − 1.
        private mutating func argument(_ detail: UInt8) -> Int? {
            if detail < 24 { return Int(detail) }
            guard detail < 28, let bytes = take(1 << Int(detail - 24)) else { return nil }
            return Int(exactly: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }

        private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }

        private mutating func list(_ count: Int, _ depth: Int) -> CBOR? {
            guard count <= Self.mostItems else { return nil }
            var values: [CBOR] = []
            for _ in 0..<count {
                guard let value = value(depth: depth + 1) else { return nil }
                values.append(value)
            }
            return .list(values)
        }

        private mutating func map(_ count: Int, _ depth: Int) -> CBOR? {
            guard count <= Self.mostItems else { return nil }
            var pairs: [Pair] = []
            for _ in 0..<count {
                guard let key = value(depth: depth + 1), let value = value(depth: depth + 1),
                    !pairs.contains(where: { $0.key == key })
                else { return nil }
                pairs.append(Pair(key: key, value: value))
            }
            return .map(pairs)
        }
    }
}
