extension KindScript {
    static let collectivePolicy = KindScript(
        .collectivePolicy, at: .firms, for: .firms, weight: 6,
        """
        # subject
        - Collettiva infortuni dipendenti
        -vri Polizza collettiva {policy}
        -v variazione elenco assicurati
        -r Regolazione premio collettiva
        # request
        -n vorremmo una polizza infortuni collettiva per i nostri {people} addetti.
        -v sulla collettiva {policy} dobbiamo inserire tre persone nuove e toglierne una.
        -n il contratto nazionale ci chiede una copertura infortuni per {people} persone: potete
          fare una proposta?
        -r è arrivata la regolazione del premio della collettiva {policy}, {amount} euro, e non
          capiamo il calcolo.
        -i uno dei nostri si è fatto male in cantiere {il day}: abbiamo la collettiva {policy}.
        -n vorremmo confrontare la nostra collettiva con quella trattata dalla cooperativa per {il
          community}.
        # answer
        -n Per {people} addetti la collettiva costa {homepremium} euro l'anno, con le stesse somme
          per tutti.
        -v Ho registrato le variazioni sulla polizza {policy}, con effetto dal giorno della Vostra
          comunicazione.
        -r La regolazione di {amount} euro deriva dall'aumento medio degli assicurati nell'anno; il
          conteggio è in allegato.
        -i Ho aperto l'infortunio {del day} con il numero {claim}; la denuncia all'INAIL resta a
          carico Vostro.
        -n La proposta trattata per {il community} è migliore sulla franchigia e peggiore sulla
          diaria: Vi allego il confronto.
        -vi La collettiva {policy} è in regola e copre anche i soci lavoratori.
        * le persone assicurate
        ? i soci lavoratori sono compresi
        ? i tirocinanti rientrano
        ! Sono compresi soci, dipendenti e tirocinanti, purché nell'elenco o nel libro unico.
        * i nuovi assunti
        ? da quando è coperto un nuovo assunto
        ? basta una mail per inserirlo
        ! Dal giorno dell'assunzione, se ce lo comunicate entro trenta giorni con una mail.
        * le somme
        ? le somme sono uguali per tutti
        ? possiamo dare di più ai responsabili
        ! Noi proponiamo somme uguali per tutti: è più giusto, e per le categorie omogenee evita
          problemi fiscali.
        * il fuori orario
        ? valgono anche fuori dal lavoro
        ? il tragitto casa-lavoro è coperto
        ! La formula base vale durante il lavoro e il tragitto; l'estensione alle ventiquattr'ore
          costa il 30 per cento in più.
        *r il calcolo
        ? come si calcola la regolazione
        ? quando la ricevete di solito
        ! Si prende il numero medio degli assicurati dei dodici mesi; il conguaglio arriva entro
          novanta giorni dalla scadenza.
        # follow
        -nv1 vi mandiamo l'elenco aggiornato degli assicurati.
        -n2 il consiglio ha approvato la spesa.
        -ri3 il nostro ufficio paghe ha altri dati da darvi.
        # next
        -1 Elenco ricevuto: ho emesso l'appendice.
        -2 Bene, prepariamo il contratto con decorrenza {dal expiry}.
        -3 Aspetto i dati dall'ufficio paghe e poi chiudo il conto.
        # law
        - Riferimenti: polizza {policy}, articolo sulla regolazione; art. 1891 del Codice civile
          (assicurazione per conto altrui); art. 51 TUIR.
        # guide
        - Per ogni variazione basta una mail a {mailbox} con nome, data di nascita e data di inizio.
        # reach
        - Si avvicina la scadenza della collettiva {policy} ({il expiry}): ci servono il numero
          degli addetti e le eventuali variazioni, per portare alla compagnia un dato corretto.
        # note
        - Variazioni collettiva, attende appendice.
        - Visita in azienda, visti i lavoratori in assemblea.
        - Spiegato il conguaglio all'ufficio paghe.
        # takes
        - elenco_assicurati.csv :: cognome;nome;dal¶{surname};{given};01/01/{thisyear}
        # gives
        - appendice_collettiva.txt :: Appendice alla polizza {policy}¶Assicurati {people}
        """)
}
