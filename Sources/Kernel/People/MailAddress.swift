import Foundation

/// A mail address: what RFC 5321 and 5322 call an addr-spec, in the part of it that mail
/// systems really use. The domain is lower case; the part before `@` stays as it was written.
public struct MailAddress: Hashable, Sendable, TextCoded {
    /// The part before `@`, quotes included where it needs them.
    public let local: String
    /// Lower case; letters beyond ASCII are left as they were given.
    public let domain: String

    /// Reads an address, with white space around it but none inside.
    public init(_ text: String) throws(MailAddressFault) {
        if let plain = MailAddressShape.plain(text) {
            (local, domain) = plain
            return
        }
        guard text.utf8.count <= 512 else { throw .tooLong }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if trimmed.isEmpty { throw .empty }
        let scalars = Array(trimmed.unicodeScalars)
        guard let at = scalars.lastIndex(of: "@") else { throw .noAt }
        local = try MailAddressShape.local(scalars[..<at])
        domain = try MailAddressShape.domain(scalars[(at + 1)...])
        // The path of RFC 5321 has 256 octets, angle brackets included.
        guard local.utf8.count + 1 + domain.utf8.count <= 254 else { throw .tooLong }
    }

    public static func read(_ text: String) throws -> MailAddress { try MailAddress(text) }

    public var description: String { "\(local)@\(domain)" }

    /// The text by which two spellings of one mailbox are found to be the same: all lower case,
    /// composed characters, no needless quotes. Never to be written to.
    public var matchingKey: String {
        let unquoted = MailAddressShape.unquoted(local) ?? local
        let key = "\(unquoted)@\(domain)".lowercased()
        return key.utf8.allSatisfy { $0 < 0x80 } ? key : key.precomposedStringWithCanonicalMapping
    }
}
