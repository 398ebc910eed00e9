import Foundation
import Testing

@testable import Postal

/// The real servers that `scripts/services/mail.sh start` runs, told by its `mail.env`.
struct MailService: Sendable {
    private let values: [String: String]

    /// Where the addresses are, if the tests were given servers.
    static let file = ProcessInfo.processInfo.environment["ARCA_MAIL_ENV"]

    static let current: MailService? =
        file
        .flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }
        .map { MailService($0) }

    init(_ text: String) {
        let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
        values = Dictionary(pairs, uniquingKeysWith: { _, last in last })
    }

    subscript(key: String) -> String { values[key] ?? "" }

    func port(_ key: String) -> Int { values[key].flatMap { Int($0) } ?? 0 }

    var trust: MailServer.Trust { .file(self["MAIL_AUTHORITY"]) }

    func imap(
        _ user: String, password: String? = nil, _ security: MailServer.Security = .tls
    ) -> MailServer {
        MailServer(
            host: self["MAIL_HOST"],
            port: port(security == .tls ? "MAIL_IMAP_TLS_PORT" : "MAIL_IMAP_STARTTLS_PORT"),
            security: security, trust: trust, username: user,
            password: password ?? self["MAIL_PASSWORD"], timeouts: .patient)
    }

    func smtp(
        _ user: String = "desk", password: String? = nil, _ security: MailServer.Security = .tls
    ) -> MailServer {
        MailServer(
            host: self["MAIL_HOST"],
            port: port(security == .tls ? "MAIL_SMTP_TLS_PORT" : "MAIL_SMTP_STARTTLS_PORT"),
            security: security, trust: trust, username: user,
            password: password ?? self["MAIL_PASSWORD"], timeouts: .patient)
    }

    /// Makes mail for one recipient fail. Each test has recipients of its own.
    func setFault(_ fault: String, for recipient: SMTPAddress) throws {
        try fault.write(
            toFile: "\(self["MAIL_FAULTS"])/\(recipient)", atomically: true, encoding: .utf8)
    }

    /// How many messages left that hold these words.
    func sentCount(holding words: String) throws -> Int {
        let folder = self["MAIL_SENT"]
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".eml") && !$0.hasPrefix(".") }
            .count { name in
                FileManager.default.contents(atPath: "\(folder)/\(name)")
                    .map { String(decoding: $0, as: UTF8.self).contains(words) } ?? false
            }
    }
}

extension Trait where Self == ConditionTrait {
    /// For tests against real servers.
    static var realMailServers: Self {
        .enabled(
            if: MailService.file != nil,
            "ARCA_MAIL_ENV names no mail.env: run scripts/services/mail.sh start DIR")
    }
}

func service() throws -> MailService {
    try #require(MailService.current, "the file that ARCA_MAIL_ENV names cannot be read")
}

/// A small message with CR LF line ends.
func letter(_ subject: String, _ body: String = "Buongiorno.") -> [UInt8] {
    let head = "From: desk@arca.example\r\nTo: giulia@arca.example\r\nSubject: \(subject)\r\n"
    return Array("\(head)\r\n\(body)\r\n".utf8)
}
