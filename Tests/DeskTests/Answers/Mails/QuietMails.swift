/// Mails that ask nothing, though some of their words look like asking.
enum QuietMails {
    static let all: [SampleMail] = [
        SampleMail(
            "how are you",
            """
            Ciao Giulia, come stai? Tutto bene? Ti mando la ricevuta che mi avevi chiesto.
            Non esitare a chiamarmi se serve altro.
            A presto, Manu
            """,
            asks: []),
        SampleMail(
            "confirmation",
            """
            Buongiorno, come da accordi confermo che la polizza si rinnova alle stesse condizioni. Ho
            pagato quanto dovuto. Quando ho visto l'importo mi sono ricordato della rateazione.
            Cordiali saluti
            """,
            asks: []),
        SampleMail(
            "a supplier's advertisement",
            """
            Gentile Cliente,
            scopri la nuova linea di toner rigenerati! Vuoi risparmiare? Per qualsiasi informazione
            restiamo a disposizione, non esitate a contattarci.
            Distinti saluti
            """,
            asks: []),
        SampleMail(
            "the signature asks for trees",
            """
            Ricevuto, grazie.

            --
            Studio Tecnico Gatti
            Hai davvero bisogno di stampare questa mail?
            """,
            asks: []),
        SampleMail(
            "data as requested",
            """
            Buonasera, vi comunico i dati richiesti:
            1) codice fiscale BRNMRC70A01F257K
            2) telefono 339 1112223
            3) professione: idraulico
            Resto a disposizione per qualsiasi chiarimento e attendo vostre notizie.
            Marco Bruni
            """,
            asks: []),
        SampleMail(
            "Happy Christmas",
            """
            A tutte voi i miei migliori auguri di buon Natale e felice anno nuovo. Grazie per come ci
            seguite sempre. Ricordatevi di riposare!
            Famiglia Ghermandi
            """,
            asks: []),
        SampleMail(
            "an absence",
            """
            Sono fuori ufficio fino al 22 agosto. Per urgenze contattate il numero 059 000111 oppure
            scrivete a segreteria@example.it. Risponderò al mio rientro.
            """,
            asks: []),
        SampleMail(
            "a reply that only thanks",
            subject: "Re: Richiesta attestato di rischio",
            """
            Perfetto, grazie mille per la velocità!
            Sent from my iPhone

            On 14 May 2024, at 10:22, Insieme <info@example.coop> wrote:

            > Buongiorno, in allegato l'attestato. Ci conferma la ricezione?
            """,
            asks: []),
    ]
}
