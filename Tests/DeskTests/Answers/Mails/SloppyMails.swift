/// Mails in a hurry: no punctuation, upper case, telegram style, the politeness of the countryside.
enum SloppyMails {
    static let all: [SampleMail] = [
        SampleMail(
            "one breath",
            """
            buongiorno sono la signora bruna di spilamberto volevo sapere quando scade la macchina e
            quanto devo pagare e se posso venire giovedi mattina grazie
            """,
            asks: [
                .question("quando scade la macchina"), .question("quanto devo pagare"),
                .question("se posso venire"),
            ]),
        SampleMail(
            "upper case, three lines",
            """
            BUONGIORNO
            NON MI FUNZIONA IL PORTALE
            COME FACCIO A SCARICARE LA POLIZZA
            """,
            asks: [.question("COME FACCIO A SCARICARE")]),
        SampleMail(
            "the countryside",
            """
            Buondì, ascolti, io ci avrei bisogno che mi facesse un conto per l'assicurazione
            dell'ape che ci vado solo nel podere. Poi se mi sa dire se ci vuole anche il bollo.
            Tante cose, Arrigo
            """,
            asks: [.request("mi facesse un conto"), .question("se ci vuole anche il bollo")]),
        SampleMail(
            "abbreviations",
            """
            Ciao, x favore mi mandi il cert. di assicuraz. della Panda? Nn lo trovo +. Qto pago qst'anno?
            Tks
            """,
            asks: [.request("mi mandi il cert"), .question("Qto pago")]),
        SampleMail(
            "two words",
            """
            Novità?
            """,
            asks: [.question("Novità")]),
        SampleMail(
            "question marks by the dozen",
            """
            MA LA PRATICA E' STATA APERTA O NO????? SONO DUE SETTIMANE CHE ASPETTO!!!! CHI DEVO CHIAMARE???
            """,
            asks: [.question("LA PRATICA E' STATA APERTA"), .question("CHI DEVO CHIAMARE")]),
        SampleMail(
            "notes separated by dots",
            """
            Buongiorno... ho cambiato auto... nuova targa GP664RT... mi fate il passaggio
            dell'assicurazione... vorrei anche sapere se c'è differenza da pagare... grazie
            """,
            asks: [.request("mi fate il passaggio"), .question("se c'è differenza da pagare")]),
        SampleMail(
            "a formal telegram",
            """
            Pregasi inviare urgentemente certificato assicurativo anno 2024 autocarro DF776MN.
            Ringraziasi.
            Autotrasporti Bigi
            """,
            asks: [.request("certificato assicurativo anno 2024")]),
        SampleMail(
            "call me back",
            """
            Richiamatemi appena possibile al 347 9988776. Ho un problema col rinnovo. Bassi
            """,
            asks: [.request("Richiamatemi")]),
        SampleMail(
            "numbers without brackets",
            """
            buongiorno ho 3 domande
            1 quanto costa aggiungere la kasko
            2 la kasko copre anche se guida mio figlio
            3 posso pagare con satispay
            grazie ciao
            """,
            asks: [
                .item("quanto costa aggiungere"), .item("copre anche se guida"),
                .item("posso pagare con satispay"),
            ]),
        SampleMail(
            "all on one line with numbers",
            """
            Salve, mi servirebbe sapere: 1) costo annuo 2) se c'è il tacito rinnovo 3) come si disdice.
            Grazie, Debora
            """,
            asks: [.item("costo annuo"), .item("tacito rinnovo"), .item("come si disdice")]),
        SampleMail(
            "wrapped by a phone",
            """
            Buonasera ho un dubbio
            sulla fattura 221 perché
            l'importo non torna
            potete controllare
            Grazie
            Inviato dal mio Galaxy
            """,
            asks: [.request("potete controllare")]),
    ]
}
