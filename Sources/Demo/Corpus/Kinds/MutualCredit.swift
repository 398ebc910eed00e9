extension KindScript {
    static let mutualCredit = KindScript(
        .mutualCredit, at: .members, since: 2015, weight: 2,
        """
        # subject
        -oau Conto Liberex
        -p pagare la polizza in Liberex
        -su Saldo Liberex
        -l limite di fido Liberex
        # request
        -p vorrei pagare una parte della polizza {policy} con i Liberex.
        -s il saldo del mio conto Liberex non torna: mancano {smallamount} unità.
        -o come si apre un conto Liberex?
        -a posso accettare Liberex per {amount} come pagamento dei miei lavori?
        -u ho ricevuto {smallamount} Liberex da uno sconosciuto del circuito.
        -l vorrei alzare il limite di credito del conto.
        # answer
        -p Si può: una parte del premio della polizza {policy} si paga in Liberex e il resto con
          bonifico.
        -s Ho ricostruito i movimenti: le {smallamount} unità mancanti sono un trasferimento {del
          day}.
        -o Il conto si apre in un giorno e parte da zero; il limite di credito si concorda.
        -u I {smallamount} Liberex arrivano {dal garage}, che ha sbagliato destinatario.
        -a Accettare Liberex è una scelta libera: valgono quanto l'euro, ma non si cambiano in euro.
        -l L'aumento del limite va deciso con gli altri aderenti: lo porto alla prossima riunione.
        * il valore
        ? quanto vale un Liberex
        ? si può cambiare in euro
        ! Un'unità vale quanto un euro, non produce interessi e non si cambia in euro.
        * le tasse
        ? devo fare fattura
        ? l'IVA come si paga
        ! La fattura si fa come sempre e l'IVA si versa in euro: tenga da parte quella quota.
        *p la compagnia
        ? la compagnia accetta i Liberex
        ? come fate con la compagnia
        ! La compagnia riceve gli euro: li versa la cooperativa, di tasca propria, negli stessi
          termini.
        * il limite
        ? di quanto posso andare sotto
        ? e se non riesco a rientrare
        ! Il limite attuale è di 500 unità; se non si rientra in un anno se ne parla insieme.
        # follow
        -pu1 ho fatto il trasferimento.
        -soal2 ho letto il regolamento del circuito.
        # next
        -1 Trasferimento visto: il saldo è corretto.
        -2 Se qualche punto del regolamento non è chiaro, lo vediamo insieme.
        # law
        - Riferimenti: regolamento del circuito, articoli su limiti e saldo; la somma di tutti i
          conti è sempre zero.
        # guide
        - Il saldo si vede nella Sua area, movimento per movimento.
        # note
        - Spiegato il circuito, apre il conto.
        # takes
        -s movimenti.csv :: data;causale;unità¶{day};trasferimento;{smallamount}
        # gives
        -su estratto_liberex.csv :: data;causale;unità¶{day};trasferimento;{smallamount}
        """)
}
