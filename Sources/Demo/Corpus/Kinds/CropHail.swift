extension KindScript {
    static let cropHail = KindScript(
        .cropHail, at: .firms, for: .growers, weight: 3,
        """
        # subject
        -am Assicurazione grandine {thisyear}
        -g Danno da gelo {sul crop}
        -m multirischio sulle rese
        -a campagna grandine
        -hp Grandine {sul crop}
        # request
        -a anche quest'anno vorrei assicurare {il crop}, {hectares} ettari a {place}.
        -h {il day} la grandine ha preso {il crop}: a occhio manca un terzo del prodotto.
        -g il gelo della notte {del day} ha fatto danni {al crop}, vorrei fare denuncia.
        -m mi interessa la multirischio ma non ho capito come funziona il contributo.
        -p il perito ha stimato il danno {sul crop} al 20 per cento e per me è di più.
        -a con {il community} stiamo raccogliendo le adesioni per la campagna di quest'anno.
        # answer
        -am Per {hectares} ettari il costo lordo è di {cost} euro; con il contributo pubblico ne
          resta a Suo carico circa il 30 per cento.
        -hg Ho trasmesso la denuncia del danno {del day}: il perito passa prima della raccolta, non
          tagli nulla senza avvisarci.
        -a La Sua adesione alla campagna {thisyear} è registrata con le condizioni trattate dal
          consorzio.
        -p Sulla stima del 20 per cento possiamo chiedere la revisione entro tre giorni: la
          presentiamo noi.
        -m La multirischio copre grandine, gelo, siccità e vento forte, con soglia di danno del 20
          per cento.
        -a Con i numeri del gruppo abbiamo ottenuto una franchigia più bassa sul gelo.
        * la soglia
        ? sotto che danno non si paga
        ? come funziona la soglia
        ! Sotto il 20 per cento di danno l'indennizzo non scatta; sopra, si paga con la franchigia
          di contratto.
        *am il contributo
        ? quando arriva il contributo
        ? chi fa la domanda
        ! La domanda passa dal fascicolo aziendale e dal Suo CAA; il contributo arriva di solito
          l'anno dopo.
        * i termini
        ? entro quando devo assicurarmi
        ? i termini sono gli stessi per tutti i prodotti
        ! I termini cambiano per coltura: per i frutteti di norma entro fine aprile, per le colture
          estive entro fine maggio.
        *hgp la raccolta
        ? posso raccogliere prima della perizia
        ? se devo raccogliere subito cosa faccio
        ! Lasci una striscia campione intatta e ci avvisi: la perizia si fa su quella.
        *am il pagamento
        ? quando si paga il premio
        ? il consorzio anticipa
        ! Il consorzio anticipa il premio e Lei paga a campagna conclusa, in autunno.
        # follow
        -hgp1 il perito è venuto e ha lasciato il bollettino.
        -am2 confermo gli ettari, sono {hectares}.
        # next
        -1 Bollettino ricevuto: la stima mi sembra corretta, può firmarlo.
        -2 Ho corretto gli ettari nel piano.
        # law
        - Riferimenti: d.lgs. 102/2004 e Piano di gestione dei rischi in agricoltura; condizioni
          della convenzione, articolo sulla revisione di perizia.
        # guide
        - Dopo ogni evento la denuncia va fatta entro tre giorni: basta una telefonata, poi
          scriviamo noi.
        # note
        - Grandine, denuncia fatta al telefono.
        - Riunione in consorzio sulla campagna.
        # takes
        -hgp bollettino_campagna.txt :: Bollettino di campagna¶Prodotto {crop}¶Danno stimato 20 per
          cento
        # gives
        - piano_adesione.txt :: Adesione campagna {thisyear}¶Prodotto {crop}¶Superficie {hectares}
          ettari
        """)
}
