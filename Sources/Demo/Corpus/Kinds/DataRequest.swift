extension KindScript {
    static let dataRequest = KindScript(
        .dataRequest, at: .info, since: 2012, weight: 2, lengths: 2...5,
        """
        # subject
        -a Richiesta dei miei dati
        -avw accesso ai dati personali
        -n Cancellazione dalla newsletter
        - Privacy
        -c Cancellazione dei dati
        # request
        -a vorrei una copia di tutti i dati che avete su di me.
        -n non voglio più ricevere la newsletter, solo le comunicazioni sulle polizze.
        -v vorrei sapere chi ha visto la mia pratica {claim}.
        -c non sono più cliente e chiedo la cancellazione dei miei dati.
        -e ho visto che nella vostra ultima mail il mio cognome è scritto male.
        -w chi può vedere i documenti che vi mando?
        # answer
        -a In allegato trova i dati che La riguardano; i documenti per intero sono nella Sua area,
          da scaricare in un solo file.
        -n Ho tolto il Suo indirizzo dalla newsletter; le comunicazioni di servizio continuano.
        -v Gli accessi alla pratica {claim} sono registrati: Le allego l'elenco, con nome e ora.
        -c Ho cancellato ciò che non siamo obbligati a tenere; contratti e contabilità restano per
          dieci anni.
        -e Il dato è corretto da oggi in tutti gli archivi.
        -w I documenti li vede solo chi lavora alla pratica, e ogni accesso lascia traccia.
        * i tempi
        ? in quanto tempo rispondete
        ? devo motivare la richiesta
        ! @2018+ Rispondiamo entro un mese e la richiesta non va motivata (art. 12 del Regolamento
          europeo).
        ! @-2017 Rispondiamo entro quindici giorni, come prevede il Codice della privacy.
        * la conservazione
        ? per quanto tempo tenete i miei dati
        ? perché non cancellate tutto
        ! Contratti e scritture restano dieci anni (artt. 2220 e 2946 del Codice civile); il resto
          si può cancellare.
        * i destinatari dei dati
        ? li date ad altri
        ? la compagnia cosa vede
        ! Alla compagnia va solo ciò che serve al contratto; nessuno li usa per pubblicità.
        # follow
        -av1 ho letto l'elenco, grazie. Una voce non la riconosco.
        -ncew2 ho visto la conferma.
        # next
        -1 La voce è l'importazione dell'archivio dal vecchio programma.
        -2 Bene: la data della richiesta e quella della risposta restano registrate.
        # law
        - @2018+ Riferimenti: Reg. (UE) 2016/679, artt. 15, 17 e 20.
        - @-2017 Riferimenti: d.lgs. 196/2003, art. 7.
        # guide
        - Può chiedere una nuova copia quando vuole, senza costi.
        # note
        - Chiede cancellazione newsletter, fatta subito.
        # takes
        - documento_identita.txt :: Documento di identità (copia)¶{name}
        # gives
        -a dati_personali.csv :: voce;valore¶nome;{name}¶mail;{mail}
        """)
}
