import Kernel

/// Where a request to another machine goes, read strictly, so that nobody after us reads another machine in it.
public struct OutsideAddress: Sendable, Equatable {
    public let isEncrypted: Bool
    /// In small letters: a name, or an IPv4 address.
    public let host: String
    public let port: Int?
    /// Path and query; begins with `/`.
    public let target: String

    private static let longest = 500
    /// What may stand in an address beside letters and digits.
    private static let marks = Set("-._~!$&'()*+,;=:@/?%".utf8)

    /// Nil unless it is `https` or `http`, a machine, a port if need be, a path and a query: no user, no
    /// fragment, nothing but what an address is written with.
    public init?(_ typed: String) {
        let text = typed.trimmingSpace
        guard text.utf8.count <= Self.longest, let cut = text.firstRange(of: "://") else {
            return nil
        }
        switch text[..<cut.lowerBound].lowercased() {
        case "https": isEncrypted = true
        case "http": isEncrypted = false
        default: return nil
        }
        let rest = text[cut.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let parts = rest[..<end].split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.first?.lowercased(), parts.count <= 2, Self.isHost(name) else {
            return nil
        }
        if parts.count == 2 {
            guard let number = Int(parts[1]), (1...65_535).contains(number),
                parts[1].utf8.allSatisfy({ (48...57).contains($0) })
            else { return nil }
            port = number
        } else {
            port = nil
        }
        guard rest[end...].utf8.allSatisfy(Self.isPlain) else { return nil }
        host = name
        target = rest[end...].hasPrefix("/") ? String(rest[end...]) : "/" + rest[end...]
    }

    public var text: String {
        "\(isEncrypted ? "https" : "http")://\(host)\(port.map { ":\($0)" } ?? "")\(target)"
    }

    /// An address of this machine, as far as its name says.
    public var isNamedHere: Bool {
        host == "localhost" || NetworkAddress(host)?.isLoopback == true
    }

    /// One that could be of a machine out there; what its name leads to is looked at anew before
    /// each sending.
    public var isNamedOutside: Bool {
        if let address = NetworkAddress(host) { return address.isPublic }
        return host.contains(".") && !host.hasSuffix(".localhost")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            || marks.contains(byte)
    }

    /// A name, or four numbers: not the other ways in which numbers can be written, that some take
    /// for an address of a machine.
    private static func isHost(_ host: String) -> Bool {
        guard host.utf8.count <= 253 else { return false }
        if NetworkAddress(host)?.bytes.count == 4 { return true }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return labels.last?.contains(where: \.isLetter) == true
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && !label.hasPrefix("0x")
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            }
    }
}
