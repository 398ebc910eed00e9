import Postal
import Testing

/// Signatures, what phones add, and legal notices.
@Suite struct SignatureTests {
    @Test(arguments: ["-- ", "--", "--  "])
    func `what stands below two hyphens is a signature`(_ delimiter: String) {
        let parts = QuotedText.split("Va bene.\n\(delimiter)\nMario Rossi\nVia Emilia 1")
        #expect(parts.fresh == "Va bene.")
        #expect(parts.signature?.hasSuffix("Mario Rossi\nVia Emilia 1") == true)
    }

    @Test(arguments: [
        "Inviato da iPhone", "Inviato dal mio iPhone", "Inviato da Outlook per Android",
        "Sent from my iPhone", "Get Outlook for iOS", "Ottieni Outlook per Android",
        "Inviato dal mio Galaxy", "INVIATO DA YAHOO MAIL SU ANDROID", "Sent from Mail for Windows",
        "Inviato da smartphone Samsung Galaxy.",
    ])
    func `a phone's own line is a signature`(_ line: String) {
        let parts = QuotedText.split("Va bene.\n\n\(line)\n")
        #expect(parts.fresh == "Va bene.")
        #expect(parts.signature == line)
    }

    @Test func `a person who sent something is no phone`() {
        let text = "Inviato da mio padre il 3 marzo: lo avete ricevuto?"
        #expect(QuotedText.split(text).fresh == text)
    }

    @Test(arguments: [
        "Questo messaggio è riservato ed è destinato al solo destinatario. Se lo avete ricevuto per "
            + "errore cancellatelo.",
        "Le informazioni contenute in questa comunicazione sono riservate.",
        "AVVISO DI RISERVATEZZA: il contenuto è confidenziale.",
        "Ai sensi del Regolamento UE 2016/679 si precisa che le informazioni sono riservate; chi le "
            + "riceve per errore è pregato di distruggerle.",
        "This message is intended only for the addressee.",
        "CONFIDENTIALITY NOTICE: the information is privileged.",
        "Prima di stampare questa mail pensa all'ambiente.",
        "Please consider the environment before printing this e-mail.",
    ])
    func `a legal notice goes with the signature`(_ notice: String) {
        let parts = QuotedText.split("Va bene.\n\nMario\n\n\(notice)")
        #expect(parts.fresh == "Va bene.\n\nMario")
        #expect(parts.signature == notice)
        #expect(QuotedText.lines(notice).allSatisfy { $0.part == .notice })
    }

    @Test func `paragraphs that go on like a notice belong to it`() {
        let parts = QuotedText.split(
            """
            Va bene.

            Questo messaggio è riservato.

            Se non siete il destinatario distruggetelo.

            This e-mail is confidential.
            """)
        #expect(parts.fresh == "Va bene.")
    }

    @Test(arguments: [
        "Le informazioni contenute nel preventivo non sono chiare: qual è la franchigia?",
        "Ai sensi del Regolamento UE 2016/679 chiedo la cancellazione dei miei dati riservati.",
        "Ai sensi del D.Lgs. 209/2005 vi trasmetto il reclamo allegato.",
        "Ai sensi dell'art. 1899 c.c. recedo dal contratto riservato ai soci.",
    ])
    func `a letter that begins like a notice stays fresh`(_ letter: String) {
        #expect(QuotedText.split(letter).fresh == letter)
    }

    @Test func `a signature ends where the history begins`() {
        let parts = QuotedText.split("Sì.\n-- \nMario\n\n> Viene?\n> Ci conferma?")
        #expect(parts.fresh == "Sì.")
        #expect(parts.signature?.contains("Mario") == true)
        #expect(parts.quoted == "> Viene?\n> Ci conferma?")
    }
}
