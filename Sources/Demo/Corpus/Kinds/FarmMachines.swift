extension KindScript {
    static let farmMachines = KindScript(
        .farmMachines, at: .firms, for: .growers, weight: 4,
        """
        # subject
        - Assicurazione {machine}
        - macchine agricole {plate}
        -l Flotta trattori
        - trattore targa {plate}
        # request
        -n devo assicurare {un machine} targat<o/a:machine> {plate}, che lavora su {hectares}
          ettari.
        -n abbiamo preso {un machine} usat<o/a:machine> e ci serve la copertura per la strada e per
          il campo.
        -s {il machine} {plate} ha urtato un muretto {il day} uscendo da un podere a {place}.
        -c vorrei sapere se {il machine} è copert<o/a:machine> quando lavora per conto di un vicino.
        -l quest'anno i mezzi sono quattro e mi piacerebbe una polizza unica.
        -w {il machine} resta ferm<o/a:machine> da novembre a marzo: si può risparmiare qualcosa?
        # answer
        -n Per {il machine} {plate} il premio è di {homepremium} euro l'anno, nella trattativa
          collettiva dei mezzi agricoli.
        -s Ho aperto il sinistro {claim}: il danno al muretto lo paga la RCA, perché il fatto è
          avvenuto su strada.
        -l La polizza a libro matricola riunisce i quattro mezzi con un solo premio e una sola
          scadenza.
        -c Per il lavoro conto terzi serve un'estensione: costa {smallamount} euro e la consiglio.
        -nc Il rischio in campo e quello su strada sono due garanzie diverse: nella proposta ci sono
          entrambe.
        -nl Con la trattativa dell'anno i nostri trattori sono molti, e per questo {il insurer} ha
          tolto la franchigia.
        -w Nei mesi di fermo si può sospendere la strada e tenere l'incendio: il risparmio è di
          circa {smallamount} euro.
        * il conto terzi
        ? se lavoro dal vicino sono in regola
        ? serve dichiarare il conto terzi
        ! Lo scambio di manodopera tra agricoltori è compreso; il conto terzi fatturato va
          dichiarato.
        * gli attrezzi
        ? gli attrezzi agganciati sono coperti
        ? il rimorchio va assicurato a parte
        ! Gli attrezzi portati seguono la macchina; il rimorchio con targa propria ha bisogno del
          rischio statico.
        * il fermo invernale
        ? si può sospendere d'inverno
        ? c'è una tariffa stagionale
        ! Si può sospendere se il mezzo resta al coperto in azienda, su area non aperta al pubblico.
        * il ribaltamento
        ? chi guida è coperto in caso di ribaltamento
        ? gli infortuni del conducente sono compresi
        ! Gli infortuni del conducente sono compresi fino a {limit} euro, anche nel campo, con
          dispositivo di protezione montato.
        * la guida
        ? può guidarlo mio figlio
        ? i dipendenti stagionali possono guidare
        ! Può guidare chi ha la patente adatta e l'abilitazione ai mezzi agricoli: ci tenga una
          copia dell'attestato.
        # follow
        -n1 vi mando il libretto {del machine}.
        -l2 i mezzi sono diventati cinque.
        -scw3 vi mando la fotografia della targa.
        # next
        -1 Libretto ricevuto, copertura attiva da domani.
        -2 Ho aggiunto il quinto mezzo al libro matricola.
        -3 Fotografia ricevuta.
        # law
        - Riferimenti: artt. 122 e 142-bis del d.lgs. 209/2005; art. 57 del Codice della strada
          (macchine agricole).
        # guide
        - A fine stagione ci mandi l'elenco dei mezzi fermi: facciamo una sola sospensione per
          tutti.
        # note
        - Visita in azienda agricola, visti i mezzi.
        - Chiede libro matricola, preparare elenco.
        # takes
        - elenco_mezzi.csv :: mezzo;targa¶{machine};{plate}
        # gives
        - libro_matricola.csv :: mezzo;targa;premio¶{machine};{plate};{homepremium}
        """)
}
