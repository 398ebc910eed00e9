/// Mails put aside before the rules were written. They are never used to tune the rules: a change
/// that lowers their figures is a change for the worse, even when the others improve.
enum HeldOutItalianMails {
    static let all: [SampleMail] = insurance + others

    static let insurance: [SampleMail] = [
        SampleMail(
            "a claim in the car park",
            """
            Buongiorno,
            ieri pomeriggio nel parcheggio dell'Ipercoop mi hanno urtato la portiera posteriore,
            ho firmato la constatazione con l'altro conducente e ve la allego.
            Vorrei capire se la pratica parte già in automatico oppure devo venire in ufficio.
            L'auto si può far riparare subito o bisogna aspettare il perito?
            Nel frattempo vi chiedo la cortesia di indicarmi una carrozzeria convenzionata vicino a
            Carpi.
            Grazie e buona giornata
            Daniela Ferrari
            """,
            asks: [
                .question("se la pratica parte"), .question("si può far riparare subito"),
                .request("indicarmi una carrozzeria"),
            ]),
        SampleMail(
            "no punctuation at all",
            """
            ciao sono marco della ditta edile volevo sapere se il furgone nuovo e gia coperto da
            oggi e mi mandate anche il contrassegno per favore che devo partire grazie
            """,
            asks: [.question("se il furgone nuovo"), .request("mi mandate anche il contrassegno")]),
        SampleMail(
            "shouting",
            """
            SPETT.LE COOPERATIVA
            HO RICEVUTO UNA RICHIESTA DI PAGAMENTO PER LA POLIZZA 30/445566 CHE AVEVO GIA DISDETTO.
            CHIEDO L'ANNULLAMENTO IMMEDIATO E UNA CONFERMA SCRITTA.
            DISTINTI SALUTI
            GEOM. PAOLO BENATTI
            """,
            asks: [.request("ANNULLAMENTO IMMEDIATO")]),
        SampleMail(
            "the class of the son",
            """
            Gentilissimi,
            mio figlio ha appena preso la patente e pensavamo di intestargli la Panda della nonna.
            Può usufruire della mia classe di merito con la legge Bersani? Nel caso, quali documenti
            dobbiamo portare? Il premio cambierebbe di molto se la tenessi intestata io?
            Un caro saluto a tutte
            Lorenza
            """,
            asks: [
                .question("classe di merito"), .question("quali documenti"),
                .question("Il premio cambierebbe"),
            ]),
        SampleMail(
            "telegram for the statement of claims",
            """
            Serve attestato di rischio targa FX221KD, ultimi 5 anni. Grazie. Bruni
            """,
            asks: [.request("attestato di rischio")]),
        SampleMail(
            "paying back a claim",
            """
            Buonasera, ho letto sul vostro sito del servizio Consap. A marzo ho avuto un sinistro con
            torto (sinistro n. 2023/8812) e sono passato dalla 1 alla 3.
            Mi direste gentilmente:
            - l'importo che è stato liquidato
            - quanto risparmierei rimborsandolo
            - entro che data conviene farlo
            Rimango in attesa e ringrazio.
            Fabio Montorsi
            """,
            asks: [
                .item("importo che è stato liquidato"), .item("quanto risparmierei"),
                .item("entro che data"),
            ]),
        SampleMail(
            "thanks and nothing else",
            """
            Gentile Giulia,
            la ringrazio tantissimo per la pazienza di ieri al telefono, tutto chiarissimo.
            Ho fatto il bonifico stamattina, allego la contabile.
            Come sempre se avete bisogno di altro sono qui.
            Buon fine settimana!
            Anna
            """,
            asks: []),
        SampleMail(
            "an answer between the lines",
            """
            Il giorno mar 12 mar 2024 alle ore 09:41 Ufficio Sinistri <sinistri@example.coop> ha
            scritto:

            > Gentile Sig. Poli, può inviarci le foto del danno?

            Le trovate qui sotto.

            > Ci conferma che il veicolo è visibile presso la sua abitazione?

            Sì, tutti i giorni dopo le 18. Il perito mi avvisa prima di passare?

            > Cordiali saluti
            > Giulia
            """,
            asks: [.question("Il perito mi avvisa prima")]),
        SampleMail(
            "a complaint with a question nobody must answer",
            """
            Salve, è la terza volta che scrivo. Vi pare serio? Il liquidatore non si è mai fatto
            vivo e l'officina mi addebita la custodia. Esigo di sapere chi paga la custodia e
            pretendo un appuntamento entro venerdì.
            Ing. R. Solmi
            """,
            asks: [.question("chi paga la custodia"), .request("un appuntamento")]),
        SampleMail(
            "suspension of a motorbike",
            subject: "sospensione moto",
            """
            Buongiorno, da novembre a marzo la moto resta ferma in garage. Si può sospendere la
            polizza? E c'è un costo?
            Per la riattivazione basta una mail?
            Ermes
            Inviato da iPhone
            """,
            asks: [
                .question("sospendere la polizza"), .question("c'è un costo"),
                .question("basta una mail"),
            ]),
    ]

