extension KindScript {
    static let discountDirectory = KindScript(
        .discountDirectory, at: .welfare, since: 2014, weight: 2,
        """
        # subject
        -eglc Convenzioni per i soci
        -d sconto negato
        -eg Elenco negozi convenzionati
        -pc proposta di convenzione
        # request
        -d ho presentato la tessera {al clinic} ma non mi hanno applicato lo sconto.
        -e dove trovo l'elenco aggiornato delle convenzioni per i soci a {place}?
        -p vorrei proporre una convenzione: conosco bene {il garage}.
        -g la convenzione con {il gym} c'è ancora?
        -l ho smarrito la tessera dei soci e devo andare {al clinic}.
        -c mi piacerebbe che ci fosse una convenzione per {il course}.
        # answer
        -d Lo sconto spetta: ho sentito {il clinic}, che si scusa e Le rimborsa la differenza.
        -e L'elenco aggiornato è in allegato, con indirizzi e percentuali, dal 5 al 15 per cento.
        -p La Sua proposta è piaciuta: scriviamo noi {al garage} e La teniamo informat<o/a>.
        -g La convenzione con {il gym} è attiva, con il 10 per cento sugli abbonamenti.
        -l La tessera si può mostrare anche dal telefono: gliela mando qui sotto.
        -c Non abbiamo ancora nulla per {il course}, ma la richiesta è registrata: a dieci richieste
          trattiamo.
        * lo sconto
        ? lo sconto vale anche sulle offerte
        ? qual è la percentuale
        ! Di solito è il 10 per cento e non si somma alle offerte in corso.
        * la famiglia
        ? vale anche per i familiari
        ? {mypartner} può usare la mia tessera
        ! Vale per i familiari conviventi che mostrano la tessera del socio.
        * la scelta dei negozi
        ? come scegliete i convenzionati
        ? chiedete soldi ai negozi
        ! Scegliamo realtà locali che firmano la Carta dei valori; nessuno paga per esserci.
        * l'elenco
        ? l'elenco si trova in rete
        ? ogni quanto lo aggiornate
        ! Si trova nell'area dei soci, con la mappa, e lo aggiorniamo ogni mese.
        # follow
        -d1 mi hanno rimborsato la differenza, grazie.
        -p2 ho parlato con il titolare, aspetta la vostra chiamata.
        -eglc3 ho trovato quello che cercavo.
        # next
        -2 Ho chiamato il titolare: la convenzione parte il mese prossimo.
        -1 Mi fa piacere: abbiamo ricordato la convenzione a tutto il personale del centro.
        -3 Bene, e se trova una convenzione scaduta ce la segnali.
        # law
        - Riferimenti: regolamento dei soci, capo sui vantaggi e le convenzioni.
        # guide
        -d Se succede ancora, ci scriva dal negozio: lo chiamiamo subito.
        # note
        - Segnalato sconto non applicato, chiamato il negozio.
        # takes
        -d scontrino.txt :: Scontrino¶{clinic}¶Importo {smallamount} euro
        # gives
        - elenco_convenzioni.csv ::
          nome;comune;sconto¶{clinic};Modena;10¶{gym};Modena;10¶{garage};Modena;8
        """)
}
