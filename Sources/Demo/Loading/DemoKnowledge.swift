import Commons
import Kernel
import Knowledge

/// What the invented office has written down for its answers, and for whoever does a thing next.
struct DemoKnowledge {
    let operators: [Actor]

    private struct Text {
        let kind: ArticleKind
        let title: String
        let text: String
        var sources: [String] = []
        var reviewInDays: Int?
        /// The words of a second version, and why.
        var later: (text: String, reason: String)?
    }

    private static let texts = [
        Text(
            kind: .block, title: "Attestato di rischio: dove si trova",
            text:
                "L'attestato di rischio è nella banca dati comune delle compagnie: non serve portarlo, lo leggiamo noi con la targa e il codice fiscale dell'intestatario.",
            sources: ["art. 134 d.lgs. 209/2005"]),
        Text(
            kind: .block, title: "Disdetta di una polizza annuale",
            text:
                "La polizza danni annuale si disdice con una comunicazione che arriva alla compagnia prima della scadenza, nei termini scritti nelle condizioni: li verifichiamo noi e prepariamo la lettera da firmare.",
            sources: ["art. 1899 c.c.", "condizioni di polizza, norme generali"],
            later: (
                "La polizza danni annuale si disdice con una PEC o una raccomandata che arriva alla compagnia prima della scadenza, nei termini scritti nelle condizioni: li verifichiamo noi e prepariamo la lettera da firmare. L'assicurazione auto obbligatoria invece finisce da sola, senza disdetta.",
                "Aggiunta la differenza con l'auto, che chiedono tutti"
            )),
        Text(
            kind: .block, title: "Che cosa fare dopo un incidente",
            text:
                "Scriva quando e dove è successo, le targhe, chi era presente, e fotografi i danni prima di spostare i veicoli, se si può farlo senza pericolo. Il modulo firmato da tutti e due vale di più. La denuncia va fatta entro tre giorni: la scriviamo noi con lei.",
            sources: ["art. 1913 c.c.", "art. 143 d.lgs. 209/2005"]),
        Text(
            kind: .block, title: "Voltura di luce e gas: documenti",
            text:
                "Per la voltura servono il codice POD o PDR, la lettura del contatore di oggi, il codice fiscale di chi entra e il titolo con cui occupa l'immobile. Dalla richiesta passano di solito pochi giorni lavorativi.",
            reviewInDays: -10),
        Text(
            kind: .block, title: "Come si diventa soci",
            text:
                "Per diventare socio si presenta una domanda, con una persona già socia che la sostiene e la Carta dei Valori firmata. Il consiglio risponde entro sessanta giorni e, se accoglie, la quota si versa una volta sola.",
            sources: ["art. 2528 c.c."]),
        Text(
            kind: .block, title: "Rimborso del piano di welfare",
            text:
                "Il rimborso si chiede con la ricevuta intestata al lavoratore o al familiare e con la prova del pagamento. Ciò che non si usa entro l'anno segue il regolamento dell'azienda, che le alleghiamo.",
            sources: ["art. 51 TUIR"], reviewInDays: 120),
        Text(
            kind: .page, title: "Preparare una visita da un socio",
            text:
                "Leggi la storia dal primo contatto e le promesse aperte.\n\nPorta le polizze in scadenza nei prossimi tre mesi e i moduli già compilati.\n\nAl ritorno registra la visita con i minuti, e prometti con una data ciò che resta."
        ),
        Text(
            kind: .page, title: "Quando una compagnia non risponde",
            text:
                "Dopo dieci giorni scrivi di nuovo dalla casella dei sinistri, con il numero della pratica nell'oggetto.\n\nDopo venti, telefona e registra con chi hai parlato.\n\nIl socio lo sa sempre: ogni volta gli diciamo che cosa abbiamo fatto e quando lo risentiamo."
        ),
    ]

    func load(in house: House) async throws {
        let today = house.zone.date(of: house.time.now())
        for (index, text) in Self.texts.enumerated() where !operators.isEmpty {
            let writer = operators[index % operators.count]
            let article = try await house.run(
                WriteArticle(
                    kind: text.kind, title: text.title, text: text.text, sources: text.sources,
                    reviewOn: text.reviewInDays.map { today.adding(days: $0) }), as: writer,
                road: .import)
            guard let later = text.later else { continue }
            try await house.run(
                ReviseArticle(
                    article: article, version: 1, title: text.title, text: later.text,
                    sources: text.sources, reason: later.reason),
                as: operators[(index + 1) % operators.count], road: .import)
        }
    }
}
