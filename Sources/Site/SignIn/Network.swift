import Kernel

/// Which network an address belongs to, as far as one household or office has it: an IPv4 address is
/// one, of an IPv6 address the first 64 bits (RFC 6177); what is no address stands for itself.
enum Network {
    static func name(_ address: String) -> String {
        let text = address.prefix { $0 != "%" }.lowercased()
        guard text.contains(":"), text.utf8.count <= 45 else { return text }
        if let last = text.split(separator: ":").last, last.contains(".") { return String(last) }
        let halves = text.split(separator: ":", omittingEmptySubsequences: false)
        // `a::b` stands for as many zeros as are missing.
        var groups: [Substring] = []
        let gap = text.firstRange(of: "::")
        if let gap {
            let head = text[..<gap.lowerBound].split(separator: ":")
            let tail = text[gap.upperBound...].split(separator: ":")
            guard head.count + tail.count <= 7 else { return text }
            groups = head + Array(repeating: "0", count: 8 - head.count - tail.count) + tail
        } else {
            groups = halves
        }
        guard groups.count == 8 else { return text }
        let numbers = groups.prefix(4).compactMap { UInt16($0, radix: 16) }
        guard numbers.count == 4 else { return text }
        return numbers.map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }
}
