/// How Italians ask to know. One phrase a line; the signs are explained at `AnswerLexicon`.
extension AnswerLexicon {
    static let italianQuestions: [Role: String] = [
        .questionLeads: """
        vorrei|volevo|vorremmo|volevamo|voglio|vogliamo|gradirei|gradiremmo ~ sapere|capire
        desidero|desideriamo|desidererei|desidereremmo|desideravo ~ sapere|capire
        mi|ci piacerebbe ~ sapere|capire
        mi|ci serve|servirebbe|occorre|interessa|interesserebbe ~ sapere|capire
        ho|abbiamo|avrei|avremmo ~ bisogno|urgenza|necessita|premura ~ sapere|capire
        esigo|esigiamo|pretendo|pretendiamo|chiedo|chiediamo|chiederei ~ sapere|capire
        attendo|attendiamo|aspetto di sapere
        in attesa di sapere|capire
        per sapere|capire se|quanto|quando|come|dove|quale|quali|cosa|che|chi
        si puo|potrebbe|puo sapere
        mi|ci chiedo|chiedevo|domando|domandavo
        ci chiediamo|chiedevamo|domandiamo|domandavamo
        non capisco|capiamo|comprendo|comprendiamo se|quando|quanto|come|dove|perche|cosa|\
        quale|quali|chi
        non ho|abbiamo ~ capito|compreso se|quando|quanto|come|dove|perche|cosa|quale|quali|chi
        non mi|ci è|e|risulta ~ chiaro|chiara se|quando|quanto|come|dove|perche|cosa|quale|\
        quali|chi
        non so|sappiamo ~ se|quando|quanto|come|dove|cosa|quale|quali|chi
        non ricordo|ricordiamo ~ se|quando|quanto|come|dove|cosa|quale|quali
        ho|avrei|abbiamo ~ dubbio|domanda ~ se|su|sul|sulla|sulle|riguardo|circa
        potete|potreste|puoi|potresti|puo|potrebbe ~ dirmi|dirci|spiegarmi|spiegarci|chiarirmi|\
        chiarirci
        potete|potreste|puoi|potresti|puo|potrebbe ~ farmi|farci sapere|capire
        riuscite|riesce|riesci|riuscireste|riuscirebbe ~ dirmi|dirci|spiegarmi
        sapete|sapreste|sapresti|saprebbe|sai|sa ~ dirmi|dirci
        mi|ci puo|puoi|potete|potrebbe|potreste|potresti ~ dire|spiegare|chiarire
        mi|ci sa|sai|sapete|sapreste|saprebbe|sapresti ~ dire|spiegare
        se mi|ci sa|sai|sapete|sapreste|saprebbe|sapresti ~ dire|spiegare
        mi|ci dice|dici|dite|direste|direbbe|diresti|spieghi|spiega|spiegate
        """,
        .interrogatives: """
        quanto|quanta|quanti|quante|quando|come|dove|dov|perche|chi|cosa|quale|quali|qual|qto
        a|da|di|in|con|per|entro|fino|su|tra|verso|presso chi|quanto|quanti|quanta|quante|\
        quando|quale|quali|cosa|dove|che
        da parte di chi
        fino a quando|quanto|che
        ogni quanto|quanti
        che cosa
        che document*|dat*|cost*|temp*|tipo|passaggi|passi|franchig*|differenz*|cifr*|import*|\
        modul*|garanzi*|massimal*|procedur*|orar*|giorn*|classe|percentuale|sconto|sconti|\
        limit*|incentiv*|spes*
        """,
        .alternatives: """
        se
        """,
        .directQuestions: """
        quanto costa|costano|costerebbe|costera|viene|verrebbe|devo|dobbiamo|dovrei|pago|\
        paghiamo|tempo|ci|manca|mi|spendo|spenderei|risparmierei|è|e
        quanti giorni|mesi|anni|soldi
        quando scade|scadono|arriva|arrivano|devo|dobbiamo|posso|possiamo|potro|sara|avro|\
        verra|viene|parte|ricevero|avviene|apre|chiude|siete|è|passa|torna|caricate|pagate|\
        liquidate|mandate
        come faccio|facciamo|posso|possiamo|devo|dobbiamo|si|mai|funziona|procedo|procediamo|\
        procedere|fare|mi|ci|la|lo|è|posso|sono
        dove devo|dobbiamo|posso|possiamo|trovo|troviamo|si|mando|invio|è|siete|sono|vado
        cosa devo|dobbiamo|posso|serve|servono|occorre|copre|comprende|succede|è|e|e|faccio|\
        facciamo|cambia|manca|bisogna
        che cosa _
        cos è|e
        chi devo|è|paga|mi|posso|si|deve|segue
        a chi devo|posso|mi|si|dobbiamo|va
        a che punto
        quale|quali sono|è|e|documenti|documento|dati|garanzie|costi|tempi|modulo|procedura|\
        devo
        qual è|e
        che documenti|documento|dati|costi|tempi|moduli|passaggi devo|servono|occorrono|vi|ci
        in che|quale|quali _
        per quale|quali _
        che document*|dat*|cost*|temp*|franchig*|differenz*|modul*|garanzi*|massimal*|\
        procedur*|orar*|sconto|sconti|limit*|incentiv*|spes* _
        c è|e modo|possibilita|qualcuno|qualche|un
        ci sono _
        esiste|esistono _
        avete ricevuto|visto|mandato|inviato|novita|notizie|aggiornamenti
        entro quando|quanto|quanti|che
        fino a quando
        perche mi|non|devo|avete|ho|risulta|è|il|la
        è|e possibile avere|ricevere|ottenere|fissare|fare|pagare|sapere|sospendere|cambiare|\
        aggiungere
        posso|possiamo|potrei|potremmo *are|*ere|*ire|*rmi|*rci|*rlo|*rla
        si puo|potrebbe *are|*ere|*ire|*rmi|*rlo|*rla
        """,
        .questionWords: """
        quanto|quanta|quanti|quante|quando|dove|cosa|chi|quale|quali
        """,
        .yesNoOpenings: """
        posso|possiamo|potrei|potremmo|devo|dobbiamo|dovrei|dovremmo
        si puo|possono|potrebbe
        bisogna|conviene|basta
        avete|accettate
        ho|abbiamo diritto
        ci sono
        c è|e
        è|e possibile|vero|giusto|gia|ancora|sempre|compreso|compresa|coperto|coperta|incluso|\
        inclusa|obbligatorio|necessario
        serve|servono|occorre|occorrono
        """,
    ]
}
