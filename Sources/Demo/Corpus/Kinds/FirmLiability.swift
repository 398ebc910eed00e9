extension KindScript {
    static let firmLiability = KindScript(
        .firmLiability, at: .firms, for: .firms, weight: 5,
        """
        # subject
        -rme RC azienda
        -rcme polizza responsabilità civile {policy}
        -b Preventivo capannone
        -tm Certificato assicurativo per gara
        # request
        -t ci serve un certificato della polizza RC {policy} da allegare a una gara.
        -r vorremmo rivedere la responsabilità civile: nel frattempo siamo cresciuti e facciamo
          anche {trade}.
        -c un cliente ci contesta un lavoro finito {il day} e chiede {cost} euro di danni.
        -b stiamo per spostarci in un capannone di {sqm} metri quadri a {place} e va assicurato.
        -m il committente chiede un massimale di {limit} euro, noi ne abbiamo meno.
        -e la polizza {policy} scade {il expiry}: prima di pagare {oldhomepremium} euro vorremmo
          capire cosa copre.
        # answer
        -t In allegato trova il certificato della polizza {policy}, con massimale di {limit} euro,
          pronto per la gara.
        -m Ho chiesto {al insurer} l'aumento del massimale a {limit} euro: costa {smallamount} euro
          l'anno.
        -c Ho aperto la richiesta danni {claim}: il lavoro contestato rientra nella garanzia
          postuma.
        -b Per il capannone di {place} la proposta è di {homepremium} euro, con incendio, eventi
          naturali e ricorso terzi.
        -r L'attività va aggiornata in polizza: senza, un danno fatto nella nuova lavorazione non
          sarebbe coperto.
        -er La polizza {policy} copre i danni a terzi e ai prestatori di lavoro; restano fuori i
          danni alle cose in consegna.
        * i dipendenti
        ? siamo coperti se si fa male un operaio
        ? la RC verso i dipendenti è compresa
        ! La responsabilità verso i prestatori di lavoro è compresa: copre la rivalsa dell'INAIL e
          il danno differenziale.
        * le cose in consegna
        ? i veicoli o i materiali dei clienti sono coperti
        ? se rovino qualcosa di un cliente chi paga
        ! Le cose in consegna sono escluse dalla formula base: si aggiungono con un limite di
          {excess} euro per oggetto, che si può alzare.
        * la postuma
        ? per quanto tempo rispondiamo di un lavoro finito
        ? esiste una garanzia dopo la consegna
        ! La garanzia postuma vale per ventiquattro mesi dalla consegna.
        * il costo
        ? quanto aumenta il premio
        ? c'è una tariffa per {il community}
        ! Con la convenzione {del community} il premio è di {homepremium} euro, senza franchigie
          nascoste.
        * le catastrofi naturali
        ? la polizza contro le catastrofi è obbligatoria
        ? entro quando dobbiamo assicurarci contro terremoto e alluvione
        ! @2024+ L'obbligo riguarda terreni, fabbricati, impianti e macchinari delle imprese (L.
          213/2023), con scadenze diverse secondo la dimensione: per la Vostra le abbiamo già in
          calendario.
        ! @-2023 Oggi non è obbligatoria, ma dopo il 2012 in questa zona la consigliamo a tutti.
        # follow
        -c1 vi mandiamo la lettera del cliente.
        -tm2 la gara chiede anche la dicitura sulla rinuncia alla rivalsa.
        -rbe3 la proposta ci sembra giusta, ne parliamo in consiglio.
        # next
        -2 Certificato rifatto con la dicitura richiesta.
        -1 La lettera è nella pratica {claim}: risponde la compagnia, Voi non scrivete nulla.
        -3 Bene, tengo ferma la proposta fino {al deadline}.
        # law
        - Riferimenti: artt. 1917 e 2049 del Codice civile; polizza {policy}, condizioni generali,
          descrizione dell'attività.
        # guide
        - Ogni volta che cambia una lavorazione, un macchinario importante o una sede, ci basta una
          riga di mail.
        # note
        - Certificato gara inviato in giornata.
        - Sopralluogo al capannone, misurato insieme.
        # takes
        -tm disciplinare_gara.txt :: Requisiti assicurativi¶Massimale minimo {limit} euro
        # gives
        - certificato_rc.txt :: Certificato di assicurazione¶Contraente {firm}¶Polizza
          {policy}¶Massimale {limit} euro
        # urgent
        -t È urgente: la gara scade domani alle 12.
        """)
}
