/// Surnames as one meets them between the Secchia and the Reno.
enum Surnames {
    static let local = WordList.items(
        """
        Ferrari, Rossi, Barbieri, Bianchi, Montanari, Malagoli, Bertoni, Vaccari, Baraldi,
        Ferraresi, Costi, Gibertini, Cavani, Bonacini, Bellei, Borghi, Bergonzini, Casarini,
        Cavazzuti, Cremonini, Ballestrazzi, Lugli, Luppi, Guerzoni, Gualdi, Goldoni, Golinelli,
        Garuti, Gavioli, Galli, Fregni, Franchini, Fontana, Forghieri, Fiorini, Ferri, Fabbri,
        Dallari, Debbia, Corradini, Corni, Colombini, Cattini, Castelli, Casolari, Carretti,
        Capelli, Campana, Camellini, Calzolari, Bulgarelli, Bosi, Bortolotti, Borsari, Bonvicini,
        Boni, Bompani, Bellucci, Benedetti, Benatti, Bassoli, Barozzi, Barbolini, Balugani, Baldini,
        Artioli, Arletti, Annovi, Amadessi, Aldrovandi, Zanasi, Zanoli, Zironi, Zini, Zanni, Zagni,
        Zoboli, Zucchi, Vincenzi, Vezzani, Venturelli, Vecchi, Vandelli, Valentini, Turrini, Trenti,
        Tosi, Torricelli, Tondelli, Testoni, Tassi, Tavoni, Solmi, Silvestri, Setti, Serri, Sala,
        Saltini, Salvioli, Sacchetti, Ruini, Rovatti, Roncaglia, Romagnoli, Righi, Ricci, Reggiani,
        Rebecchi, Ranuzzi, Ragazzi, Prandini, Po, Pivetti, Pini, Pignatti, Piccinini, Pellacani,
        Pellati, Pedrazzi, Pedroni, Panini, Paltrinieri, Palmieri, Pagliani, Pacchioni, Orlandi,
        Orlandini, Ognibene, Nora, Nicolini, Neri, Negri, Muzzioli, Mussini, Morselli, Morandi,
        Monari, Molinari, Miletti, Minghelli, Messori, Messerotti, Menabue, Melotti, Meschiari,
        Mazzoli, Mazzi, Mattioli, Martinelli, Martini, Marchi, Marchetti, Maranini, Mantovani,
        Manfredini, Manicardi, Malavasi, Maletti, Magnani, Maccaferri, Lusvardi, Lusetti, Lodi,
        Livi, Leonardi, Lancellotti, Gozzi, Govoni, Giusti, Giovanardi, Giovanelli, Giberti,
        Giacobazzi, Gherardi, Gatti, Gasparini, Gandolfi, Gallerani, Frigieri, Franceschini,
        Fogliani, Fantuzzi, Fantini, Ficarelli, Ferretti, Ferrarini, Fantoni, Facchini, Esposito,
        Donati, Degli Esposti, Dotti, Cuoghi, Cottafavi, Cristoni, Covili, Coppelli, Compagni,
        Colli, Ciancio, Chiossi, Chierici, Cervi, Cavicchioli, Cavallini, Cantoni, Catellani,
        Castagnetti, Casali, Carnevali, Caprari, Canovi, Cantergiani, Camurri, Burani, Bussetti,
        Bursi, Brancolini, Braglia, Bottazzi, Boschetti, Borelli, Bonini, Bondi, Bolognesi, Bocchi,
        Bigi, Bigliardi, Bettelli, Bertolani, Bertacchini, Bernardi, Bergamini, Benassi, Beltrami,
        Bedini, Bassi, Bartoli, Barani, Barbanti, Bagni, Bacchelli, Azzani, Arduini, Andreoli,
        Ansaloni, Amidei, Algeri, Albertini, Adani, Accorsi, Zecchini, Zuccoli, Zanfi, Zanotti,
        Zamboni, Volpi, Violi, Vignoli, Verrini, Veroni, Venturi, Varini, Valla, Ugolini, Trebbi,
        Tincani, Tirelli, Tagliazucchi, Tacconi, Stefani, Spallanzani, Soncini, Simonini,
        Sighinolfi, Severi, Sereni, Scaltriti, Scacchetti, Savigni, Santi, Sandri, Salsi, Sabattini,
        Rustichelli, Rossetti, Rosi, Roncarati, Rinaldi, Rabitti, Predieri, Poppi, Poletti, Pola,
        Pignagnoli, Piazzi, Pezzi, Pasini, Parenti, Panzani
        """)

    /// Families that came from other regions of Italy.
    static let fromElsewhere = WordList.items(
        """
        Russo, Esposito, Romano, Colombo, Greco, De Luca, Caruso, Marino, Coppola, Santoro,
        D'Angelo, D'Amico, De Rosa, Di Stefano, Gallo, Longo, Lombardi, Leone, Conte, Ferrara,
        Vitale, Grasso, Parisi, Amato, Palumbo, Fiore, De Santis, Mancini, Sorrentino, Messina,
        Basile, Riva, Carbone, Ruggiero, Sanna, Piras, Pellegrino, Cirillo, Iannone, Scognamiglio,
        Perrone, Lo Presti, La Rosa, Di Lorenzo, Colella, De Angelis, Capasso, Iovine, Nappi, Zito
        """)
}
