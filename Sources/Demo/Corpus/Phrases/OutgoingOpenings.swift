/// How operators greet and take up a request.
enum OutgoingOpenings {
    static let greetings = WordList.templates(
        """
        Gentile {title},
        {Hello} {title},
        Gentile {name},
        Gentile {given} {surname},
        {Hello} gentile {title},
        Gentilissim<o/a> {title},
        Car<o/a> {title},
        {Hello},
        Gentile {given},
        """)

    static let greetingsToMembers = WordList.templates(
        """
        Gentile soci<o/a> {surname},
        Car<o/a> soci<o/a>,
        Gentile {title},
        {Hello} {title},
        Gentile {given},
        Car<o/a> {given},
        {Hello} {given},
        """)

    static let thanks = WordList.templates(
        """
        grazie per averci scritto[ e per la chiarezza con cui ha esposto la questione|].
        La ringrazio per la Sua mail[ e per la fiducia|].
        ho letto con attenzione la Sua richiesta[ e ho ripreso in mano tutta la Sua posizione|].
        grazie per il messaggio: ho controllato la Sua posizione prima di risponderLe.
        Le rispondo volentieri, dopo aver verificato [i documenti|le condizioni di contratto|lo
          storico delle nostre comunicazioni].
        rispondo io alla Sua mail, [perché seguo la pratica|che ho preso in carico questa
          mattina|così ha un riferimento certo].
        ha fatto bene a chiedere: [è un punto che genera spesso dubbi|la questione merita una
          risposta precisa|meglio chiarire subito].
        grazie per averci contattato. Ho recuperato anche le comunicazioni precedenti, così non deve
          ripetere nulla.
        ho preso in carico la Sua richiesta e Le anticipo che [si può risolvere|abbiamo quasi tutto
          quello che serve|la situazione è in ordine].
        mi scuso per l'attesa: volevo darLe una risposta completa e non interlocutoria.
        grazie della segnalazione, che abbiamo esaminato [in giornata|insieme ai colleghi|con cura].
        ho sentito anche {colleague}, che aveva seguito la Sua posizione in passato, e Le rispondo
          in modo completo.
        la Sua richiesta è arrivata alla casella {mailbox} e la seguo personalmente fino alla
          conclusione.
        ho verificato quanto ci chiede [con la compagnia|con il fornitore|con chi di competenza] e
          ora posso risponderLe.
        eccomi con la risposta che Le dovevo.
        La ringrazio di aver pensato alla cooperativa[ anche per questo| prima di decidere|].
        capisco bene il Suo dubbio e provo a scioglierlo.
        grazie per la pazienza e per i dettagli, che ci fanno risparmiare tempo a entrambi.
        ho tutto quello che serve per risponderLe.
        Le scrivo dopo il nostro scambio per fissare per iscritto ogni punto.
        prendo spunto dalla Sua mail per fare il quadro completo.
        ho riletto il Suo messaggio più volte per essere sicur<o/a:op> di non tralasciare nulla.
        rispondo con piacere, e se qualcosa non fosse chiaro mi scriva senza esitare.
        La Sua richiesta è legittima e merita una spiegazione per esteso.
        abbiamo registrato la Sua comunicazione e ne ho parlato [nella riunione di oggi|con le
          colleghe|con {colleague}].
        grazie per averci avvisato[ per tempo| subito|].
        """)

    static let thanksAgain = WordList.templates(
        """
        grazie per il riscontro.
        La ringrazio per le precisazioni[, che ho aggiunto alla pratica|].
        bene, riprendo da dove eravamo rimasti.
        eccomi di nuovo sulla Sua pratica.
        grazie della risposta: aggiungo quanto mancava.
        ho ricevuto il Suo messaggio e completo volentieri il quadro.
        ha fatto bene a scrivere ancora, è giusto che ogni punto sia chiaro.
        ho verificato anche quest'ultimo aspetto.
        grazie: con quello che mi ha scritto possiamo proseguire.
        rispondo subito, così può decidere con tutti gli elementi.
        """)
}
