extension KindScript {
    static let supplierQuestion = KindScript(
        .supplierQuestion, at: .office, for: .firms, weight: 4,
        """
        # subject
        -i Fattura per {product}
        -pe diventare vostri fornitori
        -ozs Ordine: {product}
        -i pagamento fattura
        # request
        -p vi proponiamo {il product}: lavoriamo a pochi chilometri dalla vostra sede.
        -i la nostra fattura di {amount} euro per {il product} risulta ancora da pagare.
        -s avete sospeso il nostro ordine {del product} perché manca la Carta dei valori firmata.
        -e vorremmo entrare nell'elenco dei fornitori della cooperativa per {il product}.
        -o confermiamo l'ordine {del product}, consegna prevista {weekday}.
        -z il prezzo {del product} aumenta dal mese prossimo e preferiamo dirvelo per tempo.
        # answer
        -i La fattura di {amount} euro è stata pagata oggi; paghiamo di norma a trenta giorni, e
          questa volta abbiamo tardato noi.
        -e Per entrare nell'elenco chiediamo la firma della Carta dei valori e pochi dati su
          distanza e persone impiegate.
        -o L'ordine {del product} è confermato alle condizioni concordate.
        -p Ho preso in esame la Vostra proposta: prima di un ordine facciamo una valutazione, che
          dura una settimana.
        -s La sospensione cade nel momento in cui la Carta è firmata: bastano due minuti in linea.
        -z Apprezziamo l'avviso sul prezzo: preferiamo fornitori che lo dicono prima.
        * il pagamento
        ? a quanti giorni pagate
        ? come fatturiamo
        ! @2019+ Paghiamo a trenta giorni con bonifico; la fattura elettronica va al nostro codice
          destinatario.
        ! @-2018 Paghiamo a trenta giorni con bonifico.
        * la scelta
        ? come scegliete i fornitori
        ? contano solo i prezzi
        ! Preferiamo cooperative sociali e imprese locali sotto i venti addetti; il prezzo conta, ma
          non da solo.
        *pes la Carta dei valori
        ? perché dobbiamo firmarla
        ? cosa ci impegna a fare
        ! Chiediamo ai fornitori ciò che chiediamo ai soci: lavoro regolare, tracciabilità, rispetto
          dell'ambiente.
        * la durata
        ? fate ordini ripetuti
        ? il rapporto può durare
        ! Ci interessano rapporti lunghi: la maggior parte dei nostri fornitori è con noi da più di
          cinque anni.
        # follow
        -pes1 abbiamo firmato la Carta.
        -ioz2 vi mandiamo la scheda aggiornata.
        # next
        -1 Firma ricevuta: siete a pieno titolo nell'elenco.
        -2 Scheda ricevuta, l'ho unita al fascicolo.
        # law
        - Riferimenti: regolamento dei fornitori; d.lgs. 231/2002 (termini di pagamento).
        # guide
        - Per le consegne l'ufficio è aperto dalle 8.30 alle 13 e dalle 14.30 alle 18.
        # note
        - Fornitore in visita, mostrata la Carta.
        # takes
        -i fattura_fornitore.txt :: Fattura¶{product}¶Totale {amount} euro
        # gives
        - scheda_fornitore.txt :: Scheda fornitore¶Distanza¶Addetti¶Persone svantaggiate impiegate
        """)
}
