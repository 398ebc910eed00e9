extension KindScript {
    static let familyLiability = KindScript(
        .familyLiability, at: .people, for: .people, weight: 3,
        """
        # subject
        -ibj Responsabilità civile famiglia
        -k il cane ha morso
        - RC capofamiglia
        -c Danno causato da {mychild}
        # request
        -c {mychild} ha rotto con il pallone il vetro di un'auto {il day}: c'è una polizza per
          queste cose?
        -k il nostro cane ha fatto cadere una signora in bicicletta {il day} a {place}.
        -i vorrei una polizza per i danni che la mia famiglia può fare agli altri.
        -b uso la bicicletta tutti i giorni per lavorare: se faccio male a qualcuno sono
          copert<o/a>?
        -j abbiamo preso un cane e ci hanno detto di assicurarlo.
        -t {relative} vive con noi e l'altro giorno ha lasciato aperto il rubinetto, con danni al
          vicino.
        # answer
        -ibj La responsabilità civile della famiglia costa {homepremium} euro l'anno e copre fino a
          {limit} euro.
        -ckt Ho aperto la denuncia {claim}: il danno {del day} rientra nella polizza di famiglia
          {policy}.
        - La copertura vale per tutti i conviventi, compreso chi è anziano.
        -kj Per il cane la responsabilità è di chi lo tiene (art. 2052 del Codice civile): la
          polizza la copre senza supplementi.
        -b In bicicletta la famiglia è assicurata, anche nel tragitto casa-lavoro.
        -ibj Ho verificato: nella Sua polizza casa la responsabilità civile c'è già, non deve
          comprare altro.
        * i figli
        ? {mychild} è copert<o/a:mychild> anche fuori casa
        ? vale anche per i danni a scuola
        ! I figli sono assicurati ovunque, a scuola compresa.
        * gli animali
        ? tutti i cani sono coperti
        ? serve il microchip
        ! Tutti i cani sono compresi, salvo quelli con provvedimento del veterinario pubblico; il
          microchip è obbligatorio comunque.
        * la franchigia
        ? c'è una franchigia
        ? quanto resta a carico mio
        ! La franchigia è di {excess} euro per i danni alle cose, nessuna per i danni alle persone.
        * il danneggiato
        ? cosa dico alla persona danneggiata
        ? posso pagare io e poi farmi rimborsare
        ! Non paghi e non ammetta la colpa per iscritto: dia il numero {claim} e ci pensa la
          compagnia.
        * gli estranei in casa
        ? la babysitter è coperta
        ? chi ci aiuta in casa è compreso
        ! Gli addetti ai servizi domestici sono compresi, se in regola con i contributi.
        # follow
        -ckt1 ci hanno mandato la fattura, {amount} euro.
        -ibj2 allora procediamo con la polizza.
        # next
        -1 Fattura ricevuta e trasmessa {al insurer}.
        -2 Le mando la proposta da {homepremium} euro.
        # law
        - Riferimenti: artt. 2043, 2048 e 2052 del Codice civile; polizza {policy}, sezione
          Responsabilità civile.
        # guide
        - Al prossimo fatto, anche piccolo, ci avvisi entro tre giorni: l'avviso tardivo è il motivo
          più comune di rifiuto.
        # note
        - Danno del ragazzo, aperta denuncia.
        - Chiede per il cane, già compreso in polizza casa.
        # takes
        -ckt richiesta_danni.txt :: Richiesta di risarcimento¶Data {day}¶Importo {amount} euro
        # gives
        - estratto_rc_famiglia.txt :: Responsabilità civile della famiglia¶Massimale {limit}
          euro¶Franchigia {excess} euro
        """)
}
