import Postal
import Testing

/// Messages written to break the reading. A cost that grows with the square of the length would
/// take many minutes here.
@Suite(.timeLimit(.minutes(2))) struct QuotedTextHostileTests {
    @Test func `nothing comes of nothing`() {
        for text in ["", "\n", " \t\r\n ", "\u{200B}", "\u{FEFF}\n\u{2060}"] {
            let parts = QuotedText.split(text)
            #expect(parts.fresh.isEmpty)
            #expect(parts.quoted == nil)
            #expect(parts.signature == nil)
        }
    }

    @Test(arguments: [">", ">\n", "\n"]) func `a megabyte of one mark is read in linear time`(
        _ piece: String
    ) {
        read(piece, bytes: 1_000_000)
    }

    @Test(arguments: [
        "> \n", "--\n", "Da: a@b\n", "On 1\n", "Il 1 ha scritto:\n", "\r", "Questo messaggio\n",
        "Questo messaggio riservato\n\n", "_____\n", "a\u{0301}", " ", "\u{200B}", "\u{2028}",
        "> a\nb\n", "Il giorno 1 1:11 @ ", "Da: a@b\n\n",
    ])
    func `a long text of one piece is read in linear time`(_ piece: String) {
        read(piece, bytes: 150_000)
    }

    private func read(_ piece: String, bytes: Int) {
        let text = String(repeating: piece, count: bytes / piece.utf8.count)
        let lines = QuotedText.lines(text)
        #expect(lines.last.map { $0.range.upperBound <= text.utf8.count } == true)
    }

    @Test func `marks hidden behind invisible characters are seen`() {
        let parts = QuotedText.split("Sì.\n\u{200B}\u{202E}> Viene?\n\u{FEFF}-- \nMario")
        #expect(parts.fresh == "Sì.")
    }

    @Test func `no text is lost, whatever its lines are`() {
        let pieces = [
            "> a", "b", "", "-- ", "Da: x@y.it", "Inviato: 1/1/2024 10:00", "A: z", "Oggetto: q",
            "Il 1/1/2024 10:00, Ugo ha scritto:", "Questo messaggio è riservato",
            "Inviato da iPhone",
            "-----Messaggio originale-----",
        ]
        // Every order of three pieces.
        for one in pieces {
            for two in pieces {
                for three in pieces {
                    let text = [one, two, three, "fine"].joined(separator: "\n")
                    let parts = QuotedText.split(text)
                    let all = [parts.fresh, parts.quoted ?? "", parts.signature ?? ""]
                        .joined(separator: "\n")
                    for piece in [one, two, three, "fine"] where !piece.isEmpty {
                        #expect(all.contains(piece))
                    }
                }
            }
        }
    }
}
