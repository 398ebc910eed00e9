extension KindScript {
    static let cashRefused = KindScript(
        .cashRefused, at: .office, weight: 3, lengths: 2...5,
        """
        # subject
        - Pagamento in contanti
        -a assegno per la polizza
        -uw Perché niente contanti?
        -wxn pagare allo sportello
        # request
        -w vorrei passare {weekday} a pagare in contanti la polizza {policy}, {premium} euro.
        -e {relative} è anzian<o/a:relative> e vorrebbe pagare in contanti come ha sempre fatto:
          {premium} euro.
        -u ieri allo sportello non avete accettato i contanti e ci sono rimast<o/a> male.
        -a posso pagare la polizza {policy} con un assegno?
        -n non ho conto corrente: come pago {premium} euro?
        -x il bancomat mi si è smagnetizzato e la polizza scade: accettate contanti per una volta?
        # answer
        -wuex Mi dispiace per il disagio: la cooperativa ha scelto di non incassare contanti, salvo
          casi particolari autorizzati prima.
        -e Per chi è anziano possiamo chiedere l'autorizzazione: serve una riga di motivazione, e la
          risposta arriva in giornata.
        -a L'assegno è ammesso solo con autorizzazione; in alternativa la carta allo sportello non
          ha costi.
        -n Senza conto corrente si può pagare con una carta prepagata o con il bollettino: Le spiego
          come.
        -u Ha ragione a chiedere spiegazioni: non è sfiducia, è una regola uguale per tutti che
          tutela chi paga.
        -x Per questa volta ho ottenuto l'autorizzazione, che è registrata con il motivo.
        * la ragione
        ? perché non accettate contanti
        ? è una legge o una vostra scelta
        ! È una scelta dei soci, più severa della legge: ogni euro deve lasciare traccia, a tutela
          di chi paga e di chi incassa.
        * le alternative
        ? come posso pagare allora
        ? la carta ha commissioni
        ! Bonifico sul conto {iban}, carta allo sportello o al telefono, addebito in conto: nessuna
          commissione.
        * la legge
        ? qual è il limite di legge
        ? fino a quanto si può in contanti
        ! @2023+ Il limite generale è sotto i 5.000 euro; per le polizze danni diverse dall'auto è
          di 750 euro l'anno per contratto.
        ! @2020-2022 Il limite generale è sotto i 2.000 euro; per le polizze danni diverse dall'auto
          è di 750 euro l'anno per contratto.
        ! @2016-2019 Il limite generale è sotto i 3.000 euro; per le polizze danni diverse dall'auto
          è di 750 euro l'anno per contratto.
        ! @-2015 Il limite generale è sotto i 1.000 euro; per le polizze danni diverse dall'auto è
          di 750 euro l'anno per contratto.
        * la copertura
        ? se pago dopo resto scopert<o/a>
        ? potete aspettare qualche giorno
        ! Ci sono quindici giorni di tolleranza dalla scadenza della rata: c'è tutto il tempo.
        # follow
        - ho pagato con la carta di {mypartner}.
        # next
        - Pagamento ricevuto: la quietanza è allegata.
        # law
        - @2019+ Riferimenti: art. 54, comma 7, del Reg. IVASS 40/2018; art. 49 del d.lgs. 231/2007;
          regolamento della cooperativa sui pagamenti tracciati.
        - @-2018 Riferimenti: art. 49 del d.lgs. 231/2007; regolamento della cooperativa sui
          pagamenti tracciati.
        # guide
        - Se vuole imparare il bonifico dal telefono, passi un mattino: lo facciamo insieme.
        # note
        - Rifiutati contanti allo sportello, spiegato il motivo.
        - Anziano senza conto: chiesta autorizzazione.
        # takes
        - nota_richiesta.txt :: Chiedo di pagare in contanti la polizza {policy}¶Motivo: niente
          conto corrente
        # gives
        - modi_di_pagamento.txt :: Come pagare¶Bonifico {iban}¶Carta¶Addebito in conto
        """)
}
