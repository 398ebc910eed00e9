import Glibc

/// An address of a machine, IPv4 or IPv6, and whether it is one on the internet.
public struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16, as they travel.
    public let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Four decimal numbers, or IPv6 without brackets; nil for every other text, also those that some
    /// programs take for an address (`127.1`, `0x7f.0.0.1`).
    public init?(_ text: String) {
        for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: count)
            if inet_pton(family, text, &bytes) == 1 {
                self.bytes = bytes
                return
            }
        }
        return nil
    }

    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        inet_ntop(family, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Of this very machine.
    public var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes == Self.sixLoopback
    }

    /// Whether the internet leads there (IANA's registries of special addresses): not this machine, not
    /// a network of the house, of a provider or of a data centre, not many at once.
    public var isPublic: Bool {
        if bytes.count == 4 { return !Self.specialFour.contains { lies(in: $0) } }
        // What carries IPv6 to IPv4 leads where its last four bytes do.
        if lies(in: Self.translated) { return NetworkAddress(bytes: Array(bytes[12...])).isPublic }
        return lies(in: Self.globalSix) && !Self.specialSix.contains { lies(in: $0) }
    }

    private typealias Net = (bytes: [UInt8], bits: Int)

    private func lies(in network: Net) -> Bool {
        let whole = network.bits / 8
        guard bytes.prefix(whole) == network.bytes.prefix(whole) else { return false }
        let rest = network.bits % 8
        guard rest > 0 else { return true }
        return bytes[whole] >> UInt8(8 - rest) == network.bytes[whole] >> UInt8(8 - rest)
    }

    private static let specialFour: [Net] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12),
        ([192, 0, 0], 24), ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16),
        ([198, 18], 15), ([198, 51, 100], 24), ([203, 0, 113], 24), ([224], 4), ([240], 4),
        // The agent of a large provider's machines, at an address that looks like others.
        ([168, 63, 129, 16], 32),
    ]

    private static let sixLoopback = [UInt8](repeating: 0, count: 15) + [1]
    private static let globalSix: Net = ([0x20], 3)
    private static let translated: Net = (
        [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96
    )
    private static let specialSix: [Net] = [
        ([0x20, 0x01, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x02], 16),
        ([0x3F, 0xFF, 0x00], 20),
    ]
}
