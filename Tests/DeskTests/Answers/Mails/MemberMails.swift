/// Mails about membership, certificates and the life of the cooperative.
enum MemberMails {
    static let all: [SampleMail] = [
        SampleMail(
            "leaving the cooperative",
            """
            Buongiorno,
            mi sono trasferito all'estero e intendo recedere da socio. Come devo fare e in quanto tempo
            mi viene restituita la quota?
            Grazie
            Valerio Tosi
            """,
            asks: [
                .request("intendo recedere da socio"), .question("Come devo fare"),
                .question("in quanto tempo"),
            ]),
        SampleMail(
            "the general meeting",
            """
            Carissimi, non posso venire all'assemblea del 28. Posso delegare mia sorella che non è socia?
            Mandatemi il modulo di delega per favore. I documenti del bilancio dove si trovano?
            Ivonne
            """,
            asks: [
                .question("delegare mia sorella"), .request("il modulo di delega"),
                .question("I documenti del bilancio"),
            ]),
        SampleMail(
            "a certificate for the bank",
            """
            Buongiorno, la banca mi chiede una dichiarazione che attesti che la casa è assicurata con
            vincolo a loro favore. Me la preparate? Va bene anche in PDF.
            Grazie infinite
            Barbara Neri
            """,
            asks: [.request("Me la preparate")]),
        SampleMail(
            "presenting a friend",
            """
            Ciao Giulia! Un mio amico vorrebbe diventare socio. Lo posso presentare io? deve firmare la
            Carta dei Valori prima o dopo? Gli ho detto che la quota è 25 euro, è giusto?
            Grazie 😊
            Ale
            """,
            asks: [
                .question("Lo posso presentare io"), .question("deve firmare la Carta dei Valori"),
                .question("la quota è 25 euro"),
            ]),
        SampleMail(
            "data protection",
            """
            Ai sensi del Regolamento UE 2016/679 chiedo di conoscere quali dati personali conservate e di
            cancellare quelli non più necessari. Vi invito inoltre a non inviarmi più la newsletter.
            Cordiali saluti
            dott. Sandro Beltrami
            """,
            asks: [
                .question("conoscere quali dati personali"), .request("cancellare quelli"),
                .request("non inviarmi più la newsletter"),
            ]),
        SampleMail(
            "proof of membership",
            subject: "attestazione socio",
            """
            Salve, per la convenzione con il teatro mi occorre un'attestazione che sono socia dal 2014.
            Quando posso passare a ritirarla? Gli orari sono sempre gli stessi?
            Giovanna
            """,
            asks: [
                .request("un'attestazione che sono socia"), .question("passare a ritirarla"),
                .question("Gli orari"),
            ]),
        SampleMail(
            "only the subject asks",
            subject: "Richiesta preventivo polizza viaggio",
            """
            Buongiorno,
            partiamo il 10 agosto in quattro, due adulti e due bambini, destinazione Giappone, rientro il
            28.
            Grazie
            Fam. Spaggiari
            """,
            asks: [.request("preventivo polizza viaggio")]),
        SampleMail(
            "an Outlook reply",
            """
            Buongiorno, confermo l'appuntamento di martedì. Posso portare anche mio marito?

            Cordiali saluti
            Emanuela Ricci
            Tel. 059 123456 - Chiamateci dal lunedì al venerdì

            Da: Insieme <info@example.coop>
            Inviato: lunedì 8 aprile 2024 09:15
            A: Emanuela Ricci
            Oggetto: Appuntamento

            Gentile Emanuela, le va bene martedì alle 10? Ci porti il contratto.
            """,
            asks: [.question("portare anche mio marito")]),
    ]
}
