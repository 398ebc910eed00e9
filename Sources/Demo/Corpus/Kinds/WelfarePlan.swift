extension KindScript {
    static let welfarePlan = KindScript(
        .welfarePlan, at: .welfare, since: 2018, for: .firms, weight: 4,
        """
        # subject
        -n Piano welfare per {people} dipendenti
        -nc informazioni sul welfare aziendale
        -rta Regolamento del piano
        -n premio di risultato in welfare
        # request
        -n vorremmo avviare un piano welfare per i nostri {people} dipendenti.
        -t il nostro piano triennale scade a dicembre e vorremmo ridiscuterlo con i lavoratori.
        -n abbiamo {amount} euro a testa da destinare al welfare e non sappiamo da dove partire.
        -c il contratto nazionale ci obbliga a dare strumenti di welfare entro l'anno: potete
          seguirci?
        -r il consulente dice che il regolamento va cambiato per le nuove soglie.
        -a nel comitato welfare è emersa la richiesta di aiuto per chi assiste un familiare anziano.
        # answer
        -n Per {people} persone e {amount} euro a testa il piano costa solo il credito e una quota
          di gestione fissa.
        -nt Proponiamo un incontro con i lavoratori prima di scrivere qualsiasi cosa: il piano si
          costruisce con loro.
        -r Il regolamento aggiornato è in allegato, con le soglie di quest'anno.
        -a La richiesta del comitato si può accogliere: l'assistenza ai familiari anziani rientra
          tra i servizi rimborsabili.
        -t Il piano triennale si può rinnovare con lo stesso importo per tutti, come chiede la
          nostra impostazione.
        -c Se il contratto nazionale lo impone, il credito va reso disponibile entro la data
          prevista e speso entro dodici mesi.
        * la parità
        ? possiamo dare importi diversi
        ? i tempi determinati sono compresi
        ! L'importo deve essere uguale per tutti o per categorie omogenee; noi seguiamo solo piani
          con lo stesso importo per tutti.
        * le soglie
        ? qual è la soglia dei beni quest'anno
        ? se la superiamo cosa succede
        ! @2024+ La soglia dei fringe benefit è di 1.000 euro, 2.000 con figli a carico: se si
          supera, è tassato l'intero importo.
        ! @2023-2023 Quest'anno la soglia è di 258,23 euro, e di 3.000 per chi ha figli a carico.
        ! @2020-2022 Quest'anno la soglia è stata alzata in via temporanea: oltre, è tassato
          l'intero importo.
        ! @-2019 La soglia è di 258,23 euro l'anno: oltre, è tassato l'intero importo.
        * il premio di risultato
        ? il premio si può convertire in welfare
        ? chi decide se convertire
        ! La conversione è una scelta del singolo lavoratore e richiede un accordo aziendale
          depositato.
        * i costi
        ? quanto costa la gestione
        ? ci sono costi per i lavoratori
        ! Nessun costo per i lavoratori; per l'azienda una quota fissa a persona, senza percentuali
          sul credito.
        * i tempi
        ? in quanto tempo si parte
        ? cosa ci serve da parte nostra
        ! Con regolamento e anagrafica si parte in quattro settimane.
        # follow
        -nt1 abbiamo parlato con i lavoratori, preferiscono i rimborsi scolastici.
        -nt2 mandiamo l'elenco dei dipendenti.
        -cra3 ne abbiamo parlato con il consulente del lavoro.
        # next
        -2 Ho caricato l'anagrafica: {people} posizioni attive.
        -1 Ho spostato il peso sui rimborsi scolastici, come richiesto.
        -3 Bene: aspetto il parere del consulente e aggiorno il regolamento.
        # law
        - Riferimenti: art. 51, commi 2 e 3, e art. 100 del TUIR; regolamento del piano, articoli 2
          (beneficiari) e 5 (importi).
        # guide
        - Il prossimo passo è l'assemblea con i lavoratori: Le propongo {appt} alle {appthour}.
        # note
        - Incontro con i lavoratori, trenta presenti, molte domande.
        - Commercialista coinvolto sulle soglie.
        # takes
        - anagrafica.csv :: cognome;nome;figli¶{surname};{given};1
        # gives
        - regolamento_welfare.txt :: Regolamento del piano welfare¶Beneficiari: tutti¶Importo
          {amount} euro a persona
        """)
}
