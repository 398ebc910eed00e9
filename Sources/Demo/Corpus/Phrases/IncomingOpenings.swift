/// How people begin a mail to the cooperative.
enum IncomingOpenings {
    static let formal = WordList.templates(
        """
        Spett.le {coop},
        Spettabile cooperativa,
        Gentili signori,
        Gentile {op},
        Gentilissimi,
        {Hello}, alla cortese attenzione di {op}.
        {Hello} gentile {opname},
        Egregi signori,
        Gentile cooperativa,
        Gentile {opname},
        Gentilissim<o/a:op> {opname},
        Alla cortese attenzione dell'ufficio competente.
        """)

    static let neutral = WordList.templates(
        """
        {Hello},
        {Hello} {opname},
        {Hello} a tutti,
        {Hello} a tutte,
        Salve,
        Salve {opname},
        Gentile {opname},
        {Hello} e ben trovati,
        {Hello}, spero stiate tutti bene.
        Cara cooperativa,
        {Hello}, sono {name}.
        {Hello} {opname}, sono {name}.
        {Hello}, di nuovo io.
        Salve a tutti,
        """)

    static let friendly = WordList.templates(
        """
        Ciao {opname},
        Ciao!
        Ciao a tutti,
        Ciao {opname}, come va?
        Car<o/a:op> {opname},
        Carissim<o/a:op>,
        Ciao ragazzi,
        Buondì,
        Buondì {opname},
        Ciao {opname}, eccomi di nuovo.
        {Hello} ragazzi,
        Ciao {opname}, disturbo?
        Ehi {opname},
        """)

    static let terse = WordList.templates("{Hello},")

    /// Who is writing, when it helps.
    static let membersContext = WordList.templates(
        """
        sono soci<o/a> dal {memberyear}.
        sono {name}, soci<o/a> dal {memberyear} {del community}.
        come forse ricordate sono soci<o/a> da qualche anno[ e ho da voi quasi tutte le polizze|].
        sono soci<o/a> (mi aveva presentato {sponsor})[ e fino a oggi mi sono sempre trovat<o/a>
          bene|].
        vi scrivo come soci<o/a>[, per una cosa che non avevo mai chiesto|].
        """)

    static let clientsContext = WordList.templates(
        """
        sono {name}, vi ho conosciuto tramite {il community}.
        non sono ancora soci<o/a> ma faccio parte {del community}.
        sono vostr<o/a> cliente da un po'[ e finora non ho mai avuto bisogno di voi|].
        mi ha parlato di voi {sponsor}[, che è con voi da anni|].
        """)

    static let firmsContext = WordList.templates(
        """
        vi scrivo per conto di {firm}.
        sono {name} di {firm}.
        seguo l'amministrazione di {firm}.
        scrivo a nome di {firm}, siamo in [tre|quattro|pochi] a occuparci di queste cose.
        """)

    /// What people let slip between one matter and the next.
    static let asides = WordList.templates(
        """
        Scusate se scrivo a quest'ora ma lavoro su turni.
        Ho provato a chiamare {weekday} ma era sempre occupato.
        Vi scrivo per mail così resta traccia.
        Se preferite sentirci a voce il mio numero è {phone}.
        Abbiate pazienza, di queste cose capisco poco.
        Non ho fretta, ma mi piacerebbe chiudere la questione [entro la settimana|prima delle
          ferie|in questi giorni].
        {Mypartner} dice che ne avevamo già parlato con voi, io non ricordo.
        Sto cercando di mettere ordine nelle carte di casa.
        Ne avevo accennato anche a {colleague} al telefono.
        Se serve passo in ufficio, {weekday} pomeriggio sono liber<o/a>.
        Scrivo dal telefono, perdonate gli errori.
        Ho letto le condizioni ma non sono sicur<o/a> di aver capito bene.
        Un collega mi ha detto una cosa diversa e vorrei sentire voi.
        Capisco che siete pieni di lavoro.
        Mi fido di voi, ma vorrei capire prima di firmare.
        Tenete conto che {dal deadline} sono via per una decina di giorni.
        Su internet si legge di tutto, preferisco chiedere a chi conosce la mia situazione.
        Avevo perso la vostra ultima mail tra la posta indesiderata.
        {Mypartner} mi ha detto di scrivervi subito, così non me ne dimentico.
        Vi ringrazio già da ora per la pazienza.
        Ho rimandato per settimane e adesso mi sono decis<o/a>.
        In passato mi avete sempre risposto con chiarezza, per questo chiedo a voi.
        Mi rendo conto che sono tante domande insieme.
        Se ho sbagliato indirizzo girate pure la mail a chi di dovere.
        """)
}
