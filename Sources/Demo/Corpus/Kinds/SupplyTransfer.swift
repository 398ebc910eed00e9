extension KindScript {
    static let supplyTransfer = KindScript(
        .supplyTransfer, at: .energy, since: 2015, weight: 3,
        """
        # subject
        -v Voltura luce
        -sb subentro POD {pod}
        -vsg Nuova casa, utenze
        -d Disdetta fornitura
        -p Aumento di potenza {pod}
        # request
        -v ho preso casa a {place} e devo fare la voltura della luce, POD {pod}.
        -g {relative} non abita più lì e bisogna intestare a me il gas, PDR {pdr}.
        -s nella casa nuova il contatore è staccato: serve un subentro?
        -d lascio l'appartamento a fine mese e vorrei chiudere luce e gas.
        -p vorrei aumentare la potenza del contatore a {kw} kW.
        -b il proprietario ha già disdetto e sono al buio da ieri, POD {pod}.
        # answer
        -v La voltura del POD {pod} è avviata: bastano la lettura e il titolo di possesso della
          casa.
        -s Il contatore è chiuso, quindi serve un subentro: i tempi sono di sette giorni lavorativi.
        -d Ho preparato la disdetta con la lettura finale; l'ultima bolletta arriva al nuovo
          indirizzo.
        -p L'aumento di potenza a {kw} kW costa {smallamount} euro una volta sola.
        -g Per il gas PDR {pdr} la voltura si fa a titolo gratuito tra familiari conviventi.
        -b Ho chiesto {al supplier} la riattivazione d'urgenza.
        * i tempi
        ? quanto ci vuole
        ? resto senza luce
        ! La voltura richiede due giorni lavorativi e non stacca nulla; il subentro fino a sette.
        * i costi
        ? quanto costa
        ? c'è il deposito
        ! Il costo è quello fisso del distributore, circa {smallamount} euro in bolletta; nessun
          deposito con addebito in conto.
        * i documenti
        ? cosa vi serve
        ? va bene il contratto di affitto
        ! Servono documento, codice fiscale, contratto di affitto o rogito, e una foto del
          contatore.
        *vgsb la residenza
        ? devo già avere la residenza
        ? cambia la tariffa se non sono residente
        ! Può dichiararla entro trenta giorni; senza residenza si pagano più oneri fissi.
        # follow
        -vgsd1 mando la foto del contatore.
        -b2 la luce è tornata.
        -p3 confermo l'aumento di potenza.
        # next
        -1 Lettura ricevuta, voltura completata.
        -2 Bene: la fornitura è attiva a Suo nome.
        -3 Aumento richiesto: arriva in cinque giorni lavorativi.
        # law
        - Riferimenti: delibera ARERA 398/2014 (volture); d.l. 47/2014, art. 5 (titolo di possesso).
        # guide
        -vsgd Il giorno delle chiavi faccia una foto al contatore: evita ogni discussione.
        # note
        - Voltura, chiesta foto contatore.
        # takes
        -vgsd foto_contatore.txt :: Lettura¶POD {pod}¶Fotografia del giorno {day}
        # gives
        - modulo_voltura.txt :: Modulo di voltura¶POD {pod}¶Nuovo intestatario {name}
        # urgent
        -b È urgente: in casa c'è una persona con un apparecchio medico e siamo senza corrente.
        """)
}
