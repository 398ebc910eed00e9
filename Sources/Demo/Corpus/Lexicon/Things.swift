/// Names of producers, places and things in the stories. All firms and brands here are invented.
enum Things {
    static let insurers = WordList.nouns(
        """
        f Mutua Estense, f Panaro Assicurazioni, f Cispadana Assicurazioni, f Mutua dei Canali,
        m Consorzio Assicurativo Padano, f Secchia Danni, f Fides Cooperativa, f Arnia Assicurazioni
        """)

    static let suppliers = WordList.nouns(
        "f Linfa Energia, f Sorgente Luce e Gas, f Dolina Energia, f Vento del Nord Energia")

    static let garages = WordList.nouns(
        """
        f carrozzeria Due Ponti, f carrozzeria Vandelli, f carrozzeria Nuova Vignolese,
        f officina Gualdi, f carrozzeria San Faustino, f carrozzeria Luppi e Figli,
        f carrozzeria La Rapida, f autofficina Tre Olmi, f carrozzeria Panaro,
        m centro cristalli Modena Nord
        """)

    static let gyms = WordList.nouns(
        """
        f palestra Movida, f palestra Energika, f piscina comunale, f palestra Sport Village,
        f polisportiva San Faustino, f palestra Il Gesto, f scuola di nuoto Delfino,
        m circolo La Patria
        """)

    static let nurseries = WordList.nouns(
        """
        m nido Girotondo, m nido Pollicino, m nido comunale Sagittario, m nido Il Bruco,
        m nido Arcobaleno, m micronido Cipì, m nido aziendale Le Rondini,
        f scuola dell'infanzia Collodi
        """)

    static let clinics = WordList.nouns(
        """
        m poliambulatorio San Geminiano, m poliambulatorio Città di Carpi, m centro medico Giardini,
        m laboratorio analisi Estense, m centro odontoiatrico Mutina, m poliambulatorio Secchia
        """)

    static let exams = WordList.nouns(
        """
        f visita oculistica, f visita cardiologica, f ecografia all'addome,
        f risonanza al ginocchio, f ablazione del tartaro, f visita dermatologica,
        m ciclo di fisioterapia, f visita ortopedica, f otturazione, m paio di occhiali da vista,
        f mammografia, m ticket del pronto soccorso
        """)

    static let courses = WordList.nouns(
        """
        m corso di inglese, m abbonamento a teatro, m centro estivo, m corso di nuoto,
        m abbonamento al treno, m abbonamento dell'autobus, m corso di musica,
        m corso di fotografia, f mensa scolastica
        """)

    static let damages = WordList.nouns(
        """
        m paraurti anteriore, m paraurti posteriore, f portiera destra, f portiera sinistra,
        m parafango anteriore sinistro, m parafango posteriore destro, m fanale posteriore,
        m faro destro, m portellone, f fiancata destra, f fiancata sinistra, m cofano,
        m specchietto sinistro
        """)

    static let documents = WordList.nouns(
        """
        f carta d'identità, m libretto di circolazione, f visura camerale, f patente,
        f delega firmata, m certificato medico, f dichiarazione sostitutiva,
        f ricevuta del bonifico, m contratto di affitto
        """)

    static let crops = WordList.nouns(
        """
        m vigneto di lambrusco, m pereto, m ciliegeto, m frumento, m mais, m pescheto,
        f barbabietola, m pomodoro da industria, m albicoccheto, m meleto
        """)

    static let events = WordList.nouns(
        """
        f assemblea dei soci, m incontro sulle bollette, f serata sulla polizza casa,
        f festa della cooperativa, m incontro sul fotovoltaico, f assemblea di bilancio,
        m pomeriggio di lettura delle polizze, f camminata dei soci, m incontro sul welfare
        """)

    static let products = WordList.nouns(
        """
        f carta riciclata, f fornitura di toner, f manutenzione della caldaia,
        f pulizia degli uffici, f assistenza ai computer, f stampa del bilancio sociale,
        m servizio di catering, f sanificazione, m noleggio della sala, f consegna con bici cargo
        """)

    static let months = WordList.items(
        """
        gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre,
        novembre, dicembre
        """)

    static let weekdays = WordList.items(
        "lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica")
}
