extension KindScript {
    static let paymentReceipt = KindScript(
        .paymentReceipt, at: .office, weight: 6, lengths: 2...5,
        """
        # subject
        -p Bonifico effettuato
        -p ricevuta pagamento {premium} euro
        - Pagamento polizza {policy}
        -r bonifico respinto
        # request
        -p ho fatto oggi il bonifico di {premium} euro per la polizza {policy}.
        -p vi mando la ricevuta del pagamento di {premium} euro.
        -d ho pagato due volte per sbaglio la polizza {policy}, {premium} euro.
        -r il bonifico di {premium} euro mi è tornato indietro.
        -c nella causale ho scritto il numero sbagliato: il pagamento era per la polizza {policy}.
        -s mi arriva un sollecito per la polizza {policy} ma io ho già pagato.
        # answer
        -p Il bonifico di {premium} euro è arrivato e la quietanza della polizza {policy} è
          allegata.
        -d Il doppio pagamento c'è: restituiamo {premium} euro sullo stesso conto entro tre giorni
          lavorativi.
        -r L'IBAN usato era quello vecchio; il conto corretto per i premi è {iban}.
        -c Ho corretto l'abbinamento: il pagamento ora risulta sulla polizza {policy}.
        -s Il sollecito è partito il giorno prima del Suo bonifico: può ignorarlo, e mi scuso.
        -p Ho trovato il pagamento negli estratti della banca e l'ho abbinato alla polizza {policy}.
        * la copertura
        ? da quando sono copert<o/a>
        ? la copertura è attiva lo stesso
        ! La copertura decorre dalla mezzanotte del giorno del pagamento: fa fede la data del
          bonifico.
        * l'IBAN
        ? qual è l'IBAN giusto
        ? il conto è sempre quello
        ! L'IBAN del conto separato dei premi è {iban}: è distinto da quello della cooperativa, per
          tutela Sua.
        * la ricevuta
        ? mi mandate la quietanza
        ? serve altro
        ! La quietanza è allegata. Non serve altro.
        * le rate
        ? quando scade la prossima rata
        ? posso attivare l'addebito automatico
        ! La prossima rata scade tra sei mesi; l'addebito si attiva con un modulo che Le mando
          volentieri.
        # follow
        -r1 ho rifatto il bonifico con l'IBAN giusto.
        -pdcs2 ho controllato sul conto ed è come dite voi.
        # next
        -1 Il nuovo bonifico è arrivato: tutto regolare.
        -2 Bene, allora la posizione è in ordine.
        # law
        - @2019+ Riferimenti: art. 117 del d.lgs. 209/2005 e art. 63 del Reg. IVASS 40/2018 (conto
          separato); art. 1901 del Codice civile.
        - @-2018 Riferimenti: art. 117 del d.lgs. 209/2005 (separazione patrimoniale); art. 1901 del
          Codice civile.
        # guide
        - In causale basta il numero di polizza o la targa: l'abbinamento è automatico.
        # note
        - Bonifico non abbinato, trovato e sistemato.
        # takes
        - contabile.txt :: Bonifico disposto¶Importo {premium} euro¶Causale {policy}
        # gives
        - quietanza.txt :: Quietanza di pagamento¶Polizza {policy}¶Importo {premium} euro
        """)
}
