import Desk
import Testing

/// Mails written to break the reading: it never traps, stays linear, and its places are sound.
@Suite(.timeLimit(.minutes(2))) struct AskedPointsHostileTests {
    @Test(arguments: [
        "", " ", "\n\n", "\u{200B}\u{2060}", "\u{202E}\u{202C}", "?", "???\n???", "¿", "…",
        "-", "- ", "1)", "1) \n2) ", "•", "\u{0000}", "👍", "(?)", "«", "\"", "'", "e'", "n.", ":",
        ";",
    ])
    func `nothing is drawn from nothing`(_ mail: String) {
        #expect(AskedPoints.drawn(from: mail, subject: mail).isEmpty)
    }

    @Test(arguments: [">", "?", "? ", "a?", "\n"])
    func `a megabyte of one mark is read in linear time`(_ piece: String) {
        check(String(repeating: piece, count: 1_000_000 / piece.utf8.count))
    }

    @Test(arguments: [
        "chiedo ", "fatemi sapere grazie ", "e ", "e quando ", "Gentile ", "- a\n", "1) a ", "«",
        "\"",
        "potete ", "potete a b c ", "per favore ", "www.", "a@b ", "'", "e'", ".", "a.", "(", "n. ",
        "a\u{0301}", "\u{202E}", "vorrei sapere:\n", "in attesa ", "1 a\n", "Ciao, ", "parola",
    ])
    func `a long mail of one piece is read in linear time`(_ piece: String) {
        check(String(repeating: piece, count: 60_000 / piece.utf8.count))
    }

    @Test func `direction marks and invisible letters do not reach the point`() {
        let points = AskedPoints.drawn(
            from: "\u{202E}Quan\u{200B}do \u{2067}scade\u{2069} la polizza?")
        #expect(points.map(\.text) == ["Quando scade la polizza?"])
    }

    @Test func `a letter with a thousand accents is one letter`() {
        let marks = String(repeating: "\u{0301}", count: 10_000)
        check("Quando scad\(marks)e la polizza?")
    }

    @Test func `cut at any character, a mail keeps its places sound`() {
        let mail = "Perché è così? 1) «quanto» costa…\r\n- 👩‍👩‍👧 e' vero?\n> no\nÈ\u{0301} fine: a) b"
        for length in 0...mail.unicodeScalars.count {
            check(String(String.UnicodeScalarView(mail.unicodeScalars.prefix(length))))
        }
    }

    @Test func `only the beginning of an endless mail is read`() {
        let mail = String(repeating: "parola ", count: 40_000) + "Quando scade?"
        #expect(mail.utf8.count > AskedPoints.longestRead)
        #expect(AskedPoints.drawn(from: mail).isEmpty)
    }

    private func check(_ mail: String) {
        let points = AskedPoints.drawn(from: mail)
        #expect(points.count <= AskedPoints.limit)
        for point in points {
            #expect(!point.text.isEmpty)
            #expect(point.sentence.upperBound <= mail.utf8.count)
            #expect(!point.sentence.isEmpty)
        }
    }
}
