/// Where a function mailbox lives and how to enter it: the same value serves reading (IMAP) and
/// sending (SMTP submission), each with its own port.
public struct MailServer: Sendable, Equatable {
    /// How the line is protected.
    public enum Security: String, Sendable, Codable, CaseIterable {
        /// TLS from the first byte (ports 993 and 465, RFC 8314). The one to prefer.
        case tls
        /// Plain greeting, then TLS before anything else is said (ports 143 and 587).
        case startTLS
        /// No protection. Only towards this same machine, where nobody else can listen.
        case plain
    }

    /// Whom we believe when the server shows its certificate.
    public enum Trust: Sendable, Equatable {
        /// The certificate authorities installed with the operating system.
        case systemRoots
        /// A PEM file with the certificates of the authorities to believe, and no others.
        case file(String)
    }

    /// The name that the certificate must carry, or an IP address.
    public var host: String
    public var port: Int
    public var security: Security
    public var trust: Trust
    /// Nothing to sign in with only makes sense for a relay on this machine.
    public var credentials: MailCredentials?
    public var timeouts: MailTimeouts

    public init(
        host: String, port: Int, security: Security = .tls, trust: Trust = .systemRoots,
        credentials: MailCredentials? = nil, timeouts: MailTimeouts = .standard
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.trust = trust
        self.credentials = credentials
        self.timeouts = timeouts
    }

    public init(
        host: String, port: Int, security: Security = .tls, trust: Trust = .systemRoots,
        username: String, password: String, timeouts: MailTimeouts = .standard
    ) {
        self.init(
            host: host, port: port, security: security, trust: trust,
            credentials: MailCredentials(username: username, password: password),
            timeouts: timeouts)
    }
}

/// A user name with its password, which no log, dump or error message ever shows.
public struct MailCredentials: Sendable, Equatable {
    public let username: String
    public let password: String

    public init(username: String, password: String) {
        self.username = username
        self.password = password
    }
}

extension MailCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    public var description: String { "\(username) with a password" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["username": username]) }
}
