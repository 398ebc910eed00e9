import NIOCore

extension String {
    /// Whether this can stand as a host name or address in a connection: something printable
    /// without spaces, so that it can neither split a command nor hide in a log.
    var isHostName: Bool {
        !isEmpty && utf8.count <= 253 && utf8.allSatisfy { 0x21...0x7e ~= $0 }
    }

    /// Whether this names the machine we run on, without asking anybody.
    var namesThisMachine: Bool {
        if lowercased() == "localhost" { return true }
        return (try? SocketAddress(ipAddress: self, port: 0))?.isLoopback ?? false
    }
}

extension SocketAddress {
    /// 127.0.0.0/8 and ::1 (RFC 6890), also when the first is written as an IPv6 address.
    var isLoopback: Bool {
        guard let text = ipAddress else { return false }
        switch self {
        case .v4: return text.hasPrefix("127.")
        case .v6: return text == "::1" || text.lowercased().hasPrefix("::ffff:127.")
        default: return false
        }
    }
}
