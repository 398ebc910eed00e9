extension KindScript {
    static let policySuspension = KindScript(
        .policySuspension, at: .motor, weight: 4,
        """
        # subject
        -sl Sospensione polizza {plate}
        -sl fermo {del car}
        -r Riattivazione assicurazione {plate}
        -sl posso sospendere la polizza?
        # request
        -s {il car} targa {plate} resta ferm<o/a:car> in garage per qualche mese e vorrei sospendere
          la polizza {policy}.
        -s vorrei sospendere l'assicurazione {delmio car} ({plate}) fino a primavera.
        -s devo stare all'estero per lavoro e {il car} {plate} non si muoverà per un po'.
        -s {il car} è in officina con il motore smontato, i tempi sono lunghi e mi secca pagare per
          niente.
        -r la polizza {policy} è sospesa da qualche mese, adesso vorrei riattivarla.
        -l mi hanno ritirato la patente per un mese e mi chiedevo se si può fermare la polizza
          {plate}.
        # answer
        -s La polizza {policy} si può sospendere: il periodo minimo è di tre mesi e la scadenza si
          sposta in avanti di altrettanto.
        -s Ho registrato la richiesta di sospensione per la targa {plate}, con effetto dalle ore 24
          di oggi.
        -s La sospensione è possibile una volta l'anno e non costa nulla, se resta almeno un mese di
          garanzia residua.
        -s Ho verificato con {il insurer}: per {il car} {plate} si può sospendere e riattivare con
          una semplice richiesta scritta.
        -r La riattivazione della polizza {policy} è pronta; la nuova scadenza tiene conto dei mesi
          di fermo.
        -l Nel Suo caso sospendere conviene solo se il fermo supera i tre mesi: sotto, il recupero
          non c'è.
        *sl il posto del veicolo
        ? posso lasciarl<o/a:car> parcheggiat<o/a:car> in strada
        ? va bene il cortile del condominio
        ! No: durante la sospensione il veicolo non può stare su area pubblica, nemmeno fermo. Serve
          un garage o un cortile chiuso.
        ! In cortile privato e chiuso sì. Su strada, anche ferm<o/a:car>, l'assicurazione resta
          obbligatoria.
        * la classe
        ? la sospensione mi fa perdere la classe {cu}
        ? l'anno conta lo stesso per il bonus
        ! La classe {cu} non si perde; il periodo di osservazione si allunga dei mesi di fermo.
        *sl il furto
        ? durante il fermo resta coperto il furto
        ? se prende fuoco il garage chi paga
        ! Furto e incendio si sospendono insieme alla RCA, a meno che Lei non chieda di tenerli:
          costa circa {smallamount} euro a trimestre.
        * la riattivazione
        ? come faccio a riattivarla
        ? quanto tempo prima devo avvisarvi
        ! Basta una mail il giorno prima: riattiviamo noi e Le mandiamo il nuovo certificato.
        ! La riattivazione è immediata negli orari di ufficio; controlli solo che il certificato sia
          arrivato prima di mettersi in strada.
        * i costi
        ? c'è qualche spesa
        ? mi rimborsate i mesi non usati
        ! Nessuna spesa. I mesi non si rimborsano ma si recuperano, perché la scadenza si sposta.
        # follow
        -sl1 confermo la sospensione {del car}, è in garage chiuso.
        -sl2 tra poco mi serve di nuovo, vorrei riattivare la targa {plate}.
        -r3 la riattivazione mi serve da {weekday}.
        # next
        -23 Riattivazione eseguita: la targa {plate} è di nuovo coperta e il certificato è allegato.
        -1 Sospensione registrata; da questo momento {il car} non può circolare.
        # law
        - Riferimenti: art. 122 del d.lgs. 209/2005 (obbligo di assicurazione); polizza {policy},
          articolo sulla sospensione.
        # guide
        -sl Segni sul calendario la data di ripresa: trascorsi dodici mesi senza riattivazione il
          contratto si estingue.
        -sl Quando vorrà riattivare risponda a questa mail indicando giorno e ora.
        # note
        - Sospesa {plate}, garage chiuso confermato.
        - Chiede riattivazione per il fine settimana, fatta.
        # takes
        - richiesta_sospensione.txt :: Chiedo la sospensione della polizza {policy}¶Veicolo
          {plate}¶{name}
        # gives
        - appendice_sospensione_{plate}.txt :: Appendice di sospensione¶Polizza {policy}¶Targa
          {plate}
        """)
}
