import Desk
import Testing

/// Single sentences, each asking one thing or nothing: the ways of asking that the mails of the
/// collection do not show.
@Suite struct AskingPhrasesTests {
    @Test(arguments: AskingPhrases.italianAsks + AskingPhrases.englishAsks)
    func `it asks one thing (D4)`(_ sentence: String) {
        let points = AskedPoints.drawn(from: sentence)
        #expect(points.count == 1, "\(points.map(\.text))")
    }

    @Test(arguments: AskingPhrases.italianTells + AskingPhrases.englishTells)
    func `it only tells (D4)`(_ sentence: String) {
        let points = AskedPoints.drawn(from: sentence)
        #expect(points.isEmpty, "\(points.map(\.text))")
    }

    /// Without its question mark an Italian question may have the very words of a statement.
    @Test(arguments: ["La polizza infortuni copre anche lo sci", "È compreso il soccorso stradale"])
    func `what only a question mark could tell is known by it`(_ sentence: String) {
        #expect(AskedPoints.drawn(from: sentence).isEmpty)
        #expect(AskedPoints.drawn(from: sentence + "?").map(\.kind) == [.question])
    }
}

enum AskingPhrases {
    /// Each asks one thing.
    static let italianAsks = [
        "Avete novità sul mio sinistro?",
        "Si può avere un duplicato della tessera",
        "Sarebbe opportuno che qualcuno mi chiamasse.",
        "È urgente ricevere la polizza entro oggi",
        "Attendo il preventivo richiesto la settimana scorsa.",
        "Fatemi un preventivo per due auto.",
        "Prego voler annullare la polizza in oggetto.",
        "Vi scrivo per avere informazioni sul rimborso.",
        "Scrivo per disdire la polizza n. 123.",
        "Con la presente si chiede la liquidazione del sinistro",
        "Mi confermate che la polizza è attiva",
        "A quanto ammonta il premio?",
        "Ditemi voi come procedere.",
        "La polizza è attiva?",
        "In che orari siete aperti",
        "Occorre che mi inviate il modello.",
        "Bisogna che veniate a vedere il danno.",
        "Qualcuno può chiamarmi?",
        "Avrei necessità di parlare con un operatore.",
        "Ho urgenza di sapere se il bonifico è arrivato.",
        "Chiederei la gentilezza di essere richiamato.",
        "Si sollecita il pagamento della fattura 12.",
        "Siamo a sollecitare la liquidazione del sinistro.",
        "Restiamo in attesa della vostra offerta.",
        "Faccio richiesta di ammissione a socio.",
        "Vi intimo di provvedere entro 15 giorni.",
        "Vi diffido dal procedere oltre.",
        "Mi permetto di chiedervi un appuntamento.",
        "Buongiorno avrei da fare un preventivo per una moto",
        "Mi può richiamare domani mattina",
        "Mi fa sapere il costo",
        "Mi dia conferma appena possibile",
        "Gradiremmo ricevere un'offerta per la flotta.",
        "Vi saremmo grati se poteste anticiparci la bozza.",
        "Le sarei grata se mi inviasse il modulo.",
        "Potrei avere una copia della polizza",
        "Posso passare domani a firmare",
        "Dovrei disdire la polizza della moto.",
        "Devo rinnovare la polizza del camper, come faccio",
        "Non trovo il contratto, me lo potete rimandare",
        "Aspetto una vostra chiamata per fissare l'appuntamento.",
        "Chiamatemi voi quando è pronta",
        "Mi servirebbe anche la tessera sanitaria integrativa",
        "Se riuscite a mandarmi il cud mi fate un favore",
        "C'è modo di pagare a rate",
        "Esiste una polizza per il monopattino",
        "Il rimborso quando arriva",
        "Quali sono i documenti da portare",
        "Che costi ha la voltura",
        "Ci sono sconti per i soci",
        "Per quale motivo mi è stato addebitato due volte il premio",
        "Come mai non mi è arrivata la carta verde",
        "Mi togliete una curiosità",
        "Sapete dirmi chi è il perito",
        "Avete ricevuto i miei documenti",
        "Confermate per favore la ricezione",
        "Rimango in attesa di sapere come procedere",
    ]

