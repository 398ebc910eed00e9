extension KindScript {
    static let electricVehicle = KindScript(
        .electricVehicle, at: .motor, since: 2016, weight: 4,
        """
        # subject
        - Assicurazione auto elettrica
        - {car}: preventivo
        - convenzione veicoli elettrici
        - batteria e assicurazione
        # request
        -n ho ordinato {un car} e vorrei capire come assicurarl<o/a:car> bene, batteria compresa.
        -n faccio parte del gruppo degli elettrici e tra poco mi consegnano {il car}.
        -o {mio car} targa {plate} è elettric<o/a:car>: la polizza di oggi non dice niente della
          batteria.
        -o mi interessa la convenzione per auto elettriche, ho {un car} del {year}.
        -w vorrei assicurare {il car} e anche la colonnina che ho in garage.
        -l sto per firmare un noleggio a lungo termine per {un car} e mi chiedo che cosa resti da
          assicurare.
        # answer
        -now Per {il car} abbiamo una formula pensata con il gruppo degli elettrici: {premium} euro
          l'anno, con batteria, cavo e colonnina domestica compresi.
        -now La convenzione prevede per {il car} la copertura della batteria anche se noleggiata; il
          premio è di {premium} euro.
        -now Ho ottenuto {dal insurer} un'offerta a {premium} euro per la targa {plate}, con traino
          fino alla colonnina più vicina.
        -now Per un veicolo elettrico le garanzie che contano sono batteria, fenomeno elettrico e
          assistenza: nella nostra proposta ci sono tutte.
        -now Il premio è di {premium} euro. Le allego il confronto tra polizza comune e polizza per
          elettrici.
        -now {Il car} si assicura come gli altri per la RCA, mentre per i danni propri conviene la
          formula dedicata.
        -l Con il noleggio la RCA e i danni propri sono già nel canone: restano da assicurare la
          colonnina e la tutela legale.
        * la batteria
        ? la batteria è coperta anche se è a noleggio
        ? se la batteria si rovina in un urto chi paga
        ! La batteria è considerata parte del veicolo: in caso di urto o incendio si indennizza a
          valore a nuovo per tre anni.
        ! Se la batteria è a noleggio l'indennizzo va al proprietario: ci serve una copia del
          contratto.
        * la colonnina
        ? la colonnina di casa rientra
        ? i danni da sovratensione sono compresi
        ! La colonnina è compresa fino a 2.000 euro per fenomeno elettrico, se installata da un
          tecnico abilitato.
        * il traino
        ? se resto a secco di corrente chi viene
        ? il soccorso mi porta alla colonnina
        ! Il soccorso porta il veicolo alla stazione di ricarica più vicina, due volte l'anno, senza
          costi.
        * lo sconto
        ? c'è uno sconto per gli elettrici
        ? è vero che la RCA costa meno
        ! Sulla RCA la convenzione riconosce il 20 per cento in meno, perché i sinistri del gruppo
          sono pochi: è il vantaggio di trattare insieme.
        * la ricarica a casa
        ? mi conviene cambiare anche il contratto della luce
        ? avete una tariffa per chi ricarica di notte
        ! Sì, con l'energia da fonti rinnovabili c'è una tariffa bioraria: se ci manda una bolletta
          facciamo il conto.
        # follow
        -n1 {il car} è arrivat<o/a:car>, targa {plate}.
        -2 vi mando il contratto della batteria.
        # next
        -1 Ho inserito la targa {plate} e la polizza è pronta per la firma.
        -2 Il contratto della batteria va bene: l'ho unito alla pratica.
        # law
        - Riferimenti: convenzione veicoli elettrici, articoli 4 (batteria) e 7 (assistenza);
          {insurer}.
        # guide
        - Il giorno della consegna ci mandi targa e ora: la copertura parte subito.
        - Se un altro socio dovesse chiederLe della convenzione, gli dia la casella {mailbox}.
        # note
        - Consegna prevista tra due settimane, inviata proposta.
        - Incontro con il gruppo elettrici, interessati in quattro.
        # takes
        - contratto_batteria.txt :: Noleggio batteria¶Veicolo {car}¶Canone mensile {smallamount}
          euro
        # gives
        - confronto_elettrico.txt :: Confronto¶Polizza comune: batteria esclusa¶Polizza elettrici:
          batteria, cavo, colonnina¶Premio {premium} euro
        """)
}
