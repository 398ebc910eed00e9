/// Notes of calls, visits and chats that fit any matter.
enum ContactNotes {
    static let general = WordList.templates(
        """
        Chiama per conferma, risposto a voce e rimandato alla mail.
        Richiamat<o/a> come promesso, nessuna risposta. Riprovo {weekday}.
        Vuole capire meglio, spiegato con calma. Soddisfatt<o/a>.
        Chiede di {colleague}, riferito.
        Passa in ufficio a portare {il document}.
        Telefonata breve: tutto ricevuto.
        Sentit<o/a> per sapere come sta andando, apprezza la chiamata.
        Aggiornat<o/a> sui tempi.
        Chiede di essere richiamat<o/a> dopo le {appthour}.
        Parlato di polizze e di famiglia, venti minuti ben spesi.
        Ha difficoltà con gli allegati: fatto insieme passo per passo.
        Preferisce la mail al telefono, annotato.
        Conferma indirizzo e telefono.
        Manda la foto {del document}, unita alla pratica.
        """)
}
