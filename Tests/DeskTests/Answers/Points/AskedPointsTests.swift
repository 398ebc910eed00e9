import Desk
import Testing

/// The rules by which points are drawn from a request (D4).
@Suite struct AskedPointsTests {
    private func texts(_ mail: String, subject: String? = nil) -> [String] {
        AskedPoints.drawn(from: mail, subject: subject).map(\.text)
    }

    // MARK: Questions

    @Test func `two interrogatives in one sentence are two points`() {
        #expect(texts("Quanto costa e quando scade?") == ["Quanto costa", "quando scade?"])
        #expect(texts("How much is it and when does it end?").count == 2)
    }

    @Test func `interrogatives that share one clause are one point`() {
        #expect(texts("Quando e come posso pagare?") == ["Quando e come posso pagare?"])
        #expect(texts("Scusate, vorrei sapere come e quando posso pagare.").count == 1)
        #expect(texts("Richiamatemi e mandatemi il contratto.").count == 2)
    }

    @Test func `two ways offered are one question`() {
        #expect(texts("Posso pagare con la carta o devo fare un bonifico?").count == 1)
    }

    @Test func `a question needs no question mark`() {
        #expect(
            texts("vorrei sapere quando scade la polizza") == [
                "vorrei sapere quando scade la polizza"
            ])
        #expect(texts("Could you tell me when it ends.") == ["Could you tell me when it ends."])
    }

    @Test func `sentences without a blank between them are parted`() {
        #expect(texts("quanto costa?quando scade?").count == 2)
        #expect(texts("Mandatemi la polizza.Quando scade?").count == 2)
    }

    @Test func `abbreviations and initials do not part a sentence`() {
        #expect(texts("La polizza n. 12 del sig. M. Rossi è attiva?").count == 1)
    }

    @Test func `a greeting is no part of the point`() {
        #expect(
            texts("Buongiorno Giulia, quando scade la polizza?") == ["quando scade la polizza?"])
    }

    @Test func `words of others in quotation marks ask nothing`() {
        #expect(
            texts("L'impiegata mi ha detto «mandatemi subito il modulo» e io l'ho fatto.").isEmpty)
    }

    @Test func `a doubt in brackets is no question`() {
        #expect(texts("Ho pagato 412 euro (?) la settimana scorsa.").isEmpty)
    }

    @Test func `the verb è is not the conjunction e`() {
        #expect(texts("E' possibile pagare domani").count == 1)
        #expect(texts("E\u{0300} possibile pagare domani").count == 1)
    }

    // MARK: Lists

    @Test func `each item of a list that asks is a point, with its lead`() {
        let points = AskedPoints.drawn(
            from: "Mi servono:\n- copia della polizza\n- la quietanza\n- elenco sinistri")
        #expect(points.map(\.text) == ["copia della polizza", "la quietanza", "elenco sinistri"])
        #expect(points.allSatisfy { $0.kind == .listItem && $0.context == "Mi servono:" })
    }

    @Test func `an item that asks by itself needs no lead`() {
        let points = AskedPoints.drawn(from: "Ho due domande:\n1) quanto costa?\n2) quando scade?")
        #expect(points.map(\.context) == [nil, nil])
        #expect(points.map(\.kind) == [.listItem, .listItem])
    }

    @Test(arguments: [
        "1) %\n2) %", "1. %\n2. %", "1 - %\n2 - %", "(1) %\n(2) %", "a) %\nb) %",
        "- %\n- %", "* %\n* %", "• %\n• %", "– %\n– %", "-%\n-%", "%\n%",
    ])
    func `lists are known by any marker, or by none below a colon`(_ form: String) {
        let parts = form.split(separator: "%", omittingEmptySubsequences: false)
        let list = "\(parts[0])attestato\(parts[1])quietanza\(parts[2])"
        #expect(texts("Avrei bisogno di:\n\(list)\n\nGrazie") == ["attestato", "quietanza"])
    }

    @Test func `a list within a line is a list`() {
        #expect(
            texts("Vorrei sapere: 1) il costo 2) la scadenza 3) la franchigia.")
                == ["il costo", "la scadenza", "la franchigia."])
    }

    @Test func `amounts and days at the beginning of a line are no items`() {
        #expect(texts("Ho pagato\n12.500 euro\n3-5-2024 bonifico\n10 - 15 giorni fa").isEmpty)
    }

    @Test func `a list of data belongs to the request above it`() {
        let points = texts(
            "Vorrei un preventivo:\n- targa: AB123CD\n- nato il 3/5/1980\n- CAP 41012")
        #expect(points == ["Vorrei un preventivo:"])
    }

    @Test func `a list that tells is none`() {
        #expect(texts("Vi allego:\n- carta d'identità\n- patente\n- libretto").isEmpty)
    }

    // MARK: What is not asked

    @Test(arguments: [
        "Come state?", "Ciao Giulia, come va?", "How are you?", "Tutto bene?", "Vi pare normale?",
        "Non esitate a contattarmi.", "Do not hesitate to call me.", "Grazie mille!",
        "Fatemi sapere, grazie.", "Cordiali saluti", "Resto in attesa di un vostro riscontro.",
    ])
    func `courtesies ask nothing`(_ sentence: String) {
        #expect(texts(sentence).isEmpty)
    }

    @Test func `history, signatures and notices ask nothing`() {
        let mail = """
            Grazie, ricevuto.

            --
            Studio Rossi - Avete bisogno di una perizia?

            Questo messaggio è riservato al destinatario: distruggetelo se ricevuto per errore.

            Il 12/03/2024 09:41, Insieme ha scritto:
            > Ci manda le foto? Quando può passare?
            """
        #expect(texts(mail).isEmpty)
    }

    @Test func `a postscript below the greetings is read`() {
        let mail = "Va bene così.\n\nCordiali saluti\nUgo\n\nPS mandatemi anche la tessera"
        #expect(texts(mail) == ["PS mandatemi anche la tessera"])
    }

    // MARK: The subject

    @Test func `the subject counts when the body asks nothing`() {
        let points = AskedPoints.drawn(from: "Come da oggetto.", subject: "Richiesta attestato")
        #expect(points.map(\.text) == ["Richiesta attestato"])
        #expect(points.map(\.source) == [.subject])
    }

    @Test func `the subject does not count when the body asks`() {
        #expect(
            texts("Quando scade?", subject: "Richiesta attestato di rischio") == ["Quando scade?"])
    }

    @Test(arguments: ["Re: Quando scade?", "R: Richiesta attestato", "RE: RE: Copia polizza?"])
    func `the subject of a reply is somebody else's`(_ subject: String) {
        #expect(texts("Grazie.", subject: subject).isEmpty)
    }

    @Test(arguments: ["Polizza 123", "Documenti", "Auguri", "", "Re:", ":"])
    func `a subject that only names a matter asks nothing`(_ subject: String) {
        #expect(texts("Vi mando tutto.", subject: subject).isEmpty)
    }

    // MARK: Shape

    @Test func `the same thing asked twice is one point`() {
        #expect(texts("Quando scade la polizza? Scusate: QUANDO SCADE LA POLIZZA??").count == 1)
    }

    @Test func `at most twenty points are drawn`() {
        let mail = (1...50).map { "Quanto costa la polizza \($0)?" }.joined(separator: "\n")
        #expect(texts(mail).count == AskedPoints.limit)
    }

    @Test func `a long point is cut after a whole word`() throws {
        let tail = String(repeating: " lunghissimo", count: 60)
        let text = try #require(texts("Mandatemi il contratto\(tail).").first)
        #expect(text.count <= 181)
        #expect(text.hasSuffix("lunghissimo…"))
        #expect(text.hasPrefix("Mandatemi il contratto"))
    }

    @Test func `a point shows where it was found`() throws {
        let mail = "Perché sì.\n\nÈ già pagata, ma quando scade? Grazie."
        let point = try #require(AskedPoints.drawn(from: mail).first)
        let bytes = Array(mail.utf8)[point.sentence]
        #expect(String(decoding: bytes, as: UTF8.self) == "È già pagata, ma quando scade?")
        #expect(point.source == .body)
    }

    @Test func `a wrapped sentence is one point on one line`() {
        let mail = """
            Con riferimento alla pratica aperta il mese scorso, potreste dirmi se il
            perito ha già depositato la sua relazione presso la compagnia e se posso
            averne una copia?
            """
        #expect(texts(mail).allSatisfy { !$0.contains("\n") })
        #expect(texts(mail).count == 2)
    }

    @Test func `an office adds its own words`() {
        let mail = "Si anela il rinnovo della tessera."
        let lexicon = AnswerLexicon.standard.adding(["si anela"], to: .requests)
        #expect(AskedPoints.drawn(from: mail).isEmpty)
        #expect(AskedPoints.drawn(from: mail, lexicon: lexicon).map(\.kind) == [.request])
        #expect(lexicon.phrases(for: .requests).last == "si anela")
    }
}
