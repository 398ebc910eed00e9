/// Mails about welfare plans, refunds and vouchers.
enum WelfareMails {
    static let all: [SampleMail] = [
        SampleMail(
            "gym subscription",
            """
            Buongiorno, l'abbonamento annuale in palestra rientra nel piano welfare? Se sì, basta la
            ricevuta o serve la fattura intestata a me?
            Grazie, Federica
            """,
            asks: [.question("abbonamento annuale in palestra"), .question("basta la ricevuta")]),
        SampleMail(
            "residual of the wallet",
            """
            Ciao,
            quanto mi resta nel portafoglio welfare? entro quando devo spenderlo? si può convertire in
            buoni benzina?
            Davide M.
            """,
            asks: [
                .question("quanto mi resta"), .question("entro quando devo spenderlo"),
                .question("convertire in buoni benzina"),
            ]),
        SampleMail(
            "a refused refund",
            """
            Buongiorno, mi è stata respinta la richiesta di rimborso dei libri scolastici con la
            dicitura "documento non conforme". Non capisco perché, ho caricato lo scontrino parlante.
            Mi spiegate cosa manca? Posso ricaricarlo o devo rifare tutta la domanda?
            Cordialmente
            Paola Venturelli
            """,
            asks: [
                .question("Non capisco perché"), .question("Mi spiegate cosa manca"),
                .question("Posso ricaricarlo"),
            ]),
        SampleMail(
            "a company wants a plan",
            """
            Buongiorno,
            siamo un'impresa di 45 dipendenti e vorremmo attivare un piano welfare triennale. Vi chiederei
            di fissare un incontro la prossima settimana e di portare qualche esempio già fatto.
            Quali sono i costi di gestione? Il credito può essere uguale per tutti?
            Saluti
            Ing. Marchetti, Meccanica Tre Torri
            """,
            asks: [
                .request("attivare un piano welfare"), .request("fissare un incontro"),
                .request("portare qualche esempio"), .question("costi di gestione"),
                .question("uguale per tutti"),
            ]),
        SampleMail(
            "health fund for the family",
            """
            Buonasera, vorrei iscrivere al fondo sanitario anche mia moglie e mio figlio nato a giugno.
            Mi servono:
            modulo di adesione
            tabella dei contributi
            elenco delle strutture convenzionate a Carpi
            Grazie mille
            Omar
            """,
            asks: [
                .request("iscrivere al fondo sanitario"), .item("modulo di adesione"),
                .item("tabella dei contributi"), .item("elenco delle strutture"),
            ]),
        SampleMail(
            "vouchers not credited",
            """
            Buongiorno, i buoni pasto di marzo non mi sono ancora arrivati sulla card. I giorni lavorati
            erano 21, di cui 6 da casa. Potete verificare?
            Daniele
            """,
            asks: [.request("non mi sono ancora arrivati"), .request("Potete verificare")]),
        SampleMail(
            "discount in the shop",
            """
            Salve, sono andata all'ottica convenzionata ma non mi hanno fatto lo sconto perché dicono che
            serve la tessera. Dove la trovo? Si può avere anche digitale?
            Monia
            """,
            asks: [.question("Dove la trovo"), .question("anche digitale")]),
        SampleMail(
            "transport subscription",
            """
            gentilmente vorrei sapere se l abbonamento del treno di mia figlia lo posso mettere nel
            welfare e come si fa la richiesta grazie buona giornata lucia
            """,
            asks: [.question("se l abbonamento del treno"), .question("come si fa la richiesta")]),
        SampleMail(
            "documents for the tax return",
            """
            Buongiorno, per il 730 mi serve la certificazione dei rimborsi welfare dell'anno scorso.
            Inviatemela per cortesia entro il 15. Se invece la trovo già sul portale ditemi in che
            sezione.
            Grazie
            G. Ascari
            """,
            asks: [
                .request("la certificazione dei rimborsi"), .request("Inviatemela"),
                .question("ditemi in che sezione"),
            ]),
        SampleMail(
            "the committee asks",
            """
            Care colleghe,
            in vista della riunione del comitato welfare di giovedì vi chiediamo:
            a) il numero dei richiedenti del 2023
            b) l'importo medio dei rimborsi
            c) i motivi principali dei rifiuti
            Potete anche confermarci la presenza di una di voi?
            A presto
            Il comitato
            """,
            asks: [
                .item("numero dei richiedenti"), .item("importo medio"), .item("motivi principali"),
                .request("confermarci la presenza"),
            ]),
    ]
}
