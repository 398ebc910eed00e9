extension KindScript {
    static let thanks = KindScript(
        .thanks, at: .info, weight: 8, lengths: 1...2,
        """
        # subject
        - Grazie!
        - grazie di cuore
        - Un ringraziamento
        - Ringraziamento a {opname}
        # request
        -a volevo ringraziare {opname} e {colleague} per come hanno seguito la pratica {del car}:
          {il insurer} ha pagato e io non ho dovuto rincorrere nessuno.
        -a scrivo solo per dire grazie: il rimborso di {amount} euro è arrivato, e senza di voi
          avrei lasciato perdere.
        -b dopo l'incidente {del day} ero a terra, e la vostra telefonata mi ha rimess<o/a> in
          piedi. Non lo dimentico.
        -b {mypartner} e io vi siamo grati per la pazienza con cui ci avete spiegato la polizza
          {policy}. Di solito queste cose si firmano senza capirle.
        -b ho raccontato {al community} come avete gestito la grandine: almeno tre persone vi
          chiameranno.
        -h tanti auguri a tutto l'ufficio, e grazie per quest'anno insieme. Ci avete fatto
          risparmiare tempo, soldi e arrabbiature.
        -a è arrivato il bonifico di {paid} euro. Grazie, anche per avermi detto subito che cosa era
          giusto aspettarsi.
        -b grazie per essere venuti da noi {weekday}: parlare di assicurazioni in officina, con il
          caffè, è un'altra cosa.
        # answer
        - Leggere la Sua mail ha fatto piacere a tutto l'ufficio: l'abbiamo appesa accanto alla
          macchina del caffè.
        - Grazie a Lei per averlo scritto: chi lavora qui lo fa proprio per messaggi come questo.
        -a Mi fa piacere che sia andata bene. Il merito è anche della Sua precisione nel mandarci i
          documenti.
        - La ringrazio a nome di tutti, e se può ne parli {al community}: cresciamo così, una
          persona alla volta.
        - Un grazie sincero, anche per la fiducia di questi anni.
        -h Ricambiamo gli auguri e il pensiero. Ci troviamo, come sempre, quando ha bisogno.
        # note
        - Passa a salutare e ringraziare, porta una torta.
        """)
}
