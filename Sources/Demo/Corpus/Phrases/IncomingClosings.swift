/// How people end a mail, and what they write when all is settled.
enum IncomingClosings {
    static let formal = WordList.templates(
        """
        In attesa di un Vostro cortese riscontro, porgo cordiali saluti.
        Ringraziando per l'attenzione, porgo distinti saluti.
        Resto in attesa di un cenno e porgo i migliori saluti.
        Distinti saluti
        Cordiali saluti
        Confidando in una sollecita risposta, saluto cordialmente.
        Ringrazio anticipatamente e porgo cordiali saluti.
        Rimango a disposizione per ogni chiarimento. Cordiali saluti
        Con i migliori saluti
        Grazie per la consueta disponibilità. Cordialmente
        """)

    static let neutral = WordList.templates(
        """
        Grazie e buona giornata
        Grazie mille, buon lavoro
        Attendo vostre notizie, grazie
        Vi ringrazio, a presto
        Grazie in anticipo
        Fatemi sapere, grazie
        Un saluto e grazie
        Grazie per l'aiuto e buon lavoro a tutti
        Restiamo in contatto, grazie
        Cordiali saluti e grazie
        Buona giornata
        Grazie della pazienza, saluti
        Se vi manca qualcosa scrivetemi pure. Saluti
        """)

    static let friendly = WordList.templates(
        """
        Grazie, ciao!
        A presto
        Un abbraccio a tutti
        Grazie mille {opname}, sei sempre gentile
        Ciao e grazie
        Ci sentiamo, grazie!
        Fatemi sapere, ciao
        Grazie ancora, buon weekend
        Scusate il disturbo e grazie
        Ti devo un caffè, ciao
        """)

    /// The last mail of a conversation that went well; nobody owes an answer to it.
    static let thanks = WordList.templates(
        """
        perfetto, grazie mille: adesso mi è tutto chiaro. [Ho conservato la vostra mail.|Per ora non
          mi serve altro.]
        ricevuto tutto, grazie. [Il bonifico lo faccio {weekday}.|Procedo come mi avete indicato.]
        grazie davvero, mi avete risposto punto per punto e non capita spesso.
        va benissimo così, procedete pure.[ Se ci fossero novità sono al {phone}.|]
        grazie {opname}, tutto chiaro. [Lo dico anche a {mypartner}.|Ne parlo in famiglia e poi
          procedo.]
        ok, confermo. Grazie per la rapidità e per la pazienza.
        tutto ricevuto, ho stampato e messo in cartellina. Buon lavoro.
        grazie, era proprio quello che mi serviva sapere. [Alla prossima.|A buon rendere.]
        perfetto, allora resto in attesa come d'accordo. Grazie ancora.
        vi ringrazio, ho girato la risposta anche a {mypartner} e siamo d'accordo.
        grazie mille, siete stati chiarissimi. [Passo a trovarvi appena posso.|Un saluto anche a
          {colleague}.]
        bene, adesso capisco anche il perché. Grazie della spiegazione.
        grazie, ho letto con calma e non ho altre domande.[ Ci risentiamo alla scadenza.|]
        ottimo, procediamo così. [Allego solo per conoscenza la ricevuta.|Vi confermo che i dati
          sono giusti.]
        grazie della risposta e della franchezza, [preferisco saperlo prima|lo apprezzo molto].
        ricevuto, grazie. [Firmo e rimando.|Firmo stasera e vi rimando il modulo.]
        mille grazie, con voi è sempre facile. Buona serata a tutti.
        grazie, mi ero preoccupat<o/a> per niente. Tutto a posto.
        d'accordo, resto con la soluzione che mi avete consigliato. Grazie del tempo che mi avete
          dedicato.
        perfetto. Ho segnato sul calendario le date che mi avete indicato.
        vi confermo che è arrivato tutto e che è corretto. Grazie.
        grazie, ho capito. Se cambia qualcosa vi avviso io.
        molto gentili, grazie. [Parlerò bene di voi|Vi farò pubblicità] {al community}.
        benissimo, grazie a te e a {colleague} per l'aiuto.
        ok grazie, allora aspetto.[ Nel frattempo tengo da parte i documenti.|]
        grazie, risposta completa come al solito. Alla prossima.
        tutto chiaro, compreso il riferimento di legge che mi mancava. Grazie.
        grazie mille, ho già fatto quanto mi avete chiesto. Buona giornata.
        """)

    /// A second mail after the first, before anybody has answered.
    static let addenda = WordList.templates(
        """
        dimenticavo una cosa nella mail di prima.
        scusate, ho premuto invio troppo presto.
        aggiungo una cosa a quanto scritto prima.
        integro la mia mail precedente.
        mi è venuta in mente un'altra domanda.
        a completamento di quanto già scritto, ancora un punto.
        scusate se insisto, ma mi sono accort<o/a> di aver tralasciato una cosa.
        {mypartner} mi fa notare che ho scordato di chiedere una cosa.
        """)

    /// How a later request starts, once an answer has come.
    static let again = WordList.templates(
        """
        grazie della risposta[, molto chiara|]. [Mi resta però un dubbio.|Ancora una
          cosa.|Approfitto per chiedere altro.]
        grazie, ho letto tutto con attenzione. [Torno su un punto.|Avrei ancora bisogno di un
          chiarimento.]
        ricevuto, grazie. [Nel frattempo è emersa una novità.|Nel frattempo mi è sorta una domanda.]
        vi ringrazio per quanto mi avete scritto. [Ne ho parlato in famiglia e vorremmo capire
          ancora una cosa.|Resta solo un punto.]
        torno a scrivervi sulla stessa pratica.
        faccio seguito alla vostra mail.
        ok, quasi tutto chiaro. [Solo un'ultima cosa.|Vi rubo ancora due minuti.]
        come d'accordo vi aggiorno.
        perfetto fin qui. [Posso approfittare ancora?|Mi serve solo un'altra informazione.]
        eccomi di nuovo, [come promesso|con un'altra domanda].
        bene, grazie. [A questo punto però vi chiedo:|Allora vi chiedo anche:]
        grazie per la cortesia. [Sono io che forse mi ero spiegat<o/a> male.|Provo a essere più
          precis<o/a>.]
        """)
}
