import Commons
import Kernel
import Postal
import Store

/// The final bytes of a letter that is written here.
enum LetterBytes {
    /// - Parameters:
    ///   - answered: the letter that it continues.
    ///   - isAlone: it names that one only, not the others of the exchange.
    static func compose(
        _ content: MessageContent, _ attachments: [OutgoingAttachment], answered: MessageRow?,
        isAlone: Bool = false, at moment: Instant, in tx: Transaction
    ) throws -> [UInt8] {
        var letter = OutgoingMessage(
            from: MailboxAddress(name: content.from.name, address: content.from.address),
            to: content.to.map { MailboxAddress(name: $0.name, address: $0.address) },
            subject: content.subject, text: content.text, messageID: content.messageID ?? "",
            date: moment.milliseconds)
        letter.cc = content.cc.map { MailboxAddress(name: $0.name, address: $0.address) }
        letter.attachments = attachments.map {
            OutgoingMessage.Attachment(name: $0.name, type: $0.type, data: $0.data.bytes)
        }
        letter.utcOffsetMinutes = offset(at: moment, tx.zone)
        if let answered, let own = answered.messageID, isAlone {
            (letter.inReplyTo, letter.references) = ([own], [own])
        } else if let answered {
            let before = try tx.values(
                """
                SELECT message_id FROM message
                WHERE thread_id = \(answered.thread) AND message_id IS NOT NULL AND id <= \(answered.id)
                ORDER BY at DESC, id DESC LIMIT 20
                """, as: String.self)
            letter.inReplyTo = answered.messageID.map { [$0] } ?? []
            letter.references = before.reversed()
        }
        let raw: [UInt8]
        do { raw = try MessageComposer.compose(letter) } catch {
            throw QueueRefused.unwritable("\(error)")
        }
        guard raw.count <= largest else { throw QueueRefused.tooLarge }
        return raw
    }

    private static let largest = 25 << 20

    /// Under which a letter is known everywhere.
    static func identifier(of message: ID<MailMessage>, at address: String) -> String {
        "\(message.description.lowercased())@\(address.drop { $0 != "@" }.dropFirst())"
    }

    /// How far the cooperative's clock is ahead of UTC at a moment.
    private static func offset(at moment: Instant, _ zone: Zone) -> Int {
        let wall = zone.wallClock(of: moment)
        let minutes =
            Int(
                Zone.utc.startOfDay(wall.date).milliseconds / 60_000) + wall.hour * 60 + wall.minute
        return minutes - Int(moment.milliseconds / 60_000)
    }
}
