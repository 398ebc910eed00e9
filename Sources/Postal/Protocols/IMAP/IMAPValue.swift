/// A value in an answer of the server (RFC 9051 section 4).
enum IMAPValue: Equatable, Sendable {
    case atom(String)
    case string([UInt8])
    case list([IMAPValue])
    case nothing
    case skipped(bytes: Int)
}

extension IMAPValue {
    /// The bytes of a string, quoted or not.
    var bytes: [UInt8]? {
        switch self {
        case .atom(let text): Array(text.utf8)
        case .string(let bytes): bytes
        case .list, .nothing, .skipped: nil
        }
    }

    var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

    var list: [IMAPValue]? {
        guard case .list(let values) = self else { return nil }
        return values
    }

    /// A number of the grammar: digits only, within 32 bits.
    var number: UInt32? {
        guard case .atom(let text) = self, text.utf8.allSatisfy(\.isDigit) else { return nil }
        return UInt32(text)
    }

    /// A number within 63 bits (RFC 7162).
    var largeNumber: UInt64? {
        guard case .atom(let text) = self, text.utf8.allSatisfy(\.isDigit) else { return nil }
        return UInt64(text).flatMap { $0 <= UInt64(Int64.max) ? $0 : nil }
    }
}
