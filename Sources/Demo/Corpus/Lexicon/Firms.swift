/// How the firms of the plain are called, what they do, and under which legal form.
enum Firms {
    /// `m` or `f`, the kind of business before the name, its activity.
    static let trades: [(head: Phrase, activity: String)] = WordList.lines(
        """
        f Officina | autoriparazioni
        f Carrozzeria | carrozzeria e verniciatura
        m Panificio | panificazione
        m Caseificio | produzione di Parmigiano Reggiano
        f Falegnameria | lavorazione del legno
        f Tipografia | stampa
        f Ceramica | produzione di piastrelle
        f Meccanica | meccanica di precisione
        f Acetaia | aceto balsamico tradizionale
        f Cantina | vinificazione
        m Salumificio | lavorazione delle carni
        f Termoidraulica | impianti termici e idraulici
        f Elettrotecnica | impianti elettrici
        f Maglieria | confezioni
        f Farmacia | farmacia
        f Ferramenta | commercio al dettaglio
        f Azienda Agricola | coltivazioni e allevamento
        m Vivaio | piante e giardini
        f Autotrasporti | trasporto merci
        f Lattoneria | coperture e lattoneria
        m Studio | consulenza professionale
        f Libreria | commercio di libri
        f Trattoria | ristorazione
        f Edile | costruzioni e ristrutturazioni
        f Pasticceria | pasticceria
        f Oleodinamica | componenti oleodinamici
        m Colorificio | vernici e colori
        f Lavanderia | lavanderia industriale
        f Palestra | attività sportive
        m Agriturismo | agriturismo
        """
    ).compactMap { line in
        let fields = line.split(separator: "|").map { WordList.trimmed($0) }
        guard fields.count == 2 else { return nil }
        return (Phrase(line: fields[0]), fields[1])
    }

    /// Activities that have tractors and fear hail.
    static let farming: Set<String> = [
        "coltivazioni e allevamento", "piante e giardini", "agriturismo", "vinificazione",
    ]

    /// Names that are not a family's.
    static let fancies = WordList.items(
        """
        Aurora, La Ghirlanda, Secchia, Panaro, San Geminiano, Bassa Modenese, La Quercia, Il Ponte,
        Frignano, Estense, Il Faro, Nuova Era, La Rocca, Tre Pini, Ponte Alto, Il Mulino, Le Querce,
        La Torre, Canaletto, La Fenice, Due Torri, Primavera, Il Gelso, Pioppa, La Bottega,
        Terre Verdi
        """)

    static let legalForms = WordList.items(
        """
        snc, snc, srl, srl, srl, srls, sas, sas, ditta individuale, società cooperativa,
        cooperativa sociale, spa
        """)
}
