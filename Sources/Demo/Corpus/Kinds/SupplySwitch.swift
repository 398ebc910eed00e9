extension KindScript {
    static let supplySwitch = KindScript(
        .supplySwitch, at: .energy, since: 2015, weight: 6,
        """
        # subject
        - Passaggio luce e gas
        -nof cambio fornitore POD {pod}
        -naf Offerta luce rinnovabile
        -g Contratto gas PDR {pdr}
        # request
        -n vorrei passare alla luce rinnovabile: il POD è {pod} e consumo circa {kwh} kWh l'anno.
        -n mi interessa l'offerta luce e gas dei soci. Vi mando l'ultima bolletta, {bill} euro.
        -o ho firmato il passaggio un mese fa e la bolletta arriva ancora dal vecchio fornitore.
        -g vorrei cambiare anche il gas, PDR {pdr}, dopo essermi trovat<o/a> bene con la luce.
        -f mi chiamano ogni giorno con offerte strabilianti: prima di fare sciocchezze sento voi.
          POD {pod}.
        -a siamo in affitto e le utenze sono del proprietario: possiamo passare lo stesso alla
          vostra offerta?
        # answer
        -n Ho fatto il confronto sulla Sua bolletta: con {il supplier} e {kwh} kWh l'anno
          spenderebbe circa {oldbill} euro ogni bimestre, contro i {bill} di oggi.
        -x Il passaggio del POD {pod} è partito e decorre dal primo giorno del secondo mese.
        -nga La proposta è in allegato: energia solo da fonti rinnovabili, con garanzie di origine,
          senza costi di attivazione.
        -o Il contratto è attivo; la bolletta che ha ricevuto è quella di chiusura del vecchio
          fornitore.
        -f In tutta franchezza la Sua tariffa attuale è buona: aspetterei la scadenza prima di
          cambiare.
        -g Per il gas PDR {pdr} il passaggio si può fare insieme alla luce, con un'unica pratica.
        -a In affitto si può passare: basta intestare a Lei le utenze con una voltura, che facciamo
          insieme.
        * l'interruzione
        ? resto senza luce nel passaggio
        ? devono venire a cambiare il contatore
        ! Nessuna interruzione e nessun intervento: il contatore resta lo stesso, perché appartiene
          al distributore.
        * il prezzo
        ? il prezzo è fisso o variabile
        ? per quanto tempo è bloccato
        ! Il prezzo è indicizzato al mercato con un ricarico fisso e trasparente; chi preferisce può
          bloccarlo per dodici mesi.
        * la provenienza
        ? siamo sicuri che sia energia verde
        ? come si dimostra che è rinnovabile
        ! Per ogni megawattora il fornitore annulla una garanzia di origine: senza, non proponiamo
          il contratto.
        * la donazione
        ? è vero che donate qualcosa per ogni contratto
        ? a chi va la donazione
        ! @2019+ Per ogni contratto il fornitore dona 10 euro a una cooperativa sociale del
          territorio, senza costi per Lei.
        ! @-2018 Stiamo lavorando a un progetto di donazioni legato ai contratti: Le faremo sapere.
        * il ripensamento
        ? posso cambiare idea
        ? ci sono vincoli di durata
        ! Ha quattordici giorni per ripensarci, e poi può recedere quando vuole senza penali.
        * i documenti
        ? che documenti vi servono
        ? basta la bolletta
        ! Ci bastano una bolletta completa, un documento e l'IBAN se vuole l'addebito in conto.
        # follow
        -nga1 ho firmato, vi rimando il contratto.
        -no2 mi è arrivata la lettera di benvenuto.
        -f3 ho bloccato le telefonate come mi avete consigliato.
        # next
        -1 Contratto ricevuto: la decorrenza è confermata.
        -2 Perfetto, la lettera di benvenuto chiude la pratica.
        -1 Il passaggio del POD {pod} è partito e decorre dal primo giorno del secondo mese.
        -3 Ha fatto bene: se richiamano, ci scriva il numero.
        # law
        - Riferimenti: Codice di condotta commerciale ARERA; d.lgs. 206/2005, art. 52 (ripensamento
          in quattordici giorni).
        # guide
        - Non risponda alle telefonate di altri venditori con un "sì" registrato: ce le segnali.
        - Alla prima bolletta ce la mandi: la leggiamo insieme.
        # note
        - Confronto bolletta fatto allo sportello.
        - Spiegato che non si interrompe nulla.
        - Consigliato di restare dov'è fino a scadenza.
        # takes
        - bolletta.txt :: Bolletta¶POD {pod}¶Consumo annuo {kwh} kWh¶Totale {bill} euro
        # gives
        - confronto_luce.csv :: voce;oggi;proposta¶bimestre;{bill};{oldbill}
        - proposta_energia.txt :: Proposta¶Fornitore {supplier}¶POD {pod}¶Fonte: 100% rinnovabile
        """)
}
