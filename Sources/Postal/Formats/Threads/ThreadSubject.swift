internal import CGMimeShim

/// Subjects as threads are joined by them.
public enum ThreadSubject {
    /// A subject without the marks of answering and forwarding, in any number and order, without
    /// tags of lists, folded: small letters, no accents, single spaces. Two messages whose ids are
    /// lost may belong together when this is equal and not empty.
    ///
    /// A subject that is nothing but marks and tags keeps its last tag, or becomes empty.
    public static func normalised(_ subject: String) -> String {
        var rest = folded(subject)[...]
        var lastTag: Substring = ""
        while true {
            rest = rest.drop { $0 == " " }
            if let tag = tag(rest) {
                lastTag = tag
                rest = rest.dropFirst(tag.count)
            } else if let mark = mark(rest) {
                rest = rest.dropFirst(mark)
            } else {
                break
            }
        }
        let bare = withoutForwardNote(rest)
        return String(bare.isEmpty ? withoutForwardNote(lastTag) : bare)
    }

    /// Marks of mail programs in the languages that reach Italy; each with a colon behind it, and a
    /// count in brackets before that. "Posta certificata" is what a certified envelope adds.
    private static let marks: Set<Substring> = [
        "re", "r", "ri", "rif", "risp", "risposta", "i", "inoltro", "inoltra", "fw", "fwd", "aw",
        "antw", "wg", "sv", "vs", "vb", "rv", "tr", "rep", "enc", "res", "odp", "pd", "ynt",
        "posta certificata",
    ]

    /// Characters of the mark at the beginning, its colon included.
    private static func mark(_ text: Substring) -> Int? {
        let head = text.prefix(40)
        guard let colon = head.firstIndex(of: ":") else { return nil }
        var word = head[..<colon]
        // `Re[2]:`, `Re(2):`, `RE :`, `Re^2:`
        if let extra = word.firstIndex(where: { "[(^*".contains($0) }) {
            let count = word[extra...].filter { !" []()^*".contains($0) }
            guard count.allSatisfy(\.isNumber) else { return nil }
            word = word[..<extra]
        }
        while word.last == " " { word = word.dropLast() }
        guard marks.contains(word) else { return nil }
        return head.distance(from: head.startIndex, to: colon) + 1
    }

    /// `[lista-soci]`, brackets included.
    private static func tag(_ text: Substring) -> Substring? {
        guard text.first == "[" else { return nil }
        let head = text.prefix(80)
        guard let end = head.firstIndex(of: "]") else { return nil }
        return head[...end]
    }

    private static func withoutForwardNote(_ text: Substring) -> Substring {
        var rest = text
        while true {
            while rest.last == " " { rest = rest.dropLast() }
            guard let note = ["(fwd)", "(fw)"].first(where: { rest.hasSuffix($0) }) else {
                return rest
            }
            rest = rest.dropLast(note.count)
        }
    }

    private static let longest = 2_000

    private static func folded(_ subject: String) -> String {
        let line = CleanText.beginning(of: CleanText.line(subject), bytes: longest)
        guard let folded = cgm_fold(line, line.utf8.count) else { return line.lowercased() }
        defer { cgm_free(folded) }
        return String(cString: folded).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
