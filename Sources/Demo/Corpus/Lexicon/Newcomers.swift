/// People born abroad: for each country its cadastral code and names that go together.
struct Newcomers: Sendable {
    let country: Birthplace
    let surnames: [String]
    let women: [String]
    let men: [String]

    /// Country, code, then surnames, women, men, separated by bars.
    static let all: [Newcomers] = WordList.lines(
        """
        Marocco, Z330 | El Amrani; Benali; Haddaoui; Bouzid; Chaoui | Fatima; Nadia; Samira; Khadija
          | Mohamed; Youssef; Rachid; Hassan
        Albania, Z100 | Hoxha; Shehu; Gjoka; Prifti; Lika | Elira; Mirela; Anila; Blerta | Arben;
          Ilir; Dritan; Ardit
        Romania, Z129 | Popescu; Ionescu; Munteanu; Stan; Dumitru | Elena; Ioana; Mihaela; Gabriela
          | Adrian; Florin; Ionut; Marius
        Moldova, Z140 | Rusu; Ceban; Cojocaru; Lungu | Natalia; Tatiana; Olga; Svetlana | Andrei;
          Sergiu; Vasile; Igor
        Ucraina, Z138 | Kovalenko; Shevchenko; Bondarenko; Melnyk | Oksana; Iryna; Halyna; Nataliya
          | Oleksandr; Mykola; Taras; Andriy
        Ghana, Z318 | Mensah; Owusu; Boateng; Asante | Abena; Esther; Akosua; Grace | Kwame;
          Emmanuel; Kofi; Samuel
        Nigeria, Z335 | Okafor; Eze; Osagie; Adeyemi | Blessing; Joy; Faith; Ngozi | Emeka; Victor;
          Chidi; Osaze
        Tunisia, Z352 | Trabelsi; Ben Salah; Gharbi; Jaziri | Amira; Leila; Sonia; Rim | Karim;
          Sami; Nabil; Walid
        Pakistan, Z236 | Ahmed; Hussain; Iqbal; Malik | Ayesha; Sadia; Nasreen; Samina | Imran;
          Usman; Tariq; Asif
        Filippine, Z216 | Santos; Reyes; Cruz; Bautista | Maricel; Rowena; Jocelyn; Analyn | Jose;
          Ramon; Dennis; Rodel
        Sri Lanka, Z209 | Perera; Fernando; Silva; Jayasinghe | Nadeesha; Dilani; Kumari; Shanika |
          Nuwan; Ruwan; Chaminda; Sanjeewa
        India, Z222 | Singh; Kaur; Kumar; Sharma | Harpreet; Manjit; Sunita; Priya | Gurpreet;
          Rajesh; Sukhdev; Amrit
        Polonia, Z127 | Nowak; Wojcik; Zielinski; Mazur | Agnieszka; Ewa; Danuta; Malgorzata |
          Piotr; Tomasz; Marek; Krzysztof
        Perù, Z611 | Quispe; Flores; Ramirez; Huaman | Rosa; Carmen; Milagros; Luz | Luis; Jorge;
          Carlos; Percy
        Germania, Z112 | Schneider; Bauer; Keller; Wagner | Ulrike; Claudia; Heike; Birgit | Stefan;
          Jürgen; Markus; Dieter
        """
    ).compactMap { line in
        let fields = line.split(separator: "|").map { field in
            field.split(separator: ";").map { WordList.trimmed($0) }
        }
        guard fields.count == 4, let head = fields[0].first else { return nil }
        let place = WordList.items(head)
        guard place.count == 2 else { return nil }
        return Newcomers(
            country: Birthplace(name: place[0], code: place[1], isAbroad: true),
            surnames: fields[1], women: fields[2], men: fields[3])
    }
}