    static let others: [SampleMail] = [
        SampleMail(
            "nursery refund",
            """
            Buongiorno, vi giro le ricevute del nido di settembre e ottobre. Riuscite a farmi avere
            il rimborso con la busta di novembre? Se mancano dei documenti avvisatemi.
            Inoltre non trovo più la password del portale, come la recupero?
            Grazie, Chiara Lodi (Coop. Il Girasole)
            """,
            asks: [
                .request("rimborso con la busta"), .request("avvisatemi"),
                .question("come la recupero"),
            ]),
        SampleMail(
            "the meter number",
            """
            Buongiorno,
            in bolletta trovo un POD diverso dal mio (IT001E45678901 anziché IT001E45678910).
            Chiederei di verificare con il distributore e, se c'è stato un errore, di stornare la
            fattura di agosto.
            Un'ultima cosa: l'energia è sempre certificata al 100% rinnovabile?
            Cordialità
            Studio Associato Bellei
            """,
            asks: [
                .request("verificare con il distributore"), .request("stornare la fattura"),
                .question("certificata al 100%"),
            ]),
        SampleMail(
            "wants to be a member",
            """
            Buongiorno a tutti, mi ha parlato di voi la collega Franca Neri che è socia da tanti anni.
            Mi piacerebbe entrare anch'io in cooperativa. Che passaggi devo fare, e la quota a
            quanto ammonta? Franca può presentarmi lei?
            Vi lascio il mio numero: 333 1234567.
            A presto
            Teresa Gibellini
            """,
            asks: [
                .request("entrare anch'io in cooperativa"), .question("Che passaggi devo fare"),
                .question("a quanto ammonta"), .question("presentarmi lei"),
            ]),
        SampleMail(
            "only a subject",
            subject: "Richiesta certificato di iscrizione a libro soci",
            """
            Buongiorno,
            come da oggetto.
            Cordiali saluti,
            Cantina Sociale di Settecani
            """,
            asks: [.request("certificato di iscrizione")]),
        SampleMail(
            "a firm writes formally",
            """
            Spett.le Insieme,
            con riferimento alla Vs. del 3 u.s., siamo con la presente a richiedere copia integrale
            delle condizioni di polizza RCT/O n. 771203, nonché il prospetto dei sinistri degli ultimi
            tre anni. Si prega inoltre di voler confermare l'avvenuta inclusione del nuovo
            stabilimento di Via Emilia.
            In attesa di cortese riscontro, porgiamo distinti saluti.
            Ufficio Acquisti

            Le informazioni contenute nella presente comunicazione sono riservate e destinate
            esclusivamente al destinatario indicato. Chi la ricevesse per errore è pregato di
            distruggerla e di avvertire il mittente.
            """,
            asks: [
                .request("copia integrale delle condizioni"),
                .request("confermare l'avvenuta inclusione"),
            ]),
        SampleMail(
            "an old member, politely",
            """
            Gentile Signorina,
            mi scusi se la disturbo ancora. Ero rimasto che mi avrebbe telefonato Lei per quella
            faccenda della casa di montagna ma forse me ne sono dimenticato io. Se fosse così gentile
            da dirmi se la neve sul tetto è compresa, che quest'anno ne è venuta tanta.
            La saluto cordialmente e mi stia bene.
            Otello Vaccari
            """,
            asks: [.question("se la neve sul tetto è compresa")]),
        SampleMail(
            "meal vouchers and a date",
            """
            ciao, due cose veloci:
            1) i buoni pasto di maggio quando li caricate
            2) la visita dal dentista si può mettere nel welfare
            fammi sapere
            Luca
            """,
            asks: [.item("buoni pasto di maggio"), .item("visita dal dentista")]),
        SampleMail(
            "sends documents, asks nothing",
            """
            Buongiorno, come richiesto invio in allegato:
            - carta d'identità
            - codice fiscale
            - libretto
            Quando ho un attimo passo anche a firmare.
            Saluti
            Gianni
            """,
            asks: []),
    ]
}
