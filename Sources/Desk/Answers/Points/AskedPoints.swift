import Postal

/// Draws from a request the points that its answer must touch (rule D4: all of them).
///
/// The reading is by words and their places, without learning and without chance: the same mail
/// gives the same points everywhere and for ever. It proposes; the operator adds and strikes out.
public enum AskedPoints {
    /// The most points drawn from one mail.
    public static let limit = 20

    /// How many bytes of a mail are read: nobody writes more by hand, and machines may wait.
    public static let longestRead = 200_000

    /// The points a mail asks for, in its order, each once.
    ///
    /// Only the writer's own words count, not the history quoted below. The subject counts when the
    /// body asks nothing and the subject is the writer's own ("Re:" shows somebody else's).
    public static func drawn(
        from text: String, subject: String? = nil, lexicon: AnswerLexicon = .standard
    ) -> [AskedPoint] {
        let near = text.utf8.count > longestRead ? String(text.utf8.prefix(longestRead)) : text
        let readable = near ?? String(decoding: text.utf8.prefix(longestRead), as: UTF8.self)
        let bytes = Array(readable.utf8)
        let blocks = MailBlocks(bytes, lines: QuotedText.lines(readable)).all
        var reader = PointReader(bytes: bytes, lexicon: lexicon)
        reader.read(blocks)
        if reader.points.isEmpty { reader.readBareNames(blocks) }
        if reader.points.isEmpty, let subject {
            return SubjectPoints.drawn(from: subject, below: reader, lexicon)
        }
        return reader.points
    }
}
