/// Italian greetings and the small words between the askings. One phrase a line; the signs are
/// explained at `AnswerLexicon`.
extension AnswerLexicon {
    static let italianSmallWords: [Role: String] = [
        .greetings: """
        buongiorno|buondi|buonasera|buonanotte|salve|ciao
        buon giorno|di|pomeriggio|dopopranzo
        buona sera
        gentile|gentili|gentilissima|gentilissimo|gentilissime|gentilissimi|gent|gentma|gentmo
        egregio|egregia|egregi|egr|pregiatissimo|pregiatissima|preg|stimato|stimata
        caro|cara|cari|care|carissimo|carissima|carissimi|carissime
        spett|spettle|spettabile
        spett le
        alla|all cortese attenzione
        alla c a
        """,
        .farewells: """
        cordiali|distinti|cari|tanti|migliori|affettuosi|sinceri saluti
        cordialmente|cordialita|saluti|ossequi
        cordiale|caro|caloroso|affettuoso|affettuosissimo|grande saluto|abbraccio
        un saluto|abbraccio
        la|vi|ti saluto|salutiamo
        porgo|porgiamo ~ saluti
        buona giornata|serata|settimana|domenica|continuazione
        buon lavoro|weekend|proseguimento
        buon fine settimana
        buone feste|vacanze
        a presto|risentirci
        in fede
        resto|restiamo|rimango|rimaniamo|sono|siamo ~ disposizione
        con stima|cordialita|osservanza
        baci|bacioni
        """,
        .honorifics: """
        sig|sigra|signora|signor|signore|signorina|dott|dottssa|dottoressa|dottore|ing|avv|\
        geom|rag|arch|prof|dr|ditta|famiglia|ra|ssa|na|le
        """,
        .fillers: """
        anche|inoltre|poi|allora|quindi|pertanto|dunque|magari|eventualmente|intanto|nel|\
        frattempo|scusate|scusa|scusi|mi|senta|senti|sentite|ascolti|ascolta|pure|solo|ancora|\
        infine|grazie|mille|ringrazio|urgente|urgentemente|cortesemente|gentilmente|ps|ok|bene|\
        perfetto|comunque|invece|altrimenti|nel|caso|piu
        per favore|cortesia|piacere
        x favore|cortesia
        se possibile|potete
        un altra|ultima cosa|domanda
        una domanda|cosa
        vi|la|ti ringrazio
        grazie mille|infinite|tante|ancora
        in|nell attesa
        """,
        .conjunctions: """
        e|ed|nonche|inoltre|poi|ma|pero|oltre|ovvero|infine|&
        """,
        .subordinators: """
        che|quando|se|come|perche|dove|quanto|mentre|finche|cosa|chi|quale|quali|cui|qualora|\
        purche|affinche|siccome|poiche|ha|hanno|avete|hai|aveva|avevano|avevate
        """,
        .negations: """
        non|senza|mai|nemmeno|neanche
        """,
        .reporting: """
        detto|scritto|so|sappiamo|visto|letto|capito|saputo|chiesto|spiegato|sapere|dico|\
        deciso|chiede|chiedono|dice|dicono|spiega
        """,
        .informing: """
        allego|alleghiamo|allegato|allegata|allegati|allegate|accludo
        in allegato
        invio|inviamo|trasmetto|trasmettiamo|giro|mando|mandiamo
        vi|le|ti invio|mando|giro|trasmetto|comunico|comunichiamo|informo|segnalo|confermo|\
        allego|riporto|lascio
        comunico|comunichiamo|confermo|confermiamo|segnalo|informo|riepilogo|riporto
        di seguito
        ecco
        ricevuto|ricevuta|ricevuti
        come|dati|documenti richiesto|richiesta|richiesti|richieste
        """,
        .dataNames: """
        targa|targhe|telaio|marca|modello|cilindrata|kw|nato|nata|nascita|residente|residenza|\
        domicilio|indirizzo|via|telefono|tel|cell|cellulare|email|mail|nome|cognome|\
        professione|iban|pod|pdr|cap|comune|immatricolazione|alimentazione|matricola|\
        intestatario|contraente|proprietario|conducente|decorrenza
        codice fiscale
        partita iva
        p iva
        data di|immatricolazione|nascita
        """,
    ]
}
