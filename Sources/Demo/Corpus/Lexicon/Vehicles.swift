/// What people drive, as they name it, and how its plate looks.
enum Vehicles {
    static let cars = WordList.nouns(
        """
        f Panda, f Fiat Panda, f Punto, f Fiat 500, f Tipo, f Toyota Yaris, f Yaris, f Golf, f Polo,
        f Ford Fiesta, f Fiesta, f Focus, f Clio, f Renault Clio, f Mégane, f Opel Corsa, f Corsa,
        f Peugeot 208, f Peugeot 308, f Citroën C3, f Dacia Sandero, f Duster, f Audi A3, f Audi A1,
        f Lancia Ypsilon, f Ypsilon, f Giulietta, f Škoda Fabia, f Octavia, f Hyundai i20,
        f Kia Picanto, f Nissan Micra, m Qashqai, f Nissan Juke, f Suzuki Swift, f Suzuki Ignis,
        f Honda Jazz, f Mini, f Volkswagen Up, f Seat Ibiza, f Ibiza, f Multipla, f Jeep Renegade,
        f Auris, f Ford Ka, f C-Max, f Opel Meriva, f Twingo, f Smart, f BMW Serie 1,
        f Mercedes Classe A, m Doblò
        """)

    static let electric = WordList.nouns(
        """
        f Renault Zoe, f Zoe, f Nissan Leaf, f Leaf, f Fiat 500 elettrica, f Peugeot e-208,
        f Smart EQ, f Hyundai Kona elettrica, f Volkswagen ID.3, f Dacia Spring, f MG4,
        f Tesla Model 3, f Twingo E-Tech
        """)

    static let vans = WordList.nouns(
        """
        m Ducato, m Fiat Ducato, m Doblò, m Fiorino, m Fiat Talento, m Transit, m Transit Custom,
        m Ford Transit, m Daily, m furgone, m furgone frigo, m Kangoo, m Trafic, m Master, m Vito,
        m Caddy, m Crafter, m Berlingo, m Jumper, m Movano, m Boxer, m Partner, m autocarro,
        m Proace
        """)

    static let machines = WordList.nouns(
        """
        m trattore, m trattore, m New Holland, m Landini, m Same, m Fendt, m John Deere,
        f mietitrebbia, m rimorchio agricolo, m carro raccolta, f rotopressa,
        m sollevatore telescopico, m miniescavatore, m atomizzatore, f falciacondizionatrice,
        m carro botte
        """)

    private static let letters = Array("ABCDEFGHJKLMNPRSTVWXYZ")

    /// A plate of a car registered in that year: without I, O, Q, U, and never the pair EE.
    static func plate(registeredIn year: Int, by chance: inout CorpusChance) -> String {
        var first = 93 + (year - 2011) * 4 + chance.below(4)
        first = min(max(first, 22), 20 * 22)
        if first == 92 { first = 93 }
        let digits = DemoDay.padded(chance.below(1_000), to: 3)
        let last = "\(letters[chance.below(22)])\(letters[chance.below(22)])"
        return "\(letters[first / 22])\(letters[first % 22])\(digits)\(last)"
    }

    /// A farm machine's plate.
    static func farmPlate(by chance: inout CorpusChance) -> String {
        let head = "B\(letters[chance.below(22)])"
        return head + DemoDay.padded(chance.below(1_000), to: 3) + String(letters[chance.below(22)])
    }
}
