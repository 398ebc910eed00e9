extension KindScript {
    static let healthFund = KindScript(
        .healthFund, at: .welfare, since: 2016, for: .people, weight: 5,
        """
        # subject
        - Fondo sanitario
        -rxpt rimborso {exam}
        -f Iscrizione familiari al fondo sanitario
        -x pratica fondo sanitario respinta
        # request
        -r ho fatto {un exam} {al clinic} e ho speso {amount} euro: come chiedo il rimborso al
          fondo?
        -f vorrei iscrivere al fondo sanitario anche {mypartner}.
        -x il fondo mi ha respinto la pratica per {il exam} e vorrei capire perché.
        -p devo prenotare {un exam}: conviene passare da una struttura convenzionata?
        -l ho cambiato lavoro e vorrei sapere se resto nel fondo.
        -t ho pagato il ticket per {il exam} di {mychild}, {smallamount} euro.
        # answer
        -r Il fondo rimborsa {il exam} al netto di una franchigia di {excess} euro: su {amount} euro
          gliene tornano la maggior parte.
        -f Il coniuge può essere iscritto entro la finestra annuale: Le mando il modulo.
        -x La pratica è stata respinta perché mancava la prescrizione con la diagnosi: con quella la
          ripresentiamo.
        -p {Il clinic} è convenzionat<o/a:clinic>: con la prenotazione dal portale paga solo la
          quota fissa.
        -t I ticket si rimborsano per intero: bastano la ricevuta e la prescrizione.
        -l Chi cambia lavoro resta iscritto fino alla fine dell'anno pagato dall'azienda.
        * la franchigia
        ? quanto resta a mio carico
        ? c'è un tetto annuale
        ! Restano a carico {excess} euro per prestazione; il tetto annuo dipende dal piano, e del
          Suo ha usato circa un terzo.
        * i documenti
        ? cosa devo caricare sul portale
        ? serve la prescrizione del medico
        ! Fattura, prescrizione con la diagnosi e prova del pagamento; la prescrizione deve avere
          data precedente alla visita.
        * i familiari
        ? i familiari hanno le stesse prestazioni
        ? quanto costa iscrivere un familiare
        ! I familiari conviventi e i figli minori hanno le stesse prestazioni.
        * i tempi
        ? in quanto tempo rimborsano
        ? ci sono scadenze
        ! I rimborsi arrivano in trenta, quaranta giorni; la richiesta va fatta entro due anni dalla
          fattura.
        * i dati sanitari
        ? chi vede i miei documenti medici
        ? posso mandare tutto a voi
        ! Preferiamo che li carichi Lei sul portale del fondo: noi non abbiamo bisogno di leggere
          referti, e la Sua salute resta Sua.
        # follow
        -xrt1 ho recuperato la prescrizione.
        -rt2 il portale mi dà errore quando carico la fattura.
        -fpl3 ho compilato il modulo che mi avete mandato.
        # next
        -1 Con la prescrizione la pratica è ripartita.
        -2 Ho segnalato l'errore al fondo: intanto la fattura si può inviare da qui.
        -3 Modulo ricevuto e inoltrato al fondo.
        # law
        - Riferimenti: art. 51, comma 2, lettera a), del TUIR (contributi ai fondi sanitari);
          nomenclatore del fondo.
        # guide
        - Prima di una prestazione costosa chieda la presa in carico: evita di anticipare.
        # note
        - Pratica fondo, manca prescrizione.
        - Aiutat<o/a> con il portale del fondo, pratica inviata insieme.
        # takes
        -rtx fattura_sanitaria.txt :: Fattura¶{clinic}¶Importo {amount} euro
        # gives
        - guida_rimborsi.txt :: Guida ai rimborsi¶1. fattura¶2. prescrizione¶3. pagamento tracciato
        """)
}
