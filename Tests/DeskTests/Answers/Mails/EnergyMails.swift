/// Mails about power, gas and purchasing groups.
enum EnergyMails {
    static let all: [SampleMail] = [
        SampleMail(
            "taking over a supply",
            """
            Buongiorno, ho comprato casa e devo fare la voltura di luce e gas. Quali dati vi servono?
            Quanto tempo ci mette? Si può fare online?
            Allego copia della carta d'identità.
            Manuela
            """,
            asks: [
                .question("Quali dati vi servono"), .question("Quanto tempo ci mette"),
                .question("Si può fare online"),
            ]),
        SampleMail(
            "a bill three times as high",
            """
            Buonasera, la bolletta del gas di febbraio è il triplo di quella dell'anno scorso (PDR
            01234567890123). I consumi mi sembrano stimati. Vi chiedo di controllare la lettura e
            spiegarmi come comunicare l'autolettura.
            Grazie
            Vittorio Pacchioni
            """,
            asks: [.request("controllare la lettura"), .question("come comunicare l'autolettura")]),
        SampleMail(
            "photovoltaic group",
            """
            Ciao a tutti! Ho visto la proposta del gruppo d'acquisto fotovoltaico. Sono interessata ma ho
            qualche dubbio: il tetto esposto a est va bene? La detrazione è ancora al 50%? L'installatore
            lo scegliete voi? Mi mettete in lista intanto?
            Michela
            """,
            asks: [
                .question("tetto esposto a est"), .question("La detrazione è ancora"),
                .question("L'installatore lo scegliete"), .request("Mi mettete in lista"),
            ]),
        SampleMail(
            "green certificates",
            """
            Spett.le Insieme, per il nostro bilancio di sostenibilità necessitiamo delle garanzie di
            origine relative ai consumi 2023 di entrambi i POD. Vi preghiamo di inviarle in formato PDF
            all'indirizzo amministrazione@example.it.
            Cordiali saluti
            Tipografia Artestampa
            """,
            asks: [.request("garanzie di origine"), .request("inviarle in formato PDF")]),
        SampleMail(
            "telegram for the meter",
            """
            POD IT001E12345678. Aumento potenza da 3 a 4,5 kW, quanto costa? Tempi?
            """,
            asks: [.question("quanto costa"), .question("Tempi")]),
        SampleMail(
            "cut off by mistake",
            """
            Buongiorno
            siamo senza luce da stamattina e il distributore dice che risulta una morosità
            noi abbiamo pagato tutto, vi allego i bonifici
            cosa è successo
            fate riallacciare subito per favore abbiamo i frigoriferi pieni
            Bar Centrale
            """,
            asks: [.question("cosa è successo"), .request("fate riallacciare subito")]),
        SampleMail(
            "energy community",
            """
            Gentilissime, nel nostro condominio si parla di comunità energetica. Vorremmo capire meglio
            come funziona, quali incentivi ci sono e se possiamo farne parte anche come inquilini.
            Sareste disponibili per una serata informativa?
            Il consiglio di condominio
            """,
            asks: [
                .question("come funziona"), .question("quali incentivi"),
                .question("se possiamo farne parte"), .request("una serata informativa"),
            ]),
        SampleMail(
            "changing the bank account",
            """
            Buongiorno, ho cambiato banca. Il nuovo IBAN è IT60X0542811101000000123456. Potete aggiornare
            la domiciliazione delle bollette? Da che mese parte l'addebito sul conto nuovo?
            Cordiali saluti, Sergio Ori
            """,
            asks: [.request("aggiornare la domiciliazione"), .question("Da che mese parte")]),
    ]
}
