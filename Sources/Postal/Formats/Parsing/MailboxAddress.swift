/// One mailbox as a header writes it: who, in words for people, and where (RFC 5322, 3.4).
public struct MailboxAddress: Sendable, Hashable, Codable {
    /// The name for people, decoded; empty when the header gives none.
    public let name: String

    /// `local@domain` as written; empty when the header names somebody without an address.
    public let address: String

    public init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }
}
