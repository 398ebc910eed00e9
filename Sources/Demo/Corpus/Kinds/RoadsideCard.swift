extension KindScript {
    static let roadsideCard = KindScript(
        .roadsideCard, at: .claims, since: 2012, weight: 3,
        """
        # subject
        -r Rimborso carro attrezzi
        - tessera soccorso stradale
        -rq {car} in panne
        - soccorso stradale soci
        # request
        -r {il day} sono rimast<o/a> in panne con {il car} a {place} e ho pagato il carro attrezzi
          {amount} euro.
        -r vorrei usare la tessera di soccorso dei soci: il traino {del car} {plate} mi è costato
          {amount} euro.
        -r {il car} non è ripartit<o/a:car> e l'hanno portat<o/a:car> {al garage}: ho la ricevuta
          del traino.
        -r ho forato in autostrada {il day} e il soccorso mi ha chiesto {amount} euro.
        -s ho smarrito la tessera del soccorso stradale.
        -q {mypartner} ha chiamato il carro attrezzi per {il car}: rientra nei vantaggi dei soci?
        -u sono ferm<o/a> a {place} con {il car} che non vuole saperne di ripartire.
        # answer
        -rq Il rimborso spetta: la tessera copre fino a 250 euro l'anno e per evento, e quest'anno
          non l'ha ancora usata.
        -r Ho registrato la ricevuta di {amount} euro: il bonifico arriva entro dieci giorni sul
          conto {iban}.
        -rq La tessera vale per qualunque veicolo di proprietà del socio, quindi anche per {il car}
          {plate}.
        -r Ho verificato il Suo saldo: dei 250 euro annui restano {smallamount} euro dopo questo
          rimborso.
        -s La tessera è sempre attiva finché è in regola con la quota; gliene mando una nuova in
          formato digitale.
        -rq Il traino {del day} è rimborsabile; la riparazione invece no.
        -u Chiami pure il soccorso più vicino: la tessera rimborsa fino a 250 euro per evento, basta
          la ricevuta con la targa {plate}.
        * il limite
        ? quanto mi rimborsate
        ? c'è un massimo
        ! Fino a 250 euro per evento e per anno. La parte che supera resta a Suo carico.
        * i documenti
        ? basta lo scontrino
        ? vi serve la fattura
        ! Va bene la ricevuta con data, targa e percorso; se è solo uno scontrino, ci scriva Lei la
          targa.
        * l'officina
        ? il rimborso vale anche per la batteria nuova
        ? la riparazione è compresa
        ! La tessera copre il traino e l'intervento sul posto, non i ricambi.
        * il numero da chiamare
        ? la prossima volta chi devo chiamare
        ? c'è un numero da tenere in auto
        ! Può chiamare qualsiasi soccorso e poi chiederci il rimborso; se ha l'assistenza in
          polizza, usi prima quella.
        * i familiari
        ? vale se guida {mypartner}
        ? i figli possono usarla
        ! Vale per il veicolo, chiunque lo guidi con il consenso del socio.
        # follow
        -rq1 vi mando la ricevuta del traino.
        -rq2 confermo l'IBAN {iban}.
        -s3 la tessera digitale è arrivata.
        -u1 vi mando la ricevuta del traino.
        # next
        -1 Ricevuta arrivata, il bonifico è disposto.
        -2 L'IBAN è registrato e il bonifico è disposto.
        -3 Bene: la tessera vecchia è annullata.
        # law
        - Riferimenti: regolamento dei soci, vantaggi: tessera di soccorso fino a 250 euro l'anno e
          per sinistro.
        # guide
        -rqu Tenga la ricevuta originale per dodici mesi, in caso di controllo.
        # note
        - Traino rimborsabile, chiesta ricevuta.
        - Saldo tessera comunicato al telefono.
        # takes
        -rq ricevuta_traino.txt :: Ricevuta¶Traino {plate}¶Data {day}¶Importo {amount} euro
        # gives
        - tessera_soccorso.txt :: Tessera di soccorso¶Titolare {name}¶Massimale 250 euro annui
        # urgent
        -u È urgente: mi dite chi posso chiamare?
        """)
}
