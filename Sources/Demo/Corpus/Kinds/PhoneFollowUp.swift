extension KindScript {
    static let phoneFollowUp = KindScript(
        .phoneFollowUp, at: .info, weight: 5, lengths: 2...5,
        """
        # subject
        - Seguito della telefonata
        - come d'accordo al telefono
        -r Riepilogo telefonata con {colleague}
        -kd documenti richiesti al telefono
        # request
        -d come d'accordo al telefono vi mando i dati: targa {plate}, polizza {policy}.
        -k ho parlato {weekday} con {colleague}, che mi ha chiesto {il document}: {il document} è in
          allegato.
        -r riassumo quello che ci siamo detti al telefono, così siamo sicuri di esserci capiti:
          premio {premium} euro, scadenza {expiry}.
        -c al telefono mi avete detto che mi avreste richiamato per la polizza {policy}.
        -v faccio seguito alla visita di {weekday} in ufficio.
        -n grazie della telefonata. Confermo che il nuovo numero è {phone}.
        # answer
        -r Il riepilogo è corretto: premio {premium} euro, scadenza {expiry}. L'ho unito alla nota
          della telefonata.
        -k Ho ricevuto {il document} e completato la pratica della polizza {policy}.
        -c Mi scuso per la richiamata mancata: ho il quadro e Le rispondo qui per esteso.
        - {Colleague} mi ha passato la nota della telefonata, quindi riparto da lì.
        -dn I dati che ci ha mandato coincidono con i nostri, tranne il telefono, che ho aggiornato.
        -v Dopo la Sua visita abbiamo fatto le verifiche promesse: è tutto in ordine.
        * le cose dette a voce
        ? è giusto quello che ho capito
        ? quello che ci siamo detti resta scritto da qualche parte
        ! Sì: di ogni telefonata teniamo una nota con data e durata, che può chiedere in copia.
        * il passo dopo
        ? adesso cosa devo fare
        ? aspetto una vostra chiamata
        ! Tocca a noi: La chiamo {weekday} in mattinata.
        *k i documenti
        ? {il document} basta così
        ? serve l'originale
        ! Basta la copia che ci ha mandato.
        # follow
        - non ho ricevuto la chiamata di {weekday}.
        # next
        - La chiamata è fissata per {appt} alle {appthour}.
        # law
        - Riferimenti: nota della telefonata e polizza {policy}.
        # guide
        - Se preferisce scrivere invece di telefonare, va benissimo: la risposta è la stessa.
        # note
        - Telefonata lunga, promesso riepilogo scritto.
        # takes
        -k allegato_richiesto.txt :: Copia {del document}¶{name}
        # gives
        - nota_telefonata.txt :: Nota della telefonata¶Argomento: polizza {policy}
        """)
}
