import Journal
import Kernel
import Postal
import Store

/// A message taken apart for the journal: all that takes time and asks nothing of the database.
struct OpenedMessage: Sendable {
    let hash: Digest
    /// As it came.
    let parsed: ParsedMessage
    /// What a person wrote, out of what it travelled in.
    let inside: LetterInside
    let prepared: PreparedContent<MessageContent>
    /// Who wrote, and the first of those written to, where these are addresses.
    let from: MailAddress?
    let to: MailAddress?

    private static let longestText = 400_000

    init(_ raw: RawMessage, for dialect: Dialect) throws {
        hash = Digest.sha256(raw.bytes)
        parsed = ParsedMessage.parse(raw.bytes)
        inside = LetterInside(parsed)
        let content = Self.content(of: inside)
        from = try? MailAddress(content.from.address)
        to = content.to.first.flatMap { try? MailAddress($0.address) }
        prepared = try PreparedContent(content, searchText: content.searchText, for: dialect)
    }

    private static func content(of inside: LetterInside) -> MessageContent {
        let parsed = inside.head
        let from = parsed.from.first ?? parsed.sender.first
        return MessageContent(
            messageID: parsed.messageID.map { $0.beginning(500) },
            from: person(from ?? MailboxAddress(name: "", address: "")),
            to: parsed.to.prefix(100).map(person), cc: parsed.cc.prefix(100).map(person),
            subject: parsed.subject.oneLine.beginning(1_000),
            text: inside.body.text.beginning(longestText),
            attachments: inside.body.attachments.filter { !LetterSeal.isSignature($0) }
                .prefix(200).map { ($0.filename ?? $0.type).oneLine })
    }

    private static func person(_ address: MailboxAddress) -> MessageContent.Person {
        let key = (try? MailAddress(address.address))?.matchingKey ?? address.address
        return MessageContent.Person(
            name: address.name.oneLine.beginning(200), address: key.beginning(300))
    }
}
