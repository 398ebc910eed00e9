/// Mails about quotes, renewals, changes and cancellations.
enum PolicyMails {
    static let all: [SampleMail] = [
        SampleMail(
            "a renewal with a price",
            """
            Buongiorno,
            ho ricevuto l'avviso di scadenza della polizza auto. Quanto costa il rinnovo e quando
            scade il termine per pagare? L'anno scorso pagavo 412 euro, come mai è aumentata?
            Grazie
            Roberta Sala
            """,
            asks: [
                .question("Quanto costa il rinnovo"), .question("quando scade il termine"),
                .question("come mai è aumentata"),
            ]),
        SampleMail(
            "a quote for a new car",
            subject: "preventivo",
            """
            Salve,
            sto per acquistare una Dacia Duster usata e vorrei un preventivo RCA con furto e incendio.
            Dati:
            - targa: FK887ZZ
            - data di nascita: 12/05/1978
            - residenza: Sassuolo
            Vi ringrazio anticipatamente.
            Simone Barbieri
            """,
            asks: [.request("vorrei un preventivo RCA")]),
        SampleMail(
            "cancelling a policy",
            """
            Con la presente comunico la disdetta della polizza n. 100/2231 alla prossima scadenza.
            Si richiede conferma scritta dell'avvenuta ricezione.
            Distinti saluti
            Giorgio Manfredini
            """,
            asks: [.request("conferma scritta")]),
        SampleMail(
            "sold the car",
            """
            Buongiorno, ho venduto la macchina ieri. Posso passare la polizza su quella nuova? Se no,
            mi rimborsate la parte non goduta? Vi mando l'atto di vendita appena lo ricevo.
            Un saluto
            Katia
            """,
            asks: [
                .question("passare la polizza su quella nuova"),
                .request("rimborsate la parte non goduta"),
            ]),
        SampleMail(
            "paying in instalments",
            """
            Buongiorno a tutti, mi chiedevo se fosse possibile pagare la polizza casa in due rate e se
            accettate la carta di credito. Attendo indicazioni.
            Marina
            """,
            asks: [
                .question("pagare la polizza casa in due rate"), .question("accettate la carta"),
            ]),
        SampleMail(
            "changing address",
            """
            Gentile operatrice,
            mi sono trasferito in via Canaletto 45 a Modena. Vi chiedo di aggiornare l'indirizzo su
            tutte le polizze. Devo mandarvi il nuovo certificato di residenza? Cambia il premio?
            Cordiali saluti,
            Ivano Righi
            """,
            asks: [
                .request("aggiornare l'indirizzo"), .question("certificato di residenza"),
                .question("Cambia il premio"),
            ]),
        SampleMail(
            "a tractor under the community's agreement",
            """
            Buongiorno, siamo un'azienda agricola associata. Avremmo bisogno di assicurare un trattore
            e due rimorchi. Rientriamo nella convenzione? Potete inviarci un'offerta con e senza
            rinuncia alla rivalsa?
            In attesa di riscontro porgo cordiali saluti.
            Soc. Agr. Le Querce
            """,
            asks: [
                .request("assicurare un trattore"), .question("Rientriamo nella convenzione"),
                .request("un'offerta con e senza"),
            ]),
        SampleMail(
            "the receipt is missing",
            """
            Buongiorno, ho pagato con bonifico il 2 maggio ma nell'area riservata non vedo la quietanza.
            Me la potete mandare via mail? Grazie e buon lavoro.
            """,
            asks: [.request("Me la potete mandare")]),
        SampleMail(
            "free driving",
            """
            Ciao Elena, una domanda: la guida libera vale anche per mia nipote di 19 anni?
            E se guida lei e fa un incidente c'è la rivalsa?
            Baci
            Nonna Pina
            """,
            asks: [
                .question("la guida libera vale"), .question("c'è la rivalsa"),
            ]),
        SampleMail(
            "an informed buyer",
            """
            Buonasera,
            sto confrontando alcune proposte per la polizza fabbricato del condominio di via Wiligelmo.
            Mi mancano alcune informazioni per l'assemblea:
            - massimale RC verso terzi
            - franchigia sui danni da acqua
            - se la ricerca guasto è inclusa e con che limite
            - durata del contratto e tacito rinnovo
            L'assemblea è giovedì 20, quindi avrei bisogno dei dati entro mercoledì.
            Cordiali saluti
            Amministrazioni Bertani
            """,
            asks: [
                .item("massimale RC"), .item("franchigia sui danni"), .item("ricerca guasto"),
                .item("durata del contratto"), .request("avrei bisogno dei dati"),
            ]),
        SampleMail(
            "copies of everything",
            """
            Spett.le Agenzia, vi chiedo cortesemente di trasmettermi copia dei contratti in essere
            intestati alla scrivente, dei relativi set informativi e delle ultime quietanze.
            Vogliate inoltre indicare il nominativo del referente.
            Distinti saluti
            Ceramica Florim 2 spa
            """,
            asks: [
                .request("copia dei contratti in essere"), .request("nominativo del referente"),
            ]),
        SampleMail(
            "travel to Switzerland",
            """
            Buongiorno, a Pasqua andiamo in Svizzera e poi in Marocco con il camper. La carta verde serve
            ancora? Per il Marocco siamo coperti? L'assistenza stradale funziona all'estero?
            Grazie a chi mi risponderà
            Fam. Bonacini
            """,
            asks: [
                .question("La carta verde serve"), .question("Per il Marocco"),
                .question("L'assistenza stradale"),
            ]),
        SampleMail(
            "a life policy of the father",
            """
            Gentilissimi, mio padre è mancato il mese scorso e tra le sue carte abbiamo trovato una
            polizza vita stipulata con voi nel 1998. Non sappiamo se sia ancora attiva. Come dobbiamo
            procedere per la liquidazione e quali documenti occorrono agli eredi?
            Ringrazio per la disponibilità
            Elisabetta Cattani
            """,
            asks: [
                .question("Non sappiamo se sia ancora attiva"),
                .question("Come dobbiamo procedere"),
                .question("quali documenti occorrono"),
            ]),
        SampleMail(
            "an answer to an offer",
            """
            Buongiorno Giulia, ho letto l'offerta. Per me va bene, procediamo pure con la soluzione B.
            L'unico dubbio riguarda gli atti vandalici: sono compresi oppure no?
            Fammi sapere anche l'IBAN per il bonifico.
            Marco
            """,
            asks: [
                .request("procediamo pure con la soluzione B"),
                .question("sono compresi oppure no"),
                .request("l'IBAN"),
            ]),
    ]
}