    /// None asks anything.
    static let italianTells = [
        "Chiedo scusa per il ritardo.",
        "Vi chiedo scusa se rispondo solo ora.",
        "Vorrei solo dirvi grazie.",
        "Quando passo vi porto i documenti.",
        "Come anticipato al telefono vi mando la ricevuta.",
        "Quanto alla polizza casa, è tutto a posto.",
        "La compagnia mi chiede se ho altri sinistri.",
        "Il perito mi ha chiesto di mandarvi le foto.",
        "Mi avete chiesto quando rientro: il 5 maggio.",
        "Non vorrei che scadesse.",
        "Vi confermo che il pagamento è stato fatto.",
        "Spero di avervi chiarito come sono andate le cose.",
        "Resto a disposizione per ogni chiarimento.",
        "Ho già chiesto in comune quanto costa il passo carraio.",
        "Se avete bisogno di altro chiamatemi pure.",
        "Grazie per avermi spiegato come funziona.",
        "Ringraziandovi per la collaborazione porgo distinti saluti.",
        "In attesa di un Vostro gentile riscontro, cordiali saluti.",
        "Le chiedo perdono per il disturbo.",
        "Capisco perfettamente perché non si può fare.",
        "Ho capito come funziona, grazie.",
        "So quanto lavoro avete.",
        "Abbiamo fatto come ci avete detto.",
        "Potete contare su di noi.",
        "Vorrei che sapeste quanto vi stimo.",
        "Il modulo che mi serviva l'ho trovato.",
        "Mi serviva solo per controllo, ora è tutto risolto.",
        "Non mi serve altro.",
        "Non ho bisogno di nulla.",
        "Ho letto cosa copre la polizza e va bene.",
        "Era quello che volevo sapere.",
        "Volevo informarvi che abbiamo traslocato.",
        "Vi invio quanto richiesto.",
        "Appena arriva il documento ve lo giro.",
    ]

    /// Each asks one thing.
    static let englishAsks = [
        "Any news on my claim?",
        "Is there an update on claim 123",
        "We need you to remove the old van from the policy.",
        "I'd be glad to receive a quote.",
        "Would it be possible to have the documents in English?",
        "Can someone explain the excess to me",
        "I am writing to cancel my policy.",
        "I'm writing to ask for a copy of my contract.",
        "I am looking for a quote for my new flat.",
        "I have a question about the excess on the glass cover.",
        "Please could you add my wife as a driver.",
        "Grateful if you could reply by Friday with the figures.",
        "Could I have the invoice for March",
        "May I have a receipt",
        "Do you cover electric scooters",
        "We haven't had a reply to our letter of 3 May.",
        "I never received the certificate.",
        "It would be great to have the card before the trip.",
        "Kindly let us have your best offer.",
        "I'd appreciate a call back.",
        "Is it OK if I pay next week?",
        "Tell me what I owe.",
        "I need to know when cover starts.",
        "I'm wondering whether you offer travel insurance.",
        "What's the deadline for the refund",
        "Can't find my policy, please resend.",
        "The refund, when does it arrive?",
        "I would kindly ask you to send the contract.",
        "We kindly request the return of the deposit.",
        "You were going to send me the form, could you do it today?",
    ]

    /// None asks anything.
    static let englishTells = [
        "I will send the form tomorrow.",
        "You asked me when I would be back: next Monday.",
        "I understand how it works now.",
        "The expert told me what to do.",
        "Thank you for explaining what the policy covers.",
        "I don't need anything else.",
        "Please find the form enclosed.",
        "Please accept my apologies for the delay.",
        "Let me know if you need anything else.",
        "Feel free to call me at any time.",
        "I would like to thank you for your help.",
        "I wanted to let you know that I have paid.",
        "Looking forward to hearing from you.",
        "As requested, here are the photos.",
        "If you need more details, please call me.",
        "I hope that is what you needed.",
        "I know how busy you are.",
        "We paid what was due.",
    ]
}
