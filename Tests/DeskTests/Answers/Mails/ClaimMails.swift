/// Mails about accidents and damage.
enum ClaimMails {
    static let all: [SampleMail] = [
        SampleMail(
            "opening a claim",
            """
            Buongiorno,
            vi segnalo che questa mattina alle 8.15 sono stato tamponato in via Giardini da una Fiat
            Punto. Allego il modello CAI firmato da entrambi.
            Potete aprire il sinistro? Quando posso portare l'auto in carrozzeria?
            Inoltre vorrei sapere se ho diritto all'auto sostitutiva.
            Cordiali saluti
            Matteo Corradi
            """,
            asks: [
                .request("aprire il sinistro"), .question("portare l'auto in carrozzeria"),
                .question("auto sostitutiva"),
            ]),
        SampleMail(
            "no news of a claim",
            """
            Gentile ufficio sinistri,
            sono passati quaranta giorni dalla denuncia del sinistro 1-8001-2023-0456 e non ho
            ancora ricevuto l'offerta. A che punto è la pratica? Chi è il liquidatore incaricato?
            Resto in attesa di un vostro cortese riscontro.
            Distinti saluti,
            Avv. Laura Pini
            """,
            asks: [
                .request("ancora ricevuto l'offerta"), .question("A che punto è la pratica"),
                .question("Chi è il liquidatore"),
            ]),
        SampleMail(
            "hail on the roof of the barn",
            """
            Salve, la grandinata di sabato ha bucato il tetto del fienile e rotto tre lucernari.
            La polizza agricola copre i danni da grandine ai fabbricati? Che franchigia c'è?
            Mi servirebbe un sopralluogo prima che piova di nuovo.
            Az. Agr. Malagoli
            """,
            asks: [
                .question("copre i danni da grandine"), .question("Che franchigia"),
                .request("un sopralluogo"),
            ]),
        SampleMail(
            "the other driver will not sign",
            """
            Buonasera Giulia,
            la controparte non vuole firmare il CID e dice che avevo torto io. Ho due testimoni.
            Cosa devo fare? Devo raccogliere le dichiarazioni dei testimoni io o ci pensa la
            compagnia?
            Grazie mille
            Enrico
            """,
            asks: [.question("Cosa devo fare"), .question("dichiarazioni dei testimoni")]),
        SampleMail(
            "the glass of the windscreen",
            """
            ciao mi si e crepato il parabrezza
            ho la garanzia cristalli?
            dove devo andare a cambiarlo
            grazie
            Pietro
            """,
            asks: [.question("garanzia cristalli"), .question("dove devo andare")]),
        SampleMail(
            "an offer that is too low",
            """
            Spett.le Insieme,
            ho ricevuto dalla compagnia un assegno di euro 1.250,00 a fronte di un preventivo della
            carrozzeria di euro 2.100,00. Non intendo accettare la somma a saldo. Vi chiedo di
            contestare la valutazione del perito e di farmi avere copia della perizia.
            Posso incassare l'assegno come acconto?
            Cordialmente
            Davide Zanasi
            """,
            asks: [
                .request("contestare la valutazione"), .request("copia della perizia"),
                .question("incassare l'assegno"),
            ]),
        SampleMail(
            "stolen bicycle",
            """
            Buongiorno, mi hanno rubato la bicicletta elettrica dal cortile condominiale.
            Ho già fatto denuncia ai Carabinieri. Vorrei capire:
            1) se la polizza casa copre anche le bici
            2) quali documenti devo consegnarvi
            3) in quanti giorni viene liquidato il danno
            Grazie per l'aiuto
            Silvia
            """,
            asks: [
                .item("se la polizza casa copre"), .item("quali documenti devo consegnarvi"),
                .item("in quanti giorni"),
            ]),
        SampleMail(
            "injury to an employee",
            """
            Buongiorno,
            un nostro dipendente si è infortunato in cantiere lunedì scorso, prognosi 30 giorni.
            Chiediamo di attivare la polizza infortuni cumulativa n. 55/1009. Potreste dirmi entro
            quanti giorni va fatta la denuncia e a chi va inviato il certificato medico?
            Saluti
            Edil Secchia srl
            """,
            asks: [
                .request("attivare la polizza infortuni"), .question("entro quanti giorni"),
                .question("a chi va inviato"),
            ]),
        SampleMail(
            "a reply with the old mail underneath",
            """
            Grazie Giulia, ho mandato tutto alla carrozzeria. Il perito passa lui o devo chiamarlo io?

            Luca

            Il giorno gio 4 apr 2024 alle ore 11:02 Ufficio Sinistri <sinistri@example.coop>
            ha scritto:
            > Buongiorno Luca,
            > ci può dire in quale carrozzeria si trova il veicolo?
            > Mandateci anche le foto.
            """,
            asks: [.question("Il perito passa lui")]),
        SampleMail(
            "neighbour's tree",
            """
            Gentili signori, il pino del vicino è caduto sulla mia recinzione durante il temporale.
            Secondo voi deve pagare lui o la mia assicurazione? E nel caso pagasse la mia, poi mi
            aumenta il premio? Scusate le tante domande.
            Loris
            """,
            asks: [.question("deve pagare lui"), .question("mi aumenta il premio")]),
        SampleMail(
            "telegram of a claim",
            """
            Sinistro del 3/5 targa EK901LM. Perito non ancora passato. Sollecitate per favore.
            """,
            asks: [.request("Sollecitate")]),
        SampleMail(
            "the lawyer of the other side",
            """
            Buongiorno, mi è arrivata una raccomandata dell'avvocato della controparte con richiesta
            danni di 18.000 euro. Ve la allego. Devo rispondere io? La tutela legale entra in
            funzione da sola oppure la devo attivare?
            Se possibile gradirei un appuntamento con qualcuno che segue queste cose.
            Grazie, Nadia Gozzi
            """,
            asks: [
                .question("Devo rispondere io"), .question("La tutela legale entra"),
                .request("un appuntamento"),
            ]),
    ]
}
