extension KindScript {
    static let mealVouchers = KindScript(
        .mealVouchers, at: .welfare, since: 2017, weight: 3,
        """
        # subject
        - Buoni pasto
        -h buoni pasto e telelavoro
        -c Numero dei buoni di {month}
        -en passaggio ai buoni elettronici
        # request
        -c nel mese di {month} mi risultano meno buoni pasto dei giorni lavorati.
        -n @firm vorremmo attivare i buoni pasto per i nostri {people} addetti.
        -h lavoro da casa un giorno alla settimana: il buono mi spetta anche quel giorno?
        -e il bar sotto l'ufficio dice che i buoni di carta non li prende più.
        -l ho perso la tessera dei buoni pasto.
        -s si può usare il buono pasto per la spesa?
        # answer
        -c Ho ricontato: nel mese di {month} mancavano due buoni, che trova già caricati.
        -h Il buono spetta per ogni giorno lavorato, anche da casa: il numero non dipende dalla
          presenza in ufficio.
        -n @firm Per {people} addetti i buoni elettronici costano solo il valore facciale più
          {smallamount} euro al mese.
        -l La tessera smarrita è bloccata e la nuova arriva in una settimana; il saldo è salvo.
        -e Il passaggio al buono elettronico conviene a tutti: è esente per un importo più alto.
        -s Il buono si può usare per la spesa nei negozi convenzionati, fino a otto insieme.
        * l'esenzione
        ? fino a quanto non si pagano tasse
        ? che differenza c'è tra carta ed elettronico
        ! @2026+ Dal 2026 il buono elettronico è esente fino a 10 euro al giorno, quello di carta
          fino a 4.
        ! @2020-2025 Il buono elettronico è esente fino a 8 euro al giorno, quello di carta fino a
          4.
        ! @-2019 Il buono elettronico è esente fino a 7 euro al giorno, quello di carta fino a 5,29.
        * le ferie
        ? nei giorni di ferie spetta
        ? e in malattia
        ! No: il buono segue i giorni lavorati, quindi ferie e malattia non lo maturano.
        * il part time
        ? chi fa mezza giornata lo prende
        ? i part time sono compresi
        ! Spetta a tutti quelli che lavorano quel giorno, qualunque sia l'orario: lo ha chiesto il
          comitato welfare.
        * la scadenza
        ? i buoni scadono
        ? quelli vecchi si possono cambiare
        ! Scadono a fine anno, ma quelli non usati si cambiano entro febbraio.
        # follow
        -c1 il saldo adesso è giusto.
        -n2 @firm gli addetti sono diventati {people}.
        -hels3 ho letto il regolamento dei buoni.
        # next
        -1 Confermo il conteggio.
        -2 Ho aggiornato il conto per {people} addetti.
        -3 Se il regolamento non fosse chiaro in qualche punto, me lo dica.
        # law
        - Riferimenti: art. 51, comma 2, lettera c), del TUIR; D.M. 122/2017 (uso dei buoni).
        # guide
        - Il conteggio si vede sul portale dal giorno 5 di ogni mese.
        # note
        - Contati i giorni insieme, due buoni in meno.
        - Tessera bloccata per smarrimento.
        # takes
        -c giorni_lavorati.csv :: settimana;giorni¶1;5¶2;5¶3;4¶4;5
        # gives
        -ch conteggio_buoni.csv :: mese;giorni;buoni¶{month};19;19
        """)
}
