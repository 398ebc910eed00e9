extension KindScript {
    static let motorQuote = KindScript(
        .motorQuote, at: .motor, weight: 9,
        """
        # subject
        - Richiesta preventivo auto
        - preventivo {car}
        - Preventivo RCA {plate}
        - Informazioni per assicurare {il car}
        # request
        -g vorrei un preventivo per {il car} del {year}, targa {plate}. Adesso sono in classe {cu}.
        -b mi fate un preventivo per {mio car}? La targa è {plate}, la polizza attuale scade {il
          expiry} con un'altra compagnia.
        -g ho appena comprato {un car} usat<o/a:car> e devo assicurarl<o/a:car>.
        -p sto valutando di portare da voi l'assicurazione {delmio car}, {plate}. Pago {oldpremium}
          euro e mi sembra troppo.
        -g tramite {il community} ho saputo della vostra convenzione auto: mi interessa per {il car}
          targat<o/a:car> {plate}.
        -g {mychild} ha preso la patente e vorremmo assicurare {un car} del {year}.
        -g mi servirebbe un'idea di costo per {un car}, classe {cu}, senza sinistri negli ultimi
          cinque anni.
        # answer
        - Per {il car} targa {plate} il premio annuo è di {premium} euro con {il insurer}, in
          convenzione con {il community}; sono compresi guida libera, rinuncia alla rivalsa e
          soccorso stradale.
        - Ho chiesto un'offerta a tre compagnie. La più adatta al Suo caso è quella di {insurer}:
          {premium} euro, con massimali superiori al minimo di legge.
        -p Il preventivo è in allegato: {premium} euro l'anno in classe {cu}. Rispetto ai
          {oldpremium} euro che paga oggi il risparmio c'è, ma guardi soprattutto le garanzie.
        - Le confermo che possiamo assicurare {il car}. Il premio è di {premium} euro; Le segnalo
          che altrove potrebbe trovare qualcosa di meno, senza la rinuncia alla rivalsa.
        - Con i dati che ci ha dato il conto è di {premium} euro. È un'offerta valida sessanta
          giorni e non La impegna.
        - Ho preparato due soluzioni: la base a {premium} euro, e la stessa con cristalli ed eventi
          naturali, che costa {smallamount} euro in più.
        * la classe di merito
        ? posso partire dalla classe di {mypartner}
        ? mantengo la classe {cu} cambiando compagnia
        ! La classe {cu} la segue ovunque: è scritta nell'attestato, che resta valido cinque anni.
        ! Sì, può ereditare la classe di un familiare convivente grazie alla norma sulla RC
          familiare (art. 134, comma 4-bis, del Codice delle assicurazioni): serve lo stato di
          famiglia.
        * i documenti
        ? che documenti vi servono
        ? basta la targa o vi mando anche il libretto
        ! Ci bastano targa, data di nascita e una copia del libretto; il resto lo leggiamo dalla
          banca dati.
        ! Servono il libretto, un documento e il codice fiscale. Se c'è già un contratto in corso,
          anche la polizza.
        * le garanzie
        ? la rinuncia alla rivalsa è compresa
        ? cosa cambia rispetto alle polizze che si trovano in rete
        ! Guida libera e rinuncia alla rivalsa sono sempre comprese. È una regola della cooperativa:
          non togliamo garanzie indispensabili per abbassare il prezzo.
        ! La differenza sta nelle clausole: molte polizze economiche si rifanno sull'assicurato dopo
          il sinistro, la nostra no.
        * le altre garanzie
        ? quanto costa aggiungere i cristalli
        ? conviene la kasko su un'auto del {year}
        ! I cristalli costano {smallamount} euro l'anno, senza franchigia se si ripara in un centro
          convenzionato.
        ! Su un veicolo del {year} la kasko non conviene: il valore è sceso e lo scoperto mangerebbe
          quasi tutto l'indennizzo.
        * la decorrenza
        ? da quando può partire
        ? se vi pago oggi domani posso circolare
        ! La copertura parte dalla mezzanotte del giorno in cui riceviamo il pagamento, oppure dalla
          data che ci indica Lei.
        ! Può partire anche domani: appena abbiamo la conferma del bonifico emettiamo il
          certificato.
        * l'adesione
        ? per avere questa tariffa devo diventare soci<o/a>
        ? la convenzione vale anche per la mia famiglia
        ! Per il primo anno basta far parte {del community}. Diventare soci<o/a> è una scelta, non
          un obbligo, e Le spiego volentieri che cosa comporta.
        ! Vale anche per i familiari conviventi, alle stesse condizioni.
        # follow
        - il preventivo mi convince, [ditemi come procedere|vorrei andare avanti].
        - ho confrontato la vostra proposta con quella della mia compagnia, che chiede {oldpremium}
          euro.
        - vi mando in allegato il libretto {del car}.
        # next
        - Bene, procediamo: Le mando la proposta e il questionario sulle Sue esigenze, che va
          compilato prima della firma.
        - Ho ricevuto i documenti e confermo {premium} euro.
        - Ho aggiornato il preventivo con i nuovi dati: il premio resta di {premium} euro.
        # law
        - @2019+ Prima di firmare riceve i documenti precontrattuali previsti dal Reg. IVASS 40/2018
          e compila il questionario su richieste ed esigenze (art. 58).
        - @-2018 Prima della firma riceve la nota informativa e il fascicolo del prodotto, come
          prevede il Codice delle assicurazioni (art. 185).
        - Riferimenti: art. 134 del d.lgs. 209/2005 (attestato e classe di merito), art. 144
          (rivalsa).
        # guide
        - Se decide di procedere, mi risponda con libretto e documento: in un giorno lavorativo ha
          la proposta da firmare.
        - Il preventivo scade tra sessanta giorni. Se nel frattempo cambia qualcosa, lo rifacciamo
          senza costi.
        # note
        - Preventivo {plate} spiegato al telefono, ci pensa e scrive.
        - Chiede differenza con polizza in rete: parlato di rivalsa. Molto interessat<o/a>.
        - In ufficio con il libretto, fatto questionario esigenze.
        # takes
        - libretto_{plate}.txt :: Carta di circolazione (copia)¶Targa {plate}¶Immatricolazione
          {year}
        # gives
        - preventivo_{plate}.txt :: Preventivo RCA¶{insurer}¶Targa {plate}, classe {cu}¶Premio annuo
          {premium} euro¶Valido sessanta giorni
        """)
}
