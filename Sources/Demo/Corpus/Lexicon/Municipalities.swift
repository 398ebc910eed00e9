/// A municipality with what an address and a fiscal code ask of it.
struct Municipality: Sendable {
    let name: String
    /// The cadastral code (Belfiore), as it stands in a fiscal code.
    let code: String
    let province: String
    /// One or, in the cities, many.
    let postcodes: ClosedRange<Int>

    /// Name, cadastral code, postcodes; a bare pair of letters opens a province.
    static let all: [Municipality] = {
        var found: [Municipality] = []
        var province = ""
        for line in WordList.lines(text) {
            if line.utf8.count == 2 {
                province = line
                continue
            }
            let fields = WordList.items(line)
            guard fields.count == 3 else { continue }
            let ends = fields[2].split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { continue }
            found.append(
                Municipality(
                    name: fields[0], code: fields[1], province: province,
                    postcodes: first...last))
        }
        return found
    }()

    /// Where people live, as many times as they do: Modena and its plain more than the mountains.
    static let byInhabitants: [Int] = all.map { place in
        switch (place.province, place.postcodes.count) {
        case ("MO", 2...): 260
        case ("RE", 2...): 45
        case ("BO", 2...): 30
        case (_, 2...): 8
        case ("MO", _): 11
        case ("RE", _): 4
        default: 3
        }
    }

    private static let text = """
        MO
        Modena, F257, 41121-41126
        Carpi, B819, 41012
        Sassuolo, I462, 41049
        Formigine, D711, 41043
        Castelfranco Emilia, C107, 41013
        Vignola, L885, 41058
        Mirandola, F240, 41037
        Pavullo nel Frignano, G393, 41026
        Maranello, E904, 41053
        Fiorano Modenese, D607, 41042
        Nonantola, F930, 41015
        Soliera, I802, 41019
        Spilamberto, I903, 41057
        Castelvetro di Modena, C287, 41014
        Finale Emilia, D599, 41034
        Bomporto, A959, 41030
        San Felice sul Panaro, H835, 41038
        Campogalliano, B539, 41011
        Novi di Modena, F966, 41016
        Ravarino, H195, 41017
        Medolla, F087, 41036
        Concordia sulla Secchia, C951, 41033
        Cavezzo, C398, 41032
        San Prospero, I133, 41030
        Camposanto, B566, 41031
        Bastiglia, A713, 41030
        San Cesario sul Panaro, H794, 41018
        Savignano sul Panaro, I473, 41056
        Marano sul Panaro, E905, 41054
        Castelnuovo Rangone, C242, 41051
        Guiglia, E264, 41052
        Zocca, M183, 41059
        Serramazzoni, F357, 41028
        Prignano sulla Secchia, H061, 41048
        Lama Mocogno, E426, 41023
        Sestola, I689, 41029
        Fanano, D486, 41021
        Polinago, G789, 41040
        Montefiorino, F503, 41045
        San Possidonio, I128, 41039
        RE
        Reggio nell'Emilia, H223, 42121-42124
        Correggio, D037, 42015
        Scandiano, I496, 42019
        Rubiera, H628, 42048
        Casalgrande, B893, 42013
        Guastalla, E253, 42016
        Castelnovo ne' Monti, C219, 42035
        Montecchio Emilia, F463, 42027
        Novellara, F960, 42017
        San Martino in Rio, I011, 42018
        Rio Saliceto, H298, 42010
        Sant'Ilario d'Enza, I342, 42049
        Quattro Castella, H122, 42020
        Cavriago, C405, 42025
        Bagnolo in Piano, A573, 42011
        Fabbrico, D450, 42042
        Luzzara, E772, 42045
        Castellarano, C141, 42014
        Albinea, A162, 42020
        BO
        Bologna, A944, 40122-40139
        San Giovanni in Persiceto, G467, 40017
        Crevalcore, D166, 40014
        Anzola dell'Emilia, A324, 40011
        Calderara di Reno, B399, 40012
        Casalecchio di Reno, B880, 40033
        Zola Predosa, M185, 40069
        Sant'Agata Bolognese, I191, 40019
        San Lazzaro di Savena, H945, 40068
        Castel Maggiore, C204, 40013
        Imola, E289, 40026
        PR
        Parma, G337, 43121-43126
        FE
        Ferrara, D548, 44121-44124
        Cento, C469, 44042
        Bondeno, A965, 44012
        MN
        Mantova, E897, 46100
        Suzzara, L020, 46029
        Poggio Rusco, G753, 46025
        Gonzaga, E089, 46023
        """
}

/// Where somebody was born.
struct Birthplace: Sendable {
    let name: String
    let code: String
    let isAbroad: Bool

    /// The rest of Italy, for families that moved.
    static let elsewhere: [Birthplace] = pairs(
        """
        Napoli F839, Salerno H703, Caserta B963, Avellino A509, Benevento A783, Foggia D643,
        Bari A662, Lecce E506, Taranto L049, Potenza G942, Cosenza D086, Crotone D122,
        Catanzaro C352, Palermo G273, Catania C351, Agrigento A089, Messina F158, Roma H501,
        Latina E472, Milano F205, Torino L219, Genova D969, Verona L781, Padova G224, Rovigo H620,
        Cremona D150, Brescia B157, Piacenza G535, Firenze D612, Pesaro G479, Ancona A271,
        Cagliari B354, Sassari I452, La Spezia E463
        """)

    private static func pairs(_ text: String) -> [Birthplace] {
        WordList.items(text).compactMap { item in
            guard let blank = item.lastIndex(of: " ") else { return nil }
            return Birthplace(
                name: String(item[..<blank]), code: String(item[item.index(after: blank)...]),
                isAbroad: false)
        }
    }
}
