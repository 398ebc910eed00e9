/// One message of an mbox file.
public struct MboxMessage: Sendable, Equatable {
    /// Where its `From ` line begins in the file.
    public let offset: Int64

    /// How many bytes of the file belong to it, up to the next `From ` line.
    public let length: Int64

    /// The message without its `From ` line, quoting of lines taken back.
    public let bytes: [UInt8]

    /// When it was delivered, by its `From ` line, in milliseconds since 1970.
    public let envelopeDate: Int64?

    /// Who sent it, by its `From ` line.
    public let envelopeSender: String?

    /// Whether it is larger than the limit, and `bytes` only its beginning; the whole stands in
    /// the file at `offset`.
    public let isTruncated: Bool
}

/// Reads an mbox file of any size, one message at a time, with the memory of one message.
///
/// A message begins at a `From ` line with a date that stands behind an empty line, at the beginning
/// of the file, or before a header field: archives of mailing lists have no empty line there. Nothing
/// is left out: what stands before the first such line is a message too, and so is a
/// last one that was cut off.
public final class MboxReader {
    private let file: ReadableFile
    private let lines: LineReader
    private let variant: MboxVariant
    private let messageBytes: Int
    private let begin: Int64
    private var following: Draft?
    private var isBehindEmptyLine = true

    /// - Parameters:
    ///   - path: the file.
    ///   - variant: how it was written.
    ///   - offset: where to begin, to go on where an earlier reading ended: the `offset` of a
    ///     message, or the end of one.
    ///   - messageBytes: how much of one message is kept.
    public init(
        path: String, variant: MboxVariant = .mboxrd, startingAt offset: Int64 = 0,
        messageBytes: Int = 256 << 20
    ) throws(ArchiveFault) {
        file = try ReadableFile(RawPath(path))
        lines = LineReader(file, startingAt: max(0, offset))
        self.variant = variant
        self.messageBytes = messageBytes
        begin = max(0, offset)
    }

    init(_ path: RawPath, messageBytes: Int) throws(ArchiveFault) {
        file = try ReadableFile(path)
        lines = LineReader(file, startingAt: 0)
        variant = .mboxrd
        self.messageBytes = messageBytes
        begin = 0
    }

    /// The next message; nil at the end.
    public func next() throws(ArchiveFault) -> MboxMessage? {
        var draft = following
        following = nil
        while let piece = try lines.next() {
            let line = lines.buffer[piece.range]
            let isEmpty = piece.startsLine && line.count <= 2 && line.allSatisfy(\.isWhitespace)
            let place = draft?.place(of: piece) ?? .unknown
            let isSetApart = place == .behindBody || (place == .unknown && isBehindEmptyLine)
            isBehindEmptyLine = isEmpty
            if piece.startsLine, place != .inBody, let envelope = EnvelopeLine(line),
                try begins(envelope, at: piece, isSetApart: isSetApart)
            {
                let next = Draft(offset: piece.offset, envelope: envelope)
                guard let finished = draft else {
                    draft = next
                    continue
                }
                following = next
                return finished.message(end: piece.offset)
            }
            // Empty lines before the first message belong to nothing.
            if draft == nil, isEmpty { continue }
            if draft == nil { draft = Draft(offset: piece.offset, envelope: nil) }
            draft?.append(line, piece, variant, limit: messageBytes)
            if isEmpty, variant.countsBytes { try draft?.endHeaders(at: piece, in: file) }
        }
        return draft?.message(end: try file.size)
    }

    private func begins(
        _ envelope: EnvelopeLine, at piece: LineReader.Piece, isSetApart: Bool
    ) throws(ArchiveFault) -> Bool {
        if piece.offset == begin { return true }
        if isSetApart, envelope.date != nil { return true }
        guard envelope.date != nil || envelope.isBare else { return false }
        let next = try file.bytes(at: piece.offset + Int64(piece.range.count), count: 80)
        let name = next.prefix { (33...126).contains($0) && $0 != UInt8(ascii: ":") }
        return !name.isEmpty && next.dropFirst(name.count).first == UInt8(ascii: ":")
    }
}
