extension KindScript {
    static let photovoltaicGroup = KindScript(
        .photovoltaicGroup, at: .energy, since: 2016, weight: 4,
        """
        # subject
        - Gruppo d'acquisto fotovoltaico
        -ac adesione al gruppo fotovoltaico
        -obs Impianto da {kw} kW
        -b batteria di accumulo
        # request
        -a vorrei aderire al gruppo d'acquisto per il fotovoltaico: ho un tetto di {sqm} metri
          quadri a {place}.
        -o ho ricevuto l'offerta per un impianto da {kw} kW e vorrei capire se è adatta a me.
        -b consumiamo {kwh} kWh l'anno e pensavamo anche a una batteria da {battery} kWh.
        -v nel gruppo si è votato tra due produttori: com'è andata?
        -s l'installatore ha rimandato due volte il sopralluogo.
        -c abito in condominio: posso partecipare lo stesso?
        # answer
        -a La Sua adesione al gruppo è registrata; con i dati del tetto l'impianto adatto è da {kw}
          kW.
        -ob Con {kwh} kWh di consumo l'offerta da {kw} kW è ben dimensionata; la batteria da
          {battery} kWh conviene se di sera siete a casa.
        -v Il voto si è chiuso: ha vinto l'offerta con pannelli europei e garanzia di venticinque
          anni.
        -s Ho sentito l'installatore: il sopralluogo è fissato per {appt} alle {appthour}.
        -c In condominio serve il lastrico comune oppure una comunità energetica; Le spiego
          entrambe.
        -av Siamo arrivati alla soglia di adesioni, quindi lo sconto collettivo è confermato.
        * il prezzo
        ? quanto costa tutto compreso
        ? lo sconto del gruppo quant'è
        ! L'impianto da {kw} kW chiavi in mano costa il 12 per cento meno del mercato, pratiche
          comprese.
        * la detrazione
        ? la detrazione c'è ancora
        ? come si paga per avere la detrazione
        ! Si paga con bonifico parlante e la detrazione si recupera in dieci anni; l'aliquota è
          quella in vigore il giorno del pagamento.
        * l'assicurazione
        ? l'impianto va assicurato
        ? la grandine sui pannelli è coperta
        ! Basta aggiungerlo alla polizza casa: {smallamount} euro l'anno, grandine compresa.
        * i tempi
        ? in quanto tempo è pronto
        ? quando parte il cantiere
        ! Due mesi dal sopralluogo alla connessione, se il distributore rispetta i tempi.
        * l'energia in più
        ? cosa succede all'energia che non uso
        ? conviene la batteria
        ! L'energia in eccesso va in rete ed è pagata; con la batteria se ne usa di più in casa, ma
          si ripaga in circa dieci anni.
        # follow
        -as1 il sopralluogo è andato bene.
        -aob2 mando le foto del tetto.
        -v1 va bene, mi fido della scelta del gruppo.
        -c3 ne ho parlato con l'amministratore del condominio.
        # next
        -2 Foto ricevute: il tecnico conferma {kw} kW.
        -1 Bene, il contratto arriva entro la settimana.
        -3 Se l'amministratore è d'accordo, veniamo noi a spiegarlo in assemblea.
        # law
        - Riferimenti: art. 16-bis del TUIR (detrazione); regolamento del gruppo d'acquisto,
          articoli su voto e soglia.
        # guide
        - Prima di firmare con l'installatore ci mandi il contratto: lo leggiamo noi.
        # reach
        - Il gruppo d'acquisto per il fotovoltaico ha raggiunto la soglia: chi ha aderito può votare
          l'offerta entro {il deadline}. Il Suo tetto è stato valutato per un impianto da {kw} kW.
        # note
        - Sopralluogo fissato.
        - Serata sul fotovoltaico, presa adesione.
        # takes
        - foto_tetto.txt :: Fotografie del tetto¶Falda sud¶Superficie {sqm} mq
        # gives
        - offerta_fotovoltaico.txt :: Offerta del gruppo¶Potenza {kw} kW¶Accumulo {battery} kWh
        """)
}
