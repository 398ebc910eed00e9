extension KindScript {
    static let glassDamage = KindScript(
        .glassDamage, at: .claims, weight: 4,
        """
        # subject
        -c Danno cristalli {plate}
        -h grandine {sul car}
        -c Parabrezza rotto
        -h Danni da grandine
        # request
        -c {il day} un sasso mi ha scheggiato il parabrezza {del car} targa {plate} in autostrada.
        -h la grandinata {del day} a {place} ha rovinato {mio car} ({plate}): cofano e tetto pieni
          di bolli.
        -c stamattina ho trovato il lunotto {del car} in mille pezzi, parcheggiat<o/a:car> in
          {street}.
        -c vorrei sapere se la polizza {policy} copre il cristallo laterale {del car}.
        -h dopo il temporale {del day} {mio car} {plate} ha bisogno del carrozziere.
        -c una crepa sul parabrezza {del car} si sta allargando, la targa è {plate}.
        # answer
        -c La polizza {policy} comprende i cristalli senza franchigia, se si ripara in un centro
          convenzionato.
        -h Ho aperto il danno da grandine {del day} con il numero {claim}; {il garage} è
          convenzionat<o/a:garage> e La aspetta.
        -h Il danno rientra negli eventi naturali, con uno scoperto di {excess} euro.
        -h Il sinistro {claim} è aperto: la perizia per la grandine si fa su appuntamento, insieme
          agli altri veicoli della zona.
        -c Per la targa {plate} i cristalli sono coperti fino a 600 euro per evento.
        -h Ho verificato il bollettino meteo {del day}: l'evento è confermato per {place}, quindi
          non servono altre prove.
        * la franchigia
        ? quanto resta a mio carico
        ? c'è una franchigia
        !c Nel centro convenzionato non paga nulla; altrove restano a Suo carico {excess} euro.
        !h Per gli eventi naturali lo scoperto è del 10 per cento con un minimo di {excess} euro.
        * il riparatore
        ? dove devo andare
        ? posso andare dal mio carrozziere
        ! {Il garage} lavora con noi senza anticipi. Se preferisce il Suo carrozziere, paga e poi
          rimborsiamo la fattura.
        * la classe
        ? questo sinistro mi peggiora la classe
        ? sull'attestato comparirà qualcosa
        ! No: cristalli ed eventi naturali non sono sinistri con responsabilità e non compaiono
          nell'attestato.
        * le prove
        ? bastano le foto
        ? serve la denuncia ai carabinieri
        ! Bastano due fotografie e la Sua descrizione con ora e luogo. La denuncia serve solo per
          furto e atti vandalici.
        * i tempi
        ? in quanto tempo me lo sistemano
        ? posso circolare nel frattempo
        !c Il parabrezza si cambia in mezza giornata. Se la crepa è davanti a chi guida, eviti di
          usare {il car}.
        !h Per la grandine i tempi sono più lunghi, tre o quattro settimane: i bolli si tirano a
          freddo, senza riverniciare.
        # follow
        -1 sono stat<o/a> al centro e il preventivo è di {cost} euro.
        -2 mando le foto che mi avevate chiesto.
        # next
        -2 Foto ricevute e unite al sinistro {claim}: può fissare l'appuntamento.
        -1 Il preventivo di {cost} euro è approvato.
        # law
        - Riferimenti: polizza {policy}, sezioni Cristalli ed Eventi naturali; art. 1913 del Codice
          civile per l'avviso.
        # guide
        - Prenda appuntamento citando il sinistro {claim}; alla consegna firmi solo il foglio di
          lavoro, non la cessione del credito.
        # note
        - Grandine, invitat<o/a> a fotografare. Centro convenzionato indicato.
        - Cristalli {plate}, appuntamento preso.
        # takes
        -h foto_grandine.txt :: Fotografie¶1. cofano¶2. tetto¶3. targa {plate}
        -c foto_cristallo_{plate}.txt :: Fotografie¶1. vetro rotto¶2. targa {plate}
        # gives
        - centri_convenzionati.csv :: centro;comune¶{garage};Modena¶centro cristalli;{place}
        """)
}
