/// Mails about the claims history statement and paying back a claim through CONSAP.
enum RiskStatementMails {
    static let all: [SampleMail] = [
        SampleMail(
            "the statement of claims history",
            """
            Buongiorno, avrei bisogno dell'attestato di rischio aggiornato della mia auto targata
            GA120PL. È possibile riceverlo via mail?
            Grazie
            Stefano Lugli
            """,
            asks: [.request("attestato di rischio aggiornato"), .question("riceverlo via mail")]),
        SampleMail(
            "an error in the class",
            """
            Gentili signore,
            nell'attestato risulto in classe CU 4 mentre dovrei essere in 2, non ho avuto sinistri.
            Vi prego di verificare e di correggere l'errore in banca dati. Quanto tempo ci vuole?
            Cordiali saluti
            Rina Morselli
            """,
            asks: [
                .request("verificare"), .request("correggere l'errore"),
                .question("Quanto tempo ci vuole"),
            ]),
        SampleMail(
            "how CONSAP works",
            """
            Salve, volevo informazioni su come funziona la procedura CONSAP. Il sinistro è di due anni
            fa, sono ancora in tempo? Fate tutto voi o devo iscrivermi al portale?
            Antonio Reggiani
            """,
            asks: [
                .request("informazioni su come funziona"), .question("sono ancora in tempo"),
                .question("Fate tutto voi"),
            ]),
        SampleMail(
            "is it worth it",
            """
            Buongiorno, CONSAP mi ha risposto che l'importo da rimborsare è 830 euro.
            Mi conviene pagare? Se pago, quando torno nella classe di prima?
            Allego la loro lettera.
            Saluti, Mirco
            """,
            asks: [.question("Mi conviene pagare"), .question("quando torno nella classe")]),
        SampleMail(
            "telegram, upper case",
            """
            RICHIESTA ATTESTATO RISCHIO TARGHE DK123AB E EL456CD. URGENTE. GRAZIE
            """,
            asks: [.request("ATTESTATO RISCHIO")]),
        SampleMail(
            "inheriting a class",
            """
            Buongiorno, io e la mia compagna conviviamo da gennaio (stato di famiglia unico). Può
            prendere la mia classe sulla sua auto già assicurata con un'altra compagnia? E io la
            perderei?
            Grazie fin d'ora
            Cristian
            """,
            asks: [.question("prendere la mia classe"), .question("E io la perderei")]),
        SampleMail(
            "nothing found in the database",
            """
            Buongiorno, la nuova compagnia dice che in banca dati non c'è il mio attestato.
            Potreste controllare ed eventualmente caricarlo?
            """,
            asks: [.request("Potreste controllare")]),
        SampleMail(
            "a courteous reminder",
            """
            Gentile Elena, scusi se insisto. Sto ancora aspettando l'attestato che mi aveva promesso la
            settimana scorsa, la polizza mi scade venerdì. Riesce a mandarmelo oggi?
            Grazie, Tiziana
            """,
            asks: [.request("Sto ancora aspettando l'attestato"), .request("mandarmelo oggi")]),
    ]
}
