/// One part of a message, in the order in which the parts stand. A multipart is a part too, with
/// no data of its own, followed by the parts it holds.
public struct MessagePart: Sendable {
    /// The place in the message: `1` is the whole, `1.2` the second part in it.
    public let path: String

    /// How many multiparts are around this part.
    public let depth: Int

    /// The type in small letters, `text/plain`. What cannot be read is `text/plain` when it may be
    /// text, so that it is shown.
    public let type: String

    /// Parameters of the type by name in small letters: `method` of an invitation, for example.
    public let typeParameters: [String: String]

    /// The charset as declared, in small letters.
    public let charset: String?

    /// The file name as it may be shown and saved: no path, no control or hidden characters.
    public let filename: String?

    /// The file name as the sender wrote it, decoded. Never to be used as a path.
    public let originalFilename: String?

    /// `attachment`, `inline` or another word in small letters; nil when none is declared.
    public let disposition: String?

    /// The id by which an HTML page names this part (`cid:`), without brackets.
    public let contentID: String?

    /// Bytes of the content, decoded.
    public let size: Int

    /// Whether people expect the part in the list of attachments. No leaf is hidden: what is
    /// neither shown as text nor inside the page is an attachment.
    public let isAttachment: Bool

    /// Whether the part belongs inside the page, such as a picture named by `cid:`.
    public let isInline: Bool

    /// Whether the part is in `ParsedMessage.text` or `ParsedMessage.html`.
    public let isBody: Bool

    /// The message that a `message/rfc822` part holds, taken apart in its turn.
    public let message: ParsedMessage?

    let content: ByteSlice
    let entity: ByteSlice

    /// The content, transfer encoding undone. For a multipart it is empty, for a message within
    /// the message it is that message as it came.
    public var data: [UInt8] { Array(content) }

    /// The part as it came, headers and encoding included: what a signature over it covers.
    public var rawBytes: [UInt8] { Array(entity) }

    /// Whether the part only holds others.
    public var isMultipart: Bool { type.hasPrefix("multipart/") }

    /// The content as text, if it is text of any kind; converted at each call.
    public var text: String? {
        guard type.hasPrefix("text/") || type == "message/delivery-status" else { return nil }
        return CharsetDecoder.text(content, charset: charset).text
    }
}
