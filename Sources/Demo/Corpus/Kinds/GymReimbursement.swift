extension KindScript {
    static let gymReimbursement = KindScript(
        .gymReimbursement, at: .welfare, since: 2018, for: .people, weight: 4,
        """
        # subject
        - Buono palestra
        - Abbonamento {gym}
        - palestra con il welfare
        -r rimborso palestra?
        # request
        -g mi sono iscritt<o/a> {al gym} e vorrei usare il welfare per {amount} euro.
        -r ho pagato di tasca mia {amount} euro {al gym}: posso avere il rimborso?
        -i vorrei capire come funziona il buono per lo sport con il piano {del community}.
        -a {il gym} non è nell'elenco: si può aggiungere?
        -c mi restano {residual} euro di credito e li userei per un abbonamento annuale.
        -w ho chiesto il buono per {il gym} la settimana scorsa e non l'ho ancora ricevuto.
        # answer
        -g Il buono per {il gym} è emesso: {amount} euro, già scalati dal Suo credito welfare.
        -r La palestra non si può rimborsare in denaro: la norma ammette solo il servizio pagato
          direttamente dal piano. Per quest'anno Le emetto un buono per il prossimo rinnovo.
        -c Il Suo credito è di {residual} euro e copre una parte dell'abbonamento; la differenza la
          paga Lei al gestore.
        -a Ho scritto {al gym} per convenzionarlo: se accetta, in una settimana può usare il buono.
        -w Il buono era pronto ma la mail risultava respinta: gliel'ho rimandato a {mail}.
        -i Con il piano {del community} lo sport si paga con voucher nominativo, valido dodici mesi.
        * il rimborso
        ? perché la palestra non si può rimborsare
        ? per la scuola invece sì, come mai
        ! Sport e tempo libero stanno nella lettera f dell'art. 51: il servizio va pagato dal
          datore. Scuola e nido stanno nella f-bis, che ammette il rimborso.
        * la famiglia
        ? posso usarlo per {mychild}
        ? vale anche per {mypartner}
        ! Vale per i familiari, anche non a carico: indichi il nome e il buono esce intestato a
          loro.
        * il credito
        ? quanto mi resta
        ? entro quando va usato
        ! Il residuo è di {residual} euro e va usato entro la fine del piano.
        * le tasse
        ? ci pago le tasse
        ? va messo in dichiarazione
        ! Non è reddito: nessuna tassa e nulla da dichiarare, finché resta servizio e non denaro.
        *a la palestra nuova
        ? quanto ci vuole per una palestra nuova
        ? cosa deve fare la palestra
        ! Deve solo firmare la convenzione: niente costi, pagamento a trenta giorni.
        # follow
        -gw1 la palestra dice che il buono non si legge.
        -aicr2 ho scelto {il gym}.
        # next
        -1 Ho rigenerato il codice: quello vecchio è annullato.
        -2 Bene, il buono parte oggi.
        # law
        - Riferimenti: art. 51, comma 2, lettera f), e comma 3-bis del TUIR; D.M. 25 marzo 2016
          (voucher nominativo); regolamento del piano.
        # guide
        - Il buono è personale e non si converte in denaro: lo presenti alla prima visita, insieme a
          un documento.
        # note
        - Spiegata differenza tra buono e rimborso.
        - Sentita la palestra, firma la convenzione.
        # takes
        - ricevuta_palestra.txt :: Ricevuta¶{gym}¶Importo {amount} euro¶Intestata a {name}
        # gives
        - buono_sport.txt :: Buono nominativo¶{gym}¶Beneficiario {name}¶Valore {amount} euro
        """)
}
