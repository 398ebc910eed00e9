extension KindScript {
    static let billDoubt = KindScript(
        .billDoubt, at: .energy, since: 2015, weight: 6,
        """
        # subject
        -hc Bolletta troppo alta
        -hvdmu dubbio sulla bolletta di {month}
        -c conguaglio luce
        -s Bolletta gas PDR {pdr}
        # request
        -h la bolletta di {month} è di {bill} euro, quella di prima era {oldbill}: c'è qualcosa che
          non va.
        -c mi è arrivato un conguaglio di {bill} euro e non capisco da dove venga. POD {pod}.
        -s nella bolletta del gas (PDR {pdr}) i consumi sono stimati e molto più alti del vero.
        -m ho cambiato casa a {month} e continuo a ricevere bollette.
        -d mi hanno addebitato due volte {bill} euro sul conto.
        -v vorrei capire le voci della bolletta: oltre all'energia c'è di tutto.
        -u ho ricevuto un avviso di distacco per una bolletta di {bill} euro che ho già pagato.
        # answer
        -h Ho letto la bolletta: l'aumento da {oldbill} a {bill} euro dipende per due terzi dal
          prezzo e per il resto dai consumi.
        -c Il conguaglio nasce da letture stimate: con l'autolettura che mi ha dato si ricalcola.
        -d Il doppio addebito è un errore del fornitore: il rimborso di {bill} euro arriva in dieci
          giorni.
        -vh La bolletta è corretta, anche se pesante: Le spiego voce per voce nel foglio allegato.
        -s Ho chiesto {al supplier} la rettifica dei consumi stimati sul PDR {pdr}.
        -m Il trasloco non era stato comunicato: ho chiuso la fornitura con la lettura che ci ha
          mandato.
        -u Ho mandato {al supplier} la prova del pagamento e chiesto per iscritto di fermare il
          distacco: la fornitura resta attiva.
        * i consumi
        ? i consumi sono reali o stimati
        ? come faccio l'autolettura
        ! Sono stimati: l'autolettura si comunica negli ultimi giorni del mese, anche con una foto a
          noi.
        ! Sono reali, letti a distanza: {kwh} kWh nell'anno.
        * il pagamento
        ? intanto devo pagare
        ? si può rateizzare
        ! Paghi pure, l'eventuale differenza torna nella prossima. In alternativa si può chiedere la
          rateizzazione entro la scadenza.
        * il canone
        ? il canone TV è compreso
        ? perché pago il canone due volte
        ! @2016+ Il canone TV è nella bolletta della casa di residenza, nove euro al mese da gennaio
          a ottobre.
        ! @-2015 Il canone TV non è in bolletta: quella voce è l'accisa.
        * il risparmio
        ? come posso spendere meno
        ? conviene la bioraria
        ! Conviene spostare lavatrice e forno la sera: con la bioraria, sui Suoi consumi, sono circa
          {smallamount} euro l'anno.
        * gli oneri
        ? cosa sono gli oneri di sistema
        ? perché pago il trasporto
        ! Trasporto e oneri sono fissati dall'Autorità e uguali per tutti i fornitori: nessuno può
          scontarli.
        # follow
        -cs1 ho fatto l'autolettura e mando la foto.
        -hcs2 è arrivata la bolletta corretta.
        -mdvu3 aspetto vostre notizie prima di pagare altro.
        # next
        -1 Lettura trasmessa {al supplier}.
        -2 Ho controllato la nuova bolletta: adesso torna.
        -3 Ho risentito {il supplier}: la sistemazione è in corso e per ora non deve pagare nulla.
        # law
        - Riferimenti: delibere ARERA sulla fatturazione e sui reclami (risposta entro trenta
          giorni); contratto {del supplier}, articolo sui conguagli.
        # guide
        - Se la prossima bolletta supera ancora i {oldbill} euro, ce la mandi prima di pagarla.
        # note
        - Letta bolletta insieme, stimata. Autolettura fatta.
        - Prezzi alti, ascoltat<o/a>; proposta rateizzazione.
        # takes
        - bolletta_{month}.txt :: Bolletta di {month}¶POD {pod}¶Totale {bill} euro
        # gives
        - lettura_bolletta.txt :: La Sua bolletta voce per
          voce¶Energia¶Trasporto¶Oneri¶Imposte¶Totale {bill} euro
        # urgent
        -u È urgente: il distacco è previsto tra due giorni.
        """)
}
