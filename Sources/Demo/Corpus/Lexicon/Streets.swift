/// Streets that every town of the plain has, and some that only Modena has.
enum Streets {
    static let anywhere = WordList.items(
        """
        via Garibaldi, via Matteotti, via Mazzini, via Roma, via Gramsci, via Marconi, via Verdi,
        via Carducci, viale della Repubblica, via della Resistenza, via Don Minzoni, via Cavour,
        via Fratelli Cervi, via Amendola, viale della Libertà, via Dante Alighieri, via Togliatti,
        via Galvani, via Volta, via Turati, via Allende, via dei Mille, via Leopardi, via Pascoli,
        via Puccini, via Rossini, via Manzoni, via Copernico, via Fermi, via Curie, via della Pace,
        via del Lavoro, via dell'Artigianato, via Primo Maggio, via Due Giugno, via dei Tigli,
        via delle Rose, via dei Pioppi, via Canale, via Ponte Alto, via San Martino, via San Rocco,
        via Chiesa, via Provinciale, via Circondaria, via Nuova, vicolo Stretto,
        piazza Costituzione, largo Alcide Cervi, via Ho Chi Minh, via Caduti sul Lavoro,
        via dell'Industria, via Muratori
        """)

    static let modena = WordList.items(
        """
        via Emilia Est, via Emilia Ovest, via Giardini, via Vignolese, via Morane, via Nonantolana,
        strada Albareto, viale Amendola, via Araldi, via Contrada, via Buon Pastore,
        via Medaglie d'Oro, viale Corassori, via Canaletto Sud, via Due Canali, via Formigina,
        strada Vaciglio, via Panni, viale Storchi, via Sant'Eufemia, rua Muro, via Ganaceto,
        via Bonacini, via del Pozzo, via Tignale
        """)
}
