import Desk
import Testing

/// An answer that says nothing never leaves (D4).
@Suite(.timeLimit(.minutes(2))) struct EmptyAnswerTests {
    @Test(arguments: [
        "", " \n\t ", "\u{200B}\u{200C}\u{200D}\u{FEFF}", "\u{00A0}\u{3000}",
        "\u{3164}\u{115F}\u{2800}",
        "\u{202E}\u{202C}\u{2066}\u{2069}", "> risposta", ">\n>\n>", "…", "???", "👍",
        "-- \nGiulia Bianchi",
        "Buongiorno Bruno,\n\nCordiali saluti\nGiulia Bianchi", "Gentile Sig. Neri,",
        "Giulia Bianchi",
        "Inviato da iPhone", "Questo messaggio è riservato al destinatario.",
        "Il 12/03/2024 09:41, Bruno ha scritto:\n> tutto bene", "\u{0000}\u{0008}",
    ])
    func `nothing said is nothing sent`(_ body: String) throws {
        let review = AnswerReview.review(SampleAnswer.changed { $0.body = body })
        #expect(review.gaps.first == .emptyAnswer)
        let waivers = review.gaps.map { GapWaiver(gap: $0, reason: "richiesta al telefono") }
        #expect(throws: SendingRefused.emptyAnswer) {
            try FrozenChecklist(review, waivers: waivers)
        }
    }

    @Test(arguments: ["Sì.", "Ricevuto", "412", "Buongiorno, ok", "はい", "Grazie, Giulia Bianchi"])
    func `a word is an answer`(_ body: String) {
        #expect(!SampleAnswer.changed { $0.body = body }.gaps.contains(.emptyAnswer))
    }

    @Test(arguments: [">", "?", "\n", "> \n", "\u{202E}"])
    func `a megabyte of nothing is nothing`(_ piece: String) {
        let body = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        #expect(SampleAnswer.changed { $0.body = body }.gaps.first == .emptyAnswer)
    }

    @Test(arguments: [
        "parola ", "saluti ", "in allegato ", "non ", "Giulia ", "Giulia\n", "gentile ",
    ])
    func `a long answer of one word is read in linear time`(_ piece: String) {
        let body = String(repeating: piece, count: 60_000 / piece.utf8.count)
        #expect(!SampleAnswer.changed { $0.body = body }.gaps.isEmpty)
    }
}
