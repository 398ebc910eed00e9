extension KindScript {
    static let complaint = KindScript(
        .complaint, at: .complaints, weight: 3,
        """
        # subject
        - Reclamo
        -dpi reclamo polizza {policy}
        - Disservizio
        - Non sono soddisfatt<o/a>
        # request
        -c devo fare un reclamo: {il day} ho chiesto notizie del sinistro {claim} e nessuno mi ha
          richiamato.
        -d non è la prima volta che la polizza {policy} arriva con i dati sbagliati.
        -i mi è stato detto che la garanzia c'era, e adesso {il insurer} dice di no per il danno
          {del day}.
        -p con il vostro ultimo rinnovo il premio è passato da {oldpremium} a {premium} euro senza
          una spiegazione.
        -m ho mandato due mail alla casella {mailbox} senza risposta.
        -g sono molto delus<o/a> da come è stata gestita la pratica {claim}.
        # answer
        - Il Suo reclamo è registrato oggi e La seguo io fino alla risposta, che per legge deve
          arrivare entro quarantacinque giorni; conto di dargliela prima.
        -c Ha ragione: la richiamata promessa {il day} non c'è stata, e me ne scuso a nome di tutti.
        -d I dati sbagliati sulla polizza {policy} sono stati corretti e ho chiesto {al insurer} di
          spiegarci come sia successo.
        -i Il reclamo riguarda anche la compagnia: l'ho inoltrato {al insurer} lo stesso giorno, con
          la nostra relazione.
        -p L'aumento da {oldpremium} a {premium} euro andava spiegato prima, non dopo: lo faccio ora
          per esteso.
        - Ho ricostruito i fatti, mail per mail e telefonata per telefonata: Le scrivo che cosa è
          andato storto.
        * la spiegazione
        ? perché è successo
        ? chi ha sbagliato
        !cmg La Sua mail era stata presa in carico e poi riassegnata senza avviso: abbiamo cambiato
          il modo di passarci le pratiche.
        !d L'errore nasce da un dato vecchio in compagnia, mai corretto; adesso lo è.
        !ip La clausola c'era, ma nessuno gliel'aveva letta per tempo: è un nostro difetto di
          spiegazione.
        * il rimedio
        ? cosa fate per rimediare
        ? ho diritto a un rimborso
        !dp La differenza Le viene restituita con bonifico.
        !cmgi La pratica passa in testa alla lista e La richiamo io entro domani.
        * i termini
        ? entro quando mi rispondete per iscritto
        ? e se la risposta non mi convince
        ! @2026+ La risposta scritta arriva entro quarantacinque giorni; se non La convince può
          rivolgersi all'Arbitro Assicurativo, entro dodici mesi.
        ! @2013-2025 La risposta scritta arriva entro quarantacinque giorni; se non La convince può
          scrivere all'IVASS allegando il reclamo.
        ! @-2012 La risposta scritta arriva entro quarantacinque giorni; se non La convince può
          scrivere all'ISVAP allegando il reclamo.
        * il referente
        ? con chi posso parlare
        ? chi decide sui reclami
        ! Il referente sono io; se preferisce parlare con la presidenza, La metto in contatto.
        # follow
        - la vostra spiegazione mi convince solo in parte.
        - apprezzo le scuse.
        # next
        - Ho portato il caso nella riunione dell'ufficio: abbiamo deciso un controllo in più.
        # law
        - @2013+ Riferimenti: Reg. ISVAP 24/2008 e successive modifiche (reclami, quarantacinque
          giorni); registro dei reclami.
        - @-2012 Riferimenti: Reg. ISVAP 24/2008 (reclami, quarantacinque giorni).
        # guide
        - Può seguire lo stato del reclamo nella Sua area o chiedermelo in qualsiasi momento.
        # note
        - Reclamo al telefono, lasciato parlare. Promessa risposta scritta.
        # takes
        - cronologia.txt :: Cronologia¶{day}: prima mail¶Poi: nessuna risposta
        # gives
        - risposta_reclamo.txt :: Risposta al reclamo¶{name}¶Fatti, cause, rimedi
        # urgent
        - Se non ricevo risposta entro domani mi rivolgo a un avvocato.
        """)
}
