extension KindScript {
    static let energyCommunity = KindScript(
        .energyCommunity, at: .energy, since: 2022, weight: 3,
        """
        # subject
        - Comunità energetica
        -ipkcf adesione alla comunità energetica
        -r Incentivo energia condivisa
        -pkf produttore o consumatore?
        # request
        -i vorrei capire che cosa comporta entrare nella comunità energetica del quartiere.
        -p ho già {kw} kW sul tetto: posso metterli nella comunità?
        -r ho ricevuto la prima ripartizione, {smallamount} euro, e vorrei capire il calcolo.
        -k la nostra parrocchia ha un tetto grande e potrebbe produrre per gli altri.
        -c il mio POD è {pod}: sono sotto la stessa cabina?
        -f @firm {firm} vorrebbe partecipare, ma non siamo sicuri che sia possibile.
        # answer
        -i Entrare non cambia il Suo contratto: resta con il Suo fornitore e riceve una quota
          dell'incentivo.
        -c Il POD {pod} è sotto la cabina primaria giusta, quindi può aderire.
        -p Gli impianti già in funzione si possono aggiungere solo in parte: controllo la data di
          connessione.
        -r La ripartizione di {smallamount} euro segue l'energia condivisa ora per ora; il dettaglio
          è allegato.
        -k La parrocchia può essere produttore: serve uno studio del tetto, che offriamo noi.
        -f Le imprese piccole e medie possono entrare, se non è la loro attività principale.
        * i costi
        ? quanto costa aderire
        ? ci sono vincoli
        ! Aderire costa una quota una tantum di 25 euro e si può uscire quando si vuole.
        * l'incentivo
        ? quanto si guadagna
        ? come si divide l'incentivo
        ! Per una famiglia sono cento, centocinquanta euro l'anno: non ci si arricchisce, ma è
          energia prodotta vicino.
        * la bolletta
        ? la bolletta cambia
        ? devo cambiare contatore
        ! Bolletta e contatore restano uguali; la quota arriva a parte, due volte l'anno.
        * la povertà energetica
        ? una parte va a chi fatica a pagare
        ? chi decide a chi va
        ! Il 10 per cento va a famiglie in difficoltà, scelte con i servizi sociali: lo ha votato
          l'assemblea.
        # follow
        -icf1 aderiamo, mando i moduli.
        -p2 ho trovato la data di connessione.
        -rk3 ne ho parlato con gli altri aderenti.
        # next
        -1 Moduli ricevuti, la richiesta è inserita.
        -2 Con quella data l'impianto può entrare: procedo con la domanda.
        -3 Se vuole, ne parliamo alla prossima riunione della comunità.
        # law
        - Riferimenti: d.lgs. 199/2021, art. 31 (comunità energetiche); regolamento della comunità,
          articolo sulla ripartizione.
        # guide
        - La conferma del gestore arriva in circa sessanta giorni: La avviso io.
        # note
        - Spiegata comunità energetica, entusiasta.
        # takes
        - modulo_adesione.txt :: Adesione comunità energetica¶POD {pod}¶{name}
        # gives
        - ripartizione.csv :: mese;kWh condivisi;euro¶{month};112;{smallamount}
        """)
}
