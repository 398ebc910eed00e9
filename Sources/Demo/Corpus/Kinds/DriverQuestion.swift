extension KindScript {
    static let driverQuestion = KindScript(
        .driverQuestion, at: .motor, weight: 5,
        """
        # subject
        -c Guida da parte di {mychild}
        - chi può guidare {il car}
        -c neopatentato sulla polizza {plate}
        - Domanda su conducenti
        # request
        -c {mychild} ha preso la patente e vorrebbe fare pratica {sulmio car}, targa {plate}.
        -p {mypartner} usa ogni tanto {mio car} ({plate}): vorrei essere sicur<o/a> che sia in
          regola.
        -h ci arriva un aiuto in casa e dovrà usare {il car} per la spesa e le visite di {relative}.
        -f presto {mio car} targat<o/a:car> {plate} a un amico per un trasloco.
        -c {mychild}, {age} anni, vorrebbe guidare {il car} polizza {policy}.
        -p stiamo per fare un viaggio lungo e ci daremo il cambio alla guida.
        # answer
        - La polizza {policy} è a guida libera: chiunque abbia una patente valida per {il car} può
          guidare.
        - Ho riletto le condizioni di {insurer} per la targa {plate}: nessuna limitazione di età o
          di esperienza.
        - Può stare tranquill<o/a>: su questo contratto non c'è né la guida esperta né quella
          esclusiva.
        -c La domanda è importante, perché molte polizze escludono i più giovani. La Sua no.
        -c Confermo che {yourchild} può guidare; i limiti da rispettare sono quelli del Codice della
          strada per i neopatentati.
        - Per la targa {plate} la guida è libera e la compagnia rinuncia alla rivalsa.
        * la franchigia
        ? se guida {mychild} c'è una franchigia in più
        ? cambia qualcosa in caso di incidente
        ! Nessuna franchigia aggiuntiva, qualunque sia l'età di chi guida.
        ! In caso di incidente paga la compagnia come se guidasse Lei, e la classe che può
          peggiorare è quella del contratto.
        *c i limiti per neopatentati
        ? per i primi anni ci sono limiti di potenza
        ? {il car} va bene per un neopatentato
        ! @-2024 Nel primo anno il neopatentato non può guidare veicoli oltre 55 kW per tonnellata
          (e comunque 70 kW): controlliamo insieme sul libretto.
        ! @2025+ Per i primi tre anni il limite è di 75 kW per tonnellata e di 105 kW in assoluto:
          il dato si legge sul libretto.
        * il premio
        ? il premio aumenta
        ? devo comunicarvi il nome di chi guida
        ! Il premio non cambia e non serve comunicare nomi.
        * la rivalsa
        ? se guida qualcuno che ha bevuto la compagnia si rifà su di me
        ? in quali casi c'è la rivalsa
        ! La rinuncia alla rivalsa vale anche per la guida in stato di ebbrezza, con un limite al
          primo sinistro. Resta esclusa la guida senza patente.
        ! La compagnia rinuncia alla rivalsa; rimane il caso di chi guida senza patente o con
          patente scaduta da tempo.
        * gli infortuni del conducente
        ? chi guida è coperto se si fa male
        ? gli infortuni del conducente valgono per tutti
        ! Gli infortuni del conducente valgono per chiunque sia alla guida con il Suo consenso, fino
          a {limit} euro.
        # follow
        -c1 {mychild} ha chiesto se può andarci anche all'estero.
        -c2 il libretto dice 66 kW, ve lo mando.
        -phf1 ci andremo anche all'estero per le vacanze.
        # next
        -1 All'estero la copertura vale in tutti i Paesi indicati sulla carta verde.
        -2 Ho visto il libretto e confermo quanto Le avevo scritto.
        # law
        - Riferimenti: art. 117 del Codice della strada (neopatentati); art. 144 del d.lgs. 209/2005
          (rivalsa); polizza {policy}, articolo sulla guida.
        # guide
        - Tenga in auto una copia del modulo di constatazione amichevole e il nostro numero:
          {officephone}.
        # note
        - Chiede se può guidare il ragazzo, confermata guida libera.
        - Spiegata rivalsa e patente scaduta.
        # takes
        - libretto.txt :: Carta di circolazione¶Targa {plate}¶Potenza 66 kW
        # gives
        - estratto_condizioni.txt :: Estratto delle condizioni¶Guida libera¶Rinuncia alla
          rivalsa¶Polizza {policy}
        """)
}
