extension KindScript {
    static let addressChange = KindScript(
        .addressChange, at: .info, weight: 5, lengths: 2...5,
        """
        # subject
        -af Cambio di indirizzo
        -a nuova residenza
        - Aggiornamento dati
        -t Cambio numero di telefono
        # request
        -a vi comunico il mio nuovo indirizzo: {newaddress}.
        -a {dal deadline} abiteremo in {newaddress}: aggiornate per favore i vostri archivi.
        -t ho cambiato numero di telefono, il nuovo è {phone}.
        -f @firm la sede di {firm} si è spostata in {newaddress}.
        -a ho notato che mi scrivete ancora al vecchio indirizzo; quello giusto è {newaddress}.
        -m da questo mese uso solo questa mail, {mail}: l'altra casella l'ho chiusa.
        # answer
        - Ho aggiornato la Sua scheda con il nuovo recapito e ho avvisato le compagnie delle polizze
          in corso.
        -af Il nuovo indirizzo è registrato; resta nello storico anche il precedente, con le date.
        - Dati aggiornati: d'ora in avanti Le scriviamo al recapito che ci ha indicato.
        - Ho registrato la variazione e verificato le Sue posizioni aperte: nessuna resta con i dati
          vecchi.
        -a La variazione è fatta. Per le polizze auto il cambio di provincia può modificare il
          premio: lo controlliamo al rinnovo.
        - Grazie per l'avviso: la variazione ha effetto da oggi su tutti i servizi.
        * le polizze
        ? devo avvisare io la compagnia
        ? la polizza della casa va cambiata
        ! Le compagnie le avvisiamo noi; per la polizza casa serve sapere se l'abitazione vecchia
          resta Sua.
        *af le utenze
        ? anche luce e gas vanno avvisati
        ? la voltura la fate voi
        ! Luce e gas hanno bisogno di una voltura vera e propria: se vuole la prepariamo noi.
        *a il libretto dell'auto
        ? per l'auto devo fare qualcosa
        ? il libretto va aggiornato
        ! Il libretto lo aggiorna il Comune con il cambio di residenza; a noi basta la Sua
          comunicazione.
        * la tessera dei soci
        ? la tessera vale ancora
        ? cambia qualcosa come soci<o/a>
        ! Non cambia nulla: numero e tessera restano gli stessi.
        # follow
        - vi mando anche {il document}, nel caso servisse.
        # next
        - Documento ricevuto e archiviato nella Sua scheda.
        # law
        - Riferimenti: Reg. (UE) 2016/679, art. 16 (esattezza dei dati); condizioni di polizza,
          comunicazioni del contraente.
        # guide
        - Se trova ancora un recapito sbagliato su un documento, me lo segnali: vuol dire che
          qualcuno non ha recepito.
        # note
        - Cambio indirizzo preso al telefono, chiesta conferma scritta.
        # takes
        - certificato_residenza.txt :: Certificato di residenza¶{name}¶{newaddress}
        # gives
        - scheda_aggiornata.txt :: Scheda anagrafica¶{name}¶Recapito aggiornato
        """)
}
