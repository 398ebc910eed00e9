extension KindScript {
    static let claimBuyback = KindScript(
        .claimBuyback, at: .claims, since: 2012, weight: 4,
        """
        # subject
        - Rimborso sinistro CONSAP
        - riscatto sinistro {plate}
        - Conviene rimborsare il sinistro?
        - recupero classe di merito
        # request
        -a ho letto che si può rimborsare il sinistro per non perdere la classe. Il mio è il
          {claim}, targa {plate}.
        -v per il tamponamento {del day} la classe passa da {cu} a {newcu}: vorrei capire se
          conviene rimborsare.
        -v mi è arrivato il rinnovo {del car} con un aumento di {smallamount} euro per colpa del
          sinistro {claim}.
        -a {sponsor} mi ha detto che la cooperativa segue le pratiche CONSAP per i soci.
        -a vorrei fare richiesta a CONSAP per il sinistro tra {plate} e {otherplate}.
        -v il sinistro {claim} è stato pagato poco e mi chiedo se posso restituire i soldi.
        # answer
        -v Ho fatto il conto: il sinistro {claim} è stato pagato {amount} euro, mentre il maggior
          premio nei prossimi anni sarebbe di circa {cost} euro. Rimborsare conviene.
        -a La pratica si può fare: il sinistro {claim} è in indennizzo diretto, quindi l'importo lo
          comunica CONSAP.
        -a Ho già inviato la richiesta a CONSAP per le targhe {plate} e {otherplate}. Per i soci il
          servizio è gratuito.
        -v Nel Suo caso il rimborso non conviene: l'importo pagato supera quanto spenderebbe in più
          con la classe {newcu}.
        -a Per avere l'importo esatto del sinistro {claim} scriviamo a CONSAP con la Sua delega: la
          risposta arriva in due o tre settimane.
        -v Per tornare in classe {cu} basta rimborsare {amount} euro prima del rinnovo; Le spiego
          come.
        * la convenienza
        ? quanto risparmio davvero
        ? in quanti anni recupero la spesa
        ! Con la classe {newcu} pagherebbe di più per circa cinque anni: la somma supera i {amount}
          euro del rimborso.
        ! Il conto è in allegato, anno per anno, così può verificarlo.
        * la procedura
        ? cosa devo firmare
        ? fate tutto voi
        ! Serve una delega firmata e copia del documento; alla richiesta e al bonifico pensiamo noi
          con Lei.
        ! Lei firma la delega, noi presentiamo la domanda, Lei versa l'importo a CONSAP e noi
          chiediamo la riclassificazione.
        * i tempi
        ? quanto tempo ci vuole
        ? faccio in tempo prima {del expiry}
        ! CONSAP risponde di solito in due o tre settimane. Se il rinnovo arriva prima, la classe si
          corregge dopo con rimborso della differenza.
        * il pagamento
        ? a chi faccio il bonifico
        ? si può pagare a rate
        ! Il bonifico va a CONSAP, non a noi, con la causale che trova nella comunicazione. Le rate
          non sono previste.
        * il caso di più sinistri
        ? vale anche se ho avuto due sinistri
        ? e se è coinvolto un terzo veicolo
        ! Ogni sinistro si rimborsa per conto suo. Se i veicoli sono più di due la richiesta va alla
          compagnia e non a CONSAP.
        # follow
        -1 ho ricevuto l'importo da CONSAP.
        -2 ho fatto il bonifico di {amount} euro.
        -3 vi mando la delega firmata.
        # next
        -2 Ho inviato {al insurer} l'attestazione di CONSAP: la classe torna {cu}.
        -3 La delega è arrivata e la domanda è partita oggi.
        -1 Bene: con l'importo in mano il conto è presto fatto, e glielo allego anno per anno.
        # law
        - Riferimenti: art. 149 del d.lgs. 209/2005, D.P.R. 254/2006 (stanza di compensazione
          CONSAP); polizza {policy}, articolo sul rimborso del sinistro.
        # guide
        - Appena CONSAP comunica l'importo La chiamo: decide Lei, con i numeri davanti.
        - Non paghi il rinnovo con la classe peggiorata prima di averci sentito.
        # note
        - Conto CONSAP fatto insieme, conviene.
        - Delega firmata in ufficio.
        # takes
        - delega_consap.txt :: Delega¶Sinistro {claim}¶Targhe {plate} e {otherplate}¶Firma {name}
        # gives
        - conto_convenienza.csv :: anno;premio con classe {cu};premio con classe
          {newcu}¶1;{oldpremium};{premium}¶2;{oldpremium};{premium}
        """)
}
