extension KindScript {
    static let eventInvitation = KindScript(
        .eventInvitation, at: .members, weight: 4, lengths: 1...4,
        """
        # subject
        - Invito: {event}
        - {event}, {eventday}
        - partecipazione {al event}
        -d Delega per l'assemblea
        # request
        -p ho ricevuto l'invito {al event} e vorrei partecipare.
        -d non potrò essere presente all'assemblea: posso mandare una delega?
        -r vorrei partecipare {al event} da casa, è possibile?
        -c verrei {al event} con {mypartner}, c'è posto?
        -i mi piacerebbe intervenire {al event} sul tema delle bollette.
        -m non mi è arrivata la convocazione {del event}.
        # answer
        -p La Sua presenza {al event} è registrata: ci vediamo {eventday} alle {eventhour}.
        -d La delega è possibile a favore di un altro socio; il modulo è allegato.
        -r Si può partecipare anche a distanza: il collegamento arriva il giorno prima.
        -c C'è posto, vi aspettiamo volentieri in due.
        -i Ho segnato il Suo intervento: cinque minuti, dopo la relazione.
        -m La convocazione era partita a un indirizzo vecchio: l'ho corretto e gliela rimando.
        * il luogo
        ? dove si tiene
        ? c'è parcheggio
        ! Ci troviamo in sede, {office}; il parcheggio è nel cortile.
        * la delega
        ? a chi posso dare la delega
        ? quante deleghe può avere un socio
        ! A qualsiasi socio; ognuno può rappresentarne al massimo dieci (art. 2539 del Codice
          civile).
        * il materiale
        ? i documenti si possono leggere prima
        ? dove trovo il bilancio
        ! I documenti sono nell'area dei soci da quindici giorni prima.
        # follow
        -d1 mando la delega firmata.
        -prcim2 confermo che ci sarò.
        # next
        -1 Delega ricevuta.
        -2 Perfetto, allora La aspettiamo.
        # law
        - Riferimenti: artt. 2538 e 2539 del Codice civile; statuto, articoli sull'assemblea.
        # guide
        - Porti un documento: la registrazione comincia mezz'ora prima.
        # reach
        - La invito {al event} {del community}: ci troviamo {eventday} alle {eventhour} in sede,
          {office}. Si parla di quello che abbiamo fatto e di quello che vogliamo fare; chi non può
          venire può collegarsi o delegare un altro socio.
        - Il prossimo appuntamento della cooperativa è {il event}, {eventday} alle {eventhour}. La
          Sua opinione conta quanto quella di chiunque altro: una testa, un voto.
        - Le ricordo {il event} di {eventday}, ore {eventhour}. Dopo la riunione ci fermiamo per un
          bicchiere di lambrusco e due chiacchiere.
        # note
        - Conferma presenza {al event}.
        # takes
        -d delega.txt :: Delega¶Io {name} delego {sponsor}
        # gives
        - convocazione.txt :: Convocazione¶{event}¶Ordine del giorno: relazione, discussione, voto
        """)
}
