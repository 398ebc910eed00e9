extension KindScript {
    static let expertDispute = KindScript(
        .expertDispute, at: .claims, weight: 3,
        """
        # subject
        -p Contestazione perizia sinistro {claim}
        -tl tutela legale
        -r Non sono d'accordo sulla responsabilità
        -t Assistenza legale per i soci
        # request
        -p non sono d'accordo con la perizia del sinistro {claim}: hanno riconosciuto {paid} euro su
          un danno di {cost}.
        -r {otherdriver} ha cambiato versione e adesso mi danno torto per l'incidente {del day}.
        -r mi hanno attribuito la colpa del sinistro {claim} ma il modulo dice il contrario.
        -l ho ricevuto una lettera dall'avvocato di {otherdriver} per l'incidente {del day} a
          {place}.
        -t so che per i soci c'è l'assistenza di un legale e di un perito: vorrei attivarla per il
          sinistro {claim}.
        -r la compagnia di controparte nega il risarcimento per il danno {al damage}.
        # answer
        -prt Ho aperto la tutela sul sinistro {claim}: il perito di parte e l'avvocato della
          cooperativa esaminano la pratica senza costi per Lei.
        -p La perizia applica un degrado che a nostro avviso non spetta: chiediamo {cost} euro
          contro i {paid} offerti.
        - Ho trasmesso il fascicolo {claim} al legale convenzionato, che Le scriverà entro una
          settimana.
        -r Ho riletto il modulo: la firma di entrambi vale come presunzione e la controparte deve
          provare il contrario.
        -l La lettera dell'avvocato va presa sul serio ma non deve rispondere Lei: se ne occupa la
          compagnia che La difende.
        -prt Dopo aver sentito il nostro perito, Le consiglio di proseguire: le prove sono dalla Sua
          parte.
        * i costi
        ? quanto mi costa l'avvocato
        ? devo anticipare qualcosa
        ! L'assistenza legale e peritale nelle controversie è compresa tra i vantaggi dei soci:
          nessun anticipo.
        ! Non paga nulla. Se si arrivasse in giudizio Le chiederemmo prima il consenso per iscritto.
        * le probabilità
        ? secondo voi ho ragione
        ? vale la pena andare avanti
        ! Con il modulo a doppia firma e le fotografie le possibilità sono buone; resta un margine
          di incertezza che Le dico con franchezza.
        * i tempi
        ? quanto può durare
        ? ci sono scadenze da rispettare
        ! Prima di una causa devono passare sessanta giorni dalla richiesta (novanta se ci sono
          lesioni); poi si passa dalla negoziazione assistita.
        * le prove
        ? cosa vi serve per difendermi
        ? le foto sul telefono valgono
        ! Ci mandi le fotografie originali, i nomi dei testimoni e ogni scontrino: tutto ciò che ha
          data certa aiuta.
        ! @2021+ Le nostre comunicazioni su questo sinistro hanno data certa: le abbiamo già messe
          nel fascicolo come prova dell'invio.
        * la classe
        ? intanto la classe mi peggiora
        ? se vinco recupero tutto
        ! Se la responsabilità viene corretta, la compagnia ricalcola la classe e restituisce il
          premio in più.
        # follow
        -1 l'avvocato mi ha chiamato, molto gentile.
        -2 ho trovato le fotografie fatte subito dopo l'urto.
        # next
        -2 Ho aggiunto le fotografie al fascicolo {claim}.
        -1 Il legale ha inviato la diffida: la risposta è attesa entro {il deadline}.
        # law
        - Riferimenti: artt. 143, 145 e 148 del d.lgs. 209/2005; sinistro {claim}; regolamento dei
          soci, capo sui vantaggi.
        # guide
        - Se La contatta la controparte, non discuta del merito: dica che La assistiamo noi.
        # note
        - Attivata tutela soci, fascicolo al perito.
        - Sfogo per la perizia bassa; spiegato il percorso.
        # takes
        -l lettera_avvocato.txt :: Oggetto: richiesta di risarcimento¶Sinistro {day}¶Per conto di
          {otherdriver}
        # gives
        - apertura_tutela.txt :: Apertura tutela¶Sinistro {claim}¶Socio {name}¶Costi a carico della
          cooperativa
        """)
}
