/// Given names by generation: nobody born in 1948 is called Aurora.
enum GivenNames {
    static func list(forWomen women: Bool, bornIn year: Int) -> [String] {
        if women { return year < 1966 ? olderWomen : youngerWomen }
        return year < 1966 ? olderMen : youngerMen
    }

    static let olderWomen = WordList.items(
        """
        Anna, Maria, Luciana, Franca, Giuliana, Paola, Carla, Rosanna, Graziella, Loretta, Daniela,
        Patrizia, Mirella, Nadia, Ivana, Tiziana, Donatella, Gabriella, Antonella, Lorena, Marisa,
        Liliana, Bruna, Adriana, Vanna, Morena, Deanna, Ornella, Rita, Laura, Silvana, Claudia,
        Teresa, Maria Grazia, Anna Maria, Maria Luisa, Ermanna, Cesarina, Iole, Afra, Dina, Norma,
        Edda, Giovanna, Stefania, Cinzia, Manuela, Milena, Fiorella, Luisa, Elena, Emilia
        """)

    static let olderMen = WordList.items(
        """
        Giuseppe, Franco, Giovanni, Luciano, Giorgio, Bruno, Carlo, Mario, Roberto, Paolo, Enzo,
        Sergio, Renzo, Claudio, Gianni, Mauro, Maurizio, Massimo, Vanni, Loris, Ivano, Ermes,
        Oriano, William, Romano, Gian Carlo, Pier Luigi, Antonio, Angelo, Alberto, Stefano, Fausto,
        Silvano, Valter, Nello, Adelmo, Dante, Italo, Vittorio, Werter, Athos, Learco, Luigi,
        Cesare, Ugo, Fabrizio, Gianfranco, Tiziano, Giancarlo, Ettore, Remo, Omer
        """)

    static let youngerWomen = WordList.items(
        """
        Giulia, Sara, Chiara, Elisa, Francesca, Elena, Silvia, Valentina, Martina, Alice, Federica,
        Laura, Erika, Marta, Irene, Ilaria, Cristina, Michela, Monica, Barbara, Roberta, Alessandra,
        Eleonora, Beatrice, Giorgia, Arianna, Serena, Veronica, Simona, Sofia, Linda, Camilla,
        Greta, Benedetta, Caterina, Marika, Debora, Nicoletta, Sabrina, Ambra, Lucia, Anna, Vanessa,
        Katia, Jessica, Valeria, Cecilia, Margherita, Noemi, Annalisa, Lisa, Maria Chiara
        """)

    static let youngerMen = WordList.items(
        """
        Matteo, Luca, Andrea, Marco, Davide, Simone, Federico, Francesco, Lorenzo, Alessandro,
        Riccardo, Stefano, Fabio, Nicola, Filippo, Daniele, Gabriele, Michele, Giacomo, Enrico,
        Mattia, Tommaso, Cristian, Alessio, Gianluca, Jacopo, Emanuele, Alberto, Paolo, Roberto,
        Manuel, Mirko, Denis, Nicolò, Edoardo, Pietro, Samuele, Giovanni, Elia, Leonardo,
        Massimiliano, Claudio, Diego, Ivan, Omar, Thomas, Giulio, Vittorio, Cesare, Ruggero, Dario,
        Kevin
        """)

    /// Names for children in the stories.
    static let boys = WordList.items(
        """
        Luca, Matteo, Filippo, Tommaso, Pietro, Lorenzo, Nicola, Samuele, Riccardo, Davide, Elia,
        Jacopo, Federico, Gabriele, Mattia, Diego, Andrea, Leonardo
        """)

    static let girls = WordList.items(
        """
        Anna, Sofia, Alice, Giulia, Emma, Martina, Greta, Camilla, Irene, Chiara, Beatrice, Linda,
        Margherita, Sara, Viola, Bianca, Aurora, Elisa
        """)
}
