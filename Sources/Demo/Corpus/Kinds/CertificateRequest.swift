extension KindScript {
    static let certificateRequest = KindScript(
        .certificateRequest, at: .info, weight: 5, lengths: 2...5,
        """
        # subject
        -t Dichiarazione premi pagati {lastyear}
        -t certificato per il 730
        -c Copia polizza {policy}
        - Richiesta certificati
        # request
        -t mi serve per il 730 la dichiarazione dei premi pagati nel {lastyear}.
        -c potreste mandarmi copia della polizza {policy}? L'ho persa nel trasloco.
        -t il commercialista chiede le certificazioni dei premi del {lastyear} per {mypartner} e per
          me.
        -q avrei bisogno della quietanza di {premium} euro pagata il mese scorso.
        -v mi serve un certificato che dica che la polizza {policy} è in vigore.
        -t nell'area riservata non trovo la certificazione {lastyear}.
        # answer
        -t In allegato trova la dichiarazione dei premi pagati nel {lastyear}, divisa tra quelli
          detraibili e gli altri.
        -c Le ho rimandato copia della polizza {policy}, con tutte le appendici.
        -t La certificazione {lastyear} è disponibile; per infortuni e vita la parte detraibile è di
          {smallamount} euro.
        -q La quietanza di {premium} euro è allegata, con la data in cui abbiamo ricevuto il
          bonifico.
        -v Confermo che la polizza {policy} è in vigore e regolarmente pagata: il certificato è
          allegato.
        -t Il documento era nella Sua area, ma sotto l'anno sbagliato: l'ho spostato e glielo invio
          anche qui.
        *t la detrazione
        ? quali premi si possono detrarre
        ? l'assicurazione dell'auto si detrae
        ! Si detraggono vita, infortuni e non autosufficienza; la RCA no, il contributo sanitario
          dal 2014 nemmeno.
        *t l'intestazione
        ? posso detrarre anche quella di {mypartner}
        ? vale se il contraente è un altro
        ! Detrae chi è contraente e ha pagato con mezzo tracciabile, anche se assicurato è un
          familiare a carico.
        * il formato
        ? mi serve un timbro
        ? va bene la copia digitale
        ! La copia digitale è valida e non serve il timbro: porta data e riferimento.
        *t gli altri anni
        ? avete anche quelle degli anni prima
        ? fino a che anno potete risalire
        ! Conserviamo tutto dal 14 aprile 2011: mi dica quali anni Le servono.
        # follow
        -t1 ho visto la dichiarazione, manca la polizza {policy}.
        -cqv2 ho aperto il file ma si legge male.
        # next
        -1 Ha ragione: ho rifatto la dichiarazione aggiungendo la polizza {policy}.
        -2 Le rimando il documento in un formato più leggibile.
        # law
        - Riferimenti: art. 15, comma 1, lettera f), del TUIR (detrazione dei premi).
        # guide
        -t Dal prossimo anno la trova nella Sua area entro fine marzo, senza doverla chiedere.
        # note
        - Dichiarazione premi inviata.
        # takes
        -t richiesta_commercialista.txt :: Documenti richiesti¶Premi pagati {lastyear}
        # gives
        -t premi_pagati_{lastyear}.csv :: polizza;premio;detraibile¶{policy};{premium};{smallamount}
        -cqv copia_documento.txt :: Copia conforme¶Polizza {policy}¶Contraente {name}
        # urgent
        -t È urgente: l'appuntamento al CAF è domattina.
        """)
}
