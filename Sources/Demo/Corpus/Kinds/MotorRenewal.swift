extension KindScript {
    static let motorRenewal = KindScript(
        .motorRenewal, at: .motor, weight: 11, lengths: 1...9,
        """
        # subject
        - Rinnovo polizza {plate}
        - Scadenza assicurazione {car}
        - rinnovo auto {plate}
        - Polizza {policy} in scadenza
        - Assicurazione {del car}
        # request
        - vi scrivo per il rinnovo della polizza {delmio car}, targa {plate}, che scade {il expiry}.
        - {il expiry} scade l'assicurazione {delmio car} targat<o/a:car> {plate} (polizza {policy}
          con {il insurer}) e [vorrei rinnovarla|pensavo di confermarla] con voi.
        - mi è arrivato l'avviso di scadenza {del car}: la polizza è la {policy}, la scadenza {il
          expiry}.
        - sto guardando i conti dell'anno e vedo che {il expiry} va rinnovata {il car} targa
          {plate}.
        - come ogni anno ci siamo: {il expiry} scade la copertura {delmio car} ({plate}). L'anno
          scorso avevo speso {oldpremium} euro.
        - ho ricevuto un preventivo più basso da un'altra compagnia per {il car} {plate}, ma
          [resterei volentieri in cooperativa|prima di decidere voglio sentire voi]. La nostra
          polizza scade {il expiry}.
        - dovrei rinnovare {il car}, targa {plate}, classe {cu}, scadenza {il expiry}. Non ho avuto
          sinistri.
        # answer
        - Ho preparato il rinnovo {del car} targat<o/a:car> {plate}: il premio annuo con {il
          insurer} è di {premium} euro, contro i {oldpremium} euro dell'anno scorso.
        - La polizza {policy} si può rinnovare alle stesse garanzie {dal expiry}. Il premio che
          abbiamo ottenuto con la convenzione {del community} è di {premium} euro.
        - Per {il car} {plate} Le propongo di confermare {il insurer}: {premium} euro, con guida
          libera e rinuncia alla rivalsa comprese, come in tutte le polizze che collochiamo.
        - Ho confrontato tre compagnie per la targa {plate} e la proposta migliore resta quella di
          {insurer}, a {premium} euro l'anno. Le altre due costavano meno solo togliendo garanzie
          che riteniamo indispensabili.
        - Il rinnovo è pronto: {premium} euro, classe di merito {cu}, massimali di legge e infortuni
          del conducente inclusi. L'anno scorso pagava {oldpremium} euro.
        - Confermo la scadenza {il expiry}. Il nuovo premio per {il car} è di {premium} euro; la
          differenza rispetto ai {oldpremium} euro dell'anno scorso dipende dalla tariffa
          provinciale e non da Lei.
        * il premio
        ? il premio aumenta rispetto ai {oldpremium} euro dell'anno scorso
        ? quanto viene a costare quest'anno
        ? riuscite a restare sotto i {premium} euro
        ! L'anno scorso il premio era di {oldpremium} euro, quest'anno è di {premium} euro: nella
          cifra ci sono l'imposta provinciale e il contributo al Servizio sanitario, che nessuno può
          scontare.
        ! Dal conteggio risultano {premium} euro tutto compreso. Non ci sono costi di
          intermediazione a Suo carico e nessuno di noi riceve provvigioni sulla vendita.
        * l'attestato di rischio
        ? mi serve portarvi l'attestato di rischio o lo vedete voi
        ? in che classe risulto adesso
        ! @2015+ L'attestato è elettronico e lo leggiamo noi dalla banca dati: Lei risulta in classe
          universale {cu} e non deve portarci nulla.
        ! @-2014 L'attestato Le arriva per posta dalla compagnia almeno trenta giorni prima della
          scadenza; ce ne basta una copia. Nell'ultimo che abbiamo Lei era in classe universale
          {cu}.
        * la guida di altri
        ? può guidarla anche {mychild}, che ha {age} anni
        ? se la presto a un amico è coperto
        ! Sì: la formula è a guida libera, quindi può guidare chiunque abbia la patente valida per
          quel veicolo, {yourchild} compres<o/a:mychild>, senza franchigie aggiuntive.
        ! Può guidare qualunque persona abilitata. Nelle nostre polizze la guida libera è sempre
          compresa, proprio per evitare sorprese in caso di rivalsa.
        * il pagamento a rate
        ? si può pagare in due rate
        ? posso dividere il premio in due volte
        ! Si può frazionare in due rate semestrali; {il insurer} applica un aumento del 3 per cento,
          quindi conviene solo se Le serve davvero.
        ! Il semestrale è possibile: la prima rata alla firma, la seconda dopo sei mesi, con
          quindici giorni di tolleranza (art. 1901 del Codice civile).
        * il furto e incendio
        ? vale la pena tenere il furto e incendio dopo tutti questi anni
        ? quanto costerebbe aggiungere gli eventi naturali
        ! {Il car} è del {year}: il valore assicurabile è ormai basso e, conti alla mano, terrei gli
          eventi naturali e i cristalli e lascerei il furto.
        ! Le suggerisco di tenere grandine ed eventi naturali: nella nostra provincia sono i danni
          più frequenti, e costano circa {smallamount} euro l'anno.
        * la copertura dopo la scadenza
        ? se pago qualche giorno dopo la scadenza resto scopert<o/a>
        ? ho ancora i quindici giorni di tolleranza
        ! @2013+ La polizza non si rinnova da sola, ma la compagnia tiene la copertura fino al
          quindicesimo giorno dopo la scadenza (art. 170-bis del Codice delle assicurazioni). Oltre
          quel giorno non si può circolare.
        ! @-2012 La copertura resta attiva fino al quindicesimo giorno dopo la scadenza. Oltre quel
          giorno non si può circolare.
        * il cambio di chilometri
        ? faccio meno strada di prima, circa {km} chilometri in tutto da quando ce l'ho, cambia
          qualcosa
        ? esiste una tariffa per chi usa poco l'auto
        ! Per chi percorre pochi chilometri esiste una formula a consumo, ma prevede franchigie e
          una scatola a bordo: con il Suo uso non conviene.
        ! Il chilometraggio non entra in questa tariffa. Lo abbiamo comunque annotato, perché alla
          prossima trattativa collettiva lo faremo valere.
        # follow
        - ho parlato con {mypartner} e abbiamo deciso di rinnovare.
        - procediamo pure con il rinnovo {del car}, [pago con bonifico|faccio il bonifico domani].
        - il premio di {premium} euro va bene.
        # next
        - Ho registrato la Sua conferma: appena vediamo il bonifico di {premium} euro emettiamo la
          polizza e gliela mandiamo in formato digitale.
        - Il rinnovo {del car} è in lavorazione e la copertura parte dalle ore 24 {del expiry},
          senza interruzioni.
        - Ho aggiornato la posizione e ho chiesto {al insurer} di emettere il contratto.
        # law
        - @2013+ Riferimenti: art. 170-bis e art. 128 del d.lgs. 209/2005 (durata e massimali);
          polizza {policy}, condizioni generali, sezione RCA.
        - @2015+ Riferimenti: art. 134 del d.lgs. 209/2005 per l'attestato; art. 144 per la rivalsa,
          alla quale la compagnia rinuncia per contratto.
        - Riferimenti: art. 1901 del Codice civile per il pagamento del premio; polizza {policy},
          articolo sulla guida libera.
        # guide
        - Per confermare basta rispondere a questa mail entro {il expiry}; il bonifico va fatto sul
          conto separato dei premi, IBAN {iban}, con causale {plate}.
        - Che cosa succede ora: Lei conferma, noi emettiamo, e riceve contratto e certificato per
          mail. Non occorre stampare nulla.
        - Controlli che sul libretto non sia cambiato nulla (residenza, intestazione): se è così non
          deve mandarci altro.
        # reach
        - Le ricordo che {il expiry} scade la polizza {policy} {del car} targat<o/a:car> {plate}. Il
          premio di rinnovo con {il insurer} è di {premium} euro, contro i {oldpremium} euro
          dell'anno in corso; le garanzie restano le stesse, con guida libera e rinuncia alla
          rivalsa.
        - Siamo vicini alla scadenza {del expiry} per {il car} {plate}: Le invio la proposta di
          rinnovo a {premium} euro, insieme ai documenti precontrattuali da leggere prima di
          firmare.
        - Abbiamo chiuso la trattativa dell'anno per {il community}: per {il car} targa {plate} il
          rinnovo è di {premium} euro dalla scadenza {del expiry}.
        # note
        - Chiama per il rinnovo {plate}: confermato premio {premium}, manda bonifico.
        - Vuole capire l'aumento da {oldpremium} a {premium}; spiegata imposta provinciale.
          Ringrazia.
        - Passato in ufficio per {il car}, letta insieme la polizza. Conferma via mail.
        - Richiamato: resta con noi, altro preventivo senza rinuncia alla rivalsa.
        # takes
        - avviso_scadenza_{plate}.txt :: Avviso di scadenza¶Polizza {policy}¶Veicolo
          {plate}¶Scadenza {expiry}¶Premio alla firma {premium} euro
        - libretto_{plate}.txt :: Carta di circolazione (copia)¶Targa {plate}¶Prima immatricolazione
          {year}¶Intestatario {name}
        # gives
        - proposta_rinnovo_{plate}.txt :: Proposta di rinnovo¶Compagnia {insurer}¶Veicolo {plate},
          classe {cu}¶Guida libera e rinuncia alla rivalsa comprese¶Premio annuo {premium} euro
        - documento_informativo_auto.txt :: Documento informativo precontrattuale¶Da leggere prima
          della firma¶Prodotto RCA, compagnia {insurer}
        # urgent
        - Urgente: la polizza scade stanotte e domattina devo partire.
        - È urgente, la copertura finisce oggi a mezzanotte e {il car} mi serve per lavorare.
        """)
}
