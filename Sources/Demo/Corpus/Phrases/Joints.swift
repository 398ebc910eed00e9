/// The small words that hold several questions, or several answers, together.
enum Joints {
    static let firstQuestion = WordList.templates(
        """
        Volevo chiedervi:
        Vi chiedo:
        La mia domanda è questa:
        Vorrei sapere una cosa:
        In particolare:
        Prima domanda:
        [|||||]
        """)

    static let nextQuestion = WordList.templates(
        """
        Poi:
        E ancora:
        Altra cosa:
        Inoltre:
        Seconda cosa:
        Già che ci sono:
        Vi chiedo anche:
        [||||||]
        """)

    static let lastQuestion = WordList.templates(
        """
        E per finire:
        Ultima cosa:
        Infine:
        E da ultimo:
        Ultima domanda e poi vi lascio lavorare:
        """)

    static let beforeList = WordList.templates(
        """
        Avrei bisogno di sapere:
        Le mie domande sono queste:
        Vi elenco i punti così è più comodo rispondere:
        Vi chiedo cortesemente:
        Mi servirebbe capire:
        I dubbi sono questi:
        In sintesi:
        Vi metto tutto in fila:
        """)

    static let withAttachment = WordList.templates(
        """
        In allegato trovate [il documento|quanto serve|la documentazione].
        Vi allego [tutto quello che ho|quanto in mio possesso|il documento].
        Allego [copia|il file] per comodità.
        Trovate tutto in allegato.
        """)

    static let beforeAnswers = WordList.templates(
        """
        Rispondo alle Sue domande nell'ordine in cui le ha poste.
        Riprendo uno per uno i punti della Sua mail.
        Vengo ai singoli punti.
        Di seguito trova la risposta a ciascuna domanda.
        Per chiarezza rispondo punto per punto.
        Vediamo insieme ogni punto.
        Le rispondo con ordine.
        Ecco quanto ho verificato, voce per voce.
        """)

    static let attached = WordList.templates(
        """
        In allegato trova [quanto Le serve|i documenti citati|la documentazione].
        Le allego [quanto Le serve|i documenti citati|la documentazione].
        Con questa mail trova anche [quanto Le serve|i documenti citati|la documentazione].
        Le invio inoltre [quanto Le serve|i documenti citati|la documentazione].
        """)
}
