/// Guidance for what comes next, farewells, and the words over the signature.
enum OutgoingClosings {
    static let guidance = WordList.templates(
        """
        Per qualsiasi dubbio mi scriva a {mailbox} citando il riferimento {ref}: chi legge trova
          tutta la storia.
        Se preferisce parlarne a voce mi trova al {officephone}, [dalle 8.30 alle 13 e dalle 14.30
          alle 18|in orario di ufficio|tutte le mattine].
        Da parte Sua, per ora, non serve altro: La avviso io appena ci sono novità, e comunque entro
          {il deadline}.
        Se vuole passare in sede ({office}) La aspetto {appt} alle {appthour}; mi basta una
          conferma.
        Tenga questa mail: è conservata anche nella Sua area riservata, insieme ai documenti.
        Se non ricevesse notizie entro {il deadline}, mi richiami pure: vuol dire che qualcosa si è
          inceppato e voglio saperlo.
        Quando scrive di nuovo, risponda a questa mail senza cambiare l'oggetto, così il filo resta
          unito.
        Se in mia assenza avesse urgenza, {colleague} conosce la pratica e può risponderLe.
        Se qualcosa di quanto ho scritto non corrisponde a quello che Le risulta, me lo dica:
          correggiamo subito.
        Prima di decidere si prenda il tempo che serve; le condizioni che Le ho indicato valgono
          fino {al deadline}.
        """)

    static let farewells = WordList.templates(
        """
        Resto a disposizione e La saluto cordialmente.
        Un cordiale saluto
        Cordiali saluti
        La ringrazio ancora e Le auguro una buona giornata.
        A presto e buon lavoro.
        Con i migliori saluti
        Un saluto e a presto
        Grazie per la fiducia, un cordiale saluto.
        Buona giornata e a risentirci.
        Le auguro una buona settimana.
        Sono a Sua disposizione per ogni altra necessità. Cordiali saluti
        Cordialmente
        Un caro saluto
        A presto, e grazie per essere con noi.
        La saluto cordialmente e resto in ascolto.
        Con cordialità
        Mi faccia sapere se tutto torna. Buona giornata.
        Un cordiale saluto da tutto l'ufficio.
        Buon proseguimento di giornata.
        Grazie e a presto.
        A risentirci presto, cordiali saluti.
        Le auguro una serena giornata.
        Cordiali saluti e grazie per la pazienza.
        Restiamo in contatto. Un cordiale saluto
        Spero di esserLe stat<o/a:op> utile. Cordiali saluti
        Mi tenga aggiornat<o/a:op>. Buona giornata.
        """)

    static let roles = WordList.templates(
        """
        Il Suo riferimento per questa pratica
        Referente della pratica
        Riferimento per ogni chiarimento
        Segue la Sua pratica
        """)

    /// An answer from somebody other than the reference operator.
    static let standIn = WordList.templates(
        """
        Le rispondo al posto di {colleague}, oggi assente, che resta il Suo riferimento.
        Rispondo io perché {colleague} è in ferie; la pratica è comunque condivisa.
        Scrivo in accordo con {colleague}, che La segue abitualmente.
        """)
}
