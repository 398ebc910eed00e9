import Commons
import Kernel

/// What a form sent: fields in order, and files.
public struct Form: Sendable {
    public struct File: Sendable {
        public let field: String
        public let name: String
        public let type: String
        public let bytes: [UInt8]
    }

    public var fields: [(name: String, value: String)]
    public var files: [File]

    public init(fields: [(name: String, value: String)] = [], files: [File] = []) {
        self.fields = fields
        self.files = files
    }

    /// The last value sent under a name.
    public subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

    public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    public func file(_ field: String) -> File? {
        files.first { $0.field == field && !($0.name.isEmpty && $0.bytes.isEmpty) }
    }

    /// For a command: everything but what the frame itself put in.
    public var tree: Tree { Tree.fields(fields.filter { !$0.name.hasPrefix("_") }) }

    public mutating func set(_ name: String, _ value: String) {
        fields.removeAll { $0.name == name }
        fields.append((name, value))
    }
}

/// Reads `application/x-www-form-urlencoded`, as forms and addresses have it.
enum URLEncoded {
    static let mostFields = 2_000

    static func fields(_ text: some StringProtocol) -> [(name: String, value: String)] {
        text.split(separator: "&", maxSplits: mostFields).prefix(mostFields).map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decode(parts[0]), parts.count > 1 ? decode(parts[1]) : "")
        }
    }

    /// A broken `%` stays as it is; bytes that are no UTF-8 become the replacement character.
    static func decode(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(32)
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let high = hex(rest[rest.startIndex]),
                let low = hex(rest[rest.startIndex + 1])
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func encode(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

/// An address with parameters: `/memory?q=furgone`.
public func address(_ path: String, _ parameters: [(String, String?)]) -> String {
    let pairs = parameters.compactMap { name, value in
        value.map { "\(URLEncoded.encode(name))=\(URLEncoded.encode($0))" }
    }
    return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
}
