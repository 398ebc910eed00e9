/// Questions that may come up whatever the matter; they go with any kind.
enum CommonPoints {
    static let all: [KindScript.Point] = reader.points

    private static let reader = KindScript(
        .phoneFollowUp, at: .info, weight: 0,
        """
        * gli orari
        ? in che orari vi trovo
        ? siete aperti il sabato
        ? {weekday} pomeriggio c'è qualcuno
        ! Siamo in ufficio dal lunedì al venerdì, dalle 8.30 alle 13 e dalle 14.30 alle 18; il
          sabato su appuntamento.
        ! L'ufficio è aperto dal lunedì al venerdì; se per Lei è scomodo, fissiamo una chiamata la
          sera.
        * il referente
        ? a chi mi rivolgo per questa pratica
        ? chi mi segue adesso
        ! Il Suo riferimento resta {op}, ma qualunque collega vede la pratica e può risponderLe.
        * la copia dei documenti
        ? mi mandate copia di tutto
        ? dove trovo i documenti
        ? posso avere i documenti su carta
        ! Tutti i documenti sono nella Sua area riservata e può scaricarli in ogni momento.
        ! Le mando tutto in formato digitale; se preferisce la carta, la stampiamo noi su carta
          riciclata.
        * la presenza in ufficio
        ? devo venire di persona
        ? si può fare tutto per mail
        ! Non occorre venire: si fa tutto per mail, e per le firme basta il telefono.
        ! Può fare tutto da casa. Se però Le fa piacere parlarne di persona, La aspettiamo.
        * i tempi della pratica
        ? quando mi fate sapere
        ? quanto tempo ci vuole in tutto
        ! Conto di chiudere entro {il deadline}; se ci fosse un intoppo La avviso prima.
        ! Ci vogliono circa dieci giorni lavorativi, quasi tutti per i tempi di chi sta dall'altra
          parte.
        * i costi
        ? ci sono spese per questa pratica
        ? vi devo qualcosa per il disturbo
        ! Nessuna spesa: l'assistenza è compresa e nessuno di noi guadagna a provvigione.
        * la delega
        ? può occuparsene {mypartner} al posto mio
        ? posso delegare un familiare
        ! Sì, con una delega firmata e copia dei documenti di entrambi; il modulo lo mandiamo noi.
        * i vantaggi dei soci
        ? come soci<o/a> ho qualche vantaggio
        ? c'è uno sconto per i soci
        ! Per i soci ci sono assistenza legale e peritale, tessera di soccorso fino a 250 euro
          l'anno e convenzioni dal 5 al 15 per cento.
        * la data della comunicazione
        ? mi serve una prova di avervi scritto
        ? come dimostro di aver mandato la richiesta
        ! @2021+ La Sua mail è registrata con data certa; se vuole Le mando la ricevuta, che
          chiunque può verificare.
        ! @-2020 La Sua mail è registrata con data e ora nel nostro archivio; Le basta questa
          risposta come prova.
        * il promemoria
        ? mi avvisate voi alla prossima scadenza
        ? devo ricordarmelo io
        ! La avvisiamo noi almeno trenta giorni prima, per mail e, se non risponde, per telefono.
        * gli amici e i colleghi
        ? posso parlarne a un collega
        ? un amico può rivolgersi a voi
        ! Volentieri, se fa parte di una delle nostre collettività; altrimenti ci dica di che gruppo
          si tratta e vediamo se si può proporre.
        * il telefono
        ? posso scrivervi anche su WhatsApp
        ? qual è il vostro numero
        ! Il numero è {officephone}; per i messaggi usi lo stesso canale di questa mail, così la
          storia resta unita.
        """)
}
