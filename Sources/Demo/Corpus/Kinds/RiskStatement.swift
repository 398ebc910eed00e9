extension KindScript {
    static let riskStatement = KindScript(
        .riskStatement, at: .motor, weight: 6,
        """
        # subject
        - Attestato di rischio {plate}
        - richiesta attestato
        - Copia attestato di rischio
        - classe di merito {del car}
        # request
        -g avrei bisogno dell'attestato di rischio {delmio car}, targa {plate}.
        -g mi potete mandare l'attestato {del car} {plate}? La polizza è la {policy}.
        -n devo presentare l'attestato di rischio per {un newcar} che assicura {mypartner}.
        -s guardando l'attestato {del car} {plate} vedo un sinistro che non mi risulta.
        -s mi sono accort<o/a> che sull'attestato risulto in classe {newcu}, mentre l'anno scorso
          ero in {cu}.
        -v ho venduto {il car} ({plate}) e vorrei conservare la classe per quando ricompro.
        -g la nuova compagnia mi chiede l'attestato della polizza {policy}.
        # answer
        -gnv In allegato trova l'attestato {del car} {plate}: classe universale {cu}, nessun
          sinistro negli ultimi cinque anni.
        -gn Ho richiesto {al insurer} la ristampa dell'attestato della polizza {policy} ed è già
          disponibile.
        -gnv Ho verificato in banca dati: per la targa {plate} la classe di conversione universale è
          la {cu}.
        -s Ho controllato la storia della polizza {policy}: il sinistro {claim} è stato pagato con
          responsabilità principale, e per questo la classe passa da {cu} a {newcu}.
        -gnv L'attestato relativo alla targa {plate} è corretto e resta valido cinque anni dalla
          scadenza del contratto.
        -gnv Le ho preparato l'attestato e, per comodità, un riassunto di come si legge.
        * la validità
        ? per quanto tempo vale
        ? se non riassicuro subito perdo la classe
        ! L'attestato resta valido cinque anni: in quel periodo può riusarlo senza perdere la classe
          {cu}.
        ! La classe si conserva per cinque anni. Se lo usa più di quindici giorni dopo la scadenza
          dovrà firmare una dichiarazione di non circolazione.
        *s il sinistro che risulta
        ? come mai risulta un sinistro
        ? perché la classe è passata da {cu} a {newcu}
        ! Risulta il sinistro {claim}, pagato il mese successivo alla denuncia con responsabilità
          principale: la regola prevede due classi in più per il primo sinistro.
        ! Il passaggio da {cu} a {newcu} dipende dal sinistro {claim}. Se è stato liquidato per
          intero si può valutare il rimborso, che per i soci seguiamo gratis.
        * l'uso per un altro veicolo
        ? posso usarlo per {un newcar}
        ? vale anche per l'auto di {mypartner}
        ! Sì, per un ulteriore veicolo Suo o di un familiare convivente vale la stessa classe, se
          Lei non ha avuto sinistri con colpa negli ultimi cinque anni.
        ! Può usarlo per {il newcar}, purché intestat<o/a:newcar> alla stessa persona o a un
          convivente nello stesso stato di famiglia.
        * il formato
        ? me lo mandate in carta o per mail
        ? la nuova compagnia vuole l'originale, esiste
        ! @2015+ L'originale non esiste più: dal 1° luglio 2015 l'attestato è solo elettronico e
          ogni compagnia lo legge dalla banca dati. Quello che Le mando è una stampa per Sua
          memoria.
        ! @-2014 L'originale glielo spedisce la compagnia; la copia che Le invio basta per i
          preventivi.
        * la correzione
        ? a chi chiedo di correggere un errore
        ? se c'è uno sbaglio lo sistemate voi
        ! Le correzioni le chiediamo noi {al insurer}, con la prova di quanto è sbagliato; di solito
          bastano dieci giorni.
        ! Ce ne occupiamo noi: ho già inviato la richiesta di rettifica e Le mando la copia appena è
          aggiornata.
        # follow
        - la nuova compagnia mi dice che in banca dati non lo trova.
        - ho ricevuto l'attestato, grazie. Confermo la targa {plate}.
        - allego la lettera che mi hanno mandato.
        # next
        - Ho ricontrollato la banca dati per la targa {plate} e l'attestato è visibile da oggi.
        - Ho sollecitato {il insurer}, che ha confermato la classe {cu}.
        # law
        - @2015+ Riferimenti: art. 134 del d.lgs. 209/2005; l'attestato è consegnato per via
          telematica almeno trenta giorni prima della scadenza.
        - @-2014 Riferimenti: art. 134 del d.lgs. 209/2005; la compagnia deve consegnarlo almeno
          trenta giorni prima della scadenza.
        # guide
        - Conservi questa mail: se un'altra compagnia Le attribuisse una classe diversa, ce la
          segnali e interveniamo.
        - Se intende fermare il veicolo per un periodo, ci scriva prima: Le diciamo come non perdere
          la classe.
        # note
        - Attestato {plate} inviato, spiegata validità cinque anni.
        - Contesta il sinistro {claim}: da verificare con {insurer}.
        - Chiede attestato per il coniuge, spiegata RC familiare.
        # takes
        - lettera_compagnia.txt :: Richiesta di attestato¶Targa {plate}¶Contratto {policy}
        # gives
        - attestato_{plate}.txt :: Attestato sullo stato del rischio¶Targa {plate}¶Polizza
          {policy}¶Classe CU {cu}¶Sinistri pagati nel quinquennio: vedi tabella
        """)
}
