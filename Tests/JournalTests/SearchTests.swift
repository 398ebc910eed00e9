import ArcaTesting
import Kernel
import Store
import Testing

@testable import Journal

@Suite struct SearchTests {
    static let samples: [(text: String, typed: [String])] = [
        ("Non capisco perché", ["perche", "perché", "PERCHÉ", "perche\u{300}", "perchè"]),
        (
            "vorrei l'assicurazione sulla casa",
            [
                "assicurazione", "l'assicurazione", "l’assicurazione", "assicurazioni",
                "dell'assicurazione", "assicuraz*", "assic*",
            ]
        ),
        ("le polizze in scadenza", ["polizza", "polizze", "POLIZZA scadenza", "scadenze"]),
        ("il sinistro liquidato", ["sinistri", "liquidati", "liquidata"]),
        ("la targa è AB123CD", ["AB123CD", "ab 123 cd", "AB-123-CD", "ab 123cd", "AB123 CD"]),
        ("targa AB 123 CD, grazie", ["AB123CD", "ab 123 cd", "AB-123-CD", "ab 123cd", "AB123 CD"]),
        ("POD IT001E12345678", ["IT001E12345678", "it001e12345678", "IT 001 E 12345678", "pod"]),
        ("POD: IT 001 E 12345678.", ["IT001E12345678", "IT 001 E 12345678"]),
        (
            "codice RSSMRA80A01F257E",
            ["RSSMRA80A01F257E", "rssmra80a01f257e", "RSS MRA 80A01 F257E"]
        ),
        ("C.F. RSS MRA 80A01 F257E", ["RSSMRA80A01F257E", "RSS MRA 80A01 F257E"]),
        (
            "IBAN IT60 X054 2811 1010 0000 0123 456",
            [
                "IT60X0542811101000000123456", "IT60 X054 2811 1010 0000 0123 456",
                "it60x 05428 11101 000000123456",
            ]
        ),
        (
            "IBAN IT60X0542811101000000123456",
            ["IT60X0542811101000000123456", "IT60 X054 2811 1010 0000 0123 456"]
        ),
        ("chiamare 059 12 34 56", ["059123456", "059 12 34 56", "059/123456", "059-123456"]),
        ("chiamare 059123456", ["059123456", "059 12 34 56", "059/123456"]),
        ("polizza 12/345678", ["12/345678", "12 345678", "12345678"]),
        ("da mario.rossi@officina.example", ["mario.rossi@officina.example", "officina", "rossi"]),
        ("la grande casa rossa", [#""grande casa""#, #""casa rossa" grande"#]),
    ]

    /// J2: accents, elisions and inflections meet; whole words only, unless a `*` says otherwise.
    @Test(arguments: TestEngine.available, samples)
    func `people find it however they type it`(
        _ engine: TestEngine, _ sample: (text: String, typed: [String])
    ) async throws {
        let (text, typed) = sample
        try await TestJournal.with(engine) { arca in
            try await arca.note("Tutt'altro: una visita in agenzia con AB e CD.")
            let wanted = try await arca.note(text)
            try await arca.note("Grazie della telefonata di ieri, a presto.")
            for words in typed {
                let found = try await arca.find(words)
                #expect(found == [wanted], "\(words) in \(text)")
            }
        }
    }

    /// J2: few words that begin so are looked up by themselves, many by the index; all are found, newest first.
    @Test(arguments: TestEngine.available)
    func `the beginning of few words and of many finds them all`(_ engine: TestEngine) async throws
    {
        try await TestJournal.with(engine) { arca in
            var wanted: [Int64] = []
            for number in 100..<300 { wanted.insert(try await arca.note("conto\(number)"), at: 0) }
            try await arca.note("un racconto senza cifre")
            #expect(try await arca.find("conto*") == Array(wanted.prefix(100)))
            #expect(try await arca.find("conto2*") == Array(wanted.prefix(100)))
            #expect(try await arca.find("conto1*") == Array(wanted.suffix(100)))
            #expect(try await arca.find("conto29* conto*").count == 10)
            #expect(try await arca.find("conto3*") == [])
        }
    }

    static let strangers: [(text: String, typed: [String])] = [
        ("la casa grande e rossa", [#""grande casa""#, #""casa rossa""#, "rosso* verde", "targa"]),
        ("targa AB123CE", ["AB123CD", "ab 123 cd"]),
        ("chiamare 059 12 34 57", ["059123456", "059 12 34 56"]),
        ("zz0knote §knote §s1", ["casa"]),
    ]

    @Test(arguments: TestEngine.available, strangers)
    func `what is not there is not found`(
        _ engine: TestEngine, _ sample: (text: String, typed: [String])
    )
        async throws
    {
        let (text, typed) = sample
        try await TestJournal.with(engine) { arca in
            try await arca.note(text)
            for words in typed { #expect(try await arca.find(words) == [], "\(words) in \(text)") }
        }
    }

    @Test(arguments: TestEngine.available)
    func `filters by subject, kind and day narrow together`(_ engine: TestEngine) async throws {
        try await TestJournal.with(engine) { arca in
            let day: Int64 = 86_400
            let a = try await arca.note(
                "rimborso", about: [1, 2], kind: "mail", at: TestJournal.start)
            let b = try await arca.note(
                "rimborso", about: [1], kind: "contact", at: TestJournal.start.adding(seconds: day))
            let c = try await arca.note(
                "rimborso", about: [2], kind: "mail", at: TestJournal.start.adding(seconds: 2 * day)
            )
            #expect(try await arca.find("rimborso") == [c, b, a])
            #expect(try await arca.find(Search("rimborso", subjects: [ID(rawValue: 1)])) == [b, a])
            #expect(
                try await arca.find(
                    Search("rimborsi", subjects: [ID(rawValue: 1), ID(rawValue: 2)])) == [a])
            #expect(try await arca.find(Search("rimborso", kind: "mail")) == [c, a])
            #expect(try await arca.find(Search("", kind: "contact")) == [b])
            let from = TestJournal.start.adding(seconds: day)
            #expect(try await arca.find(Search("rimborso", from: from)) == [c, b])
            #expect(try await arca.find(Search("rimborso", until: from)) == [a])
            #expect(
                try await arca.find(Search("rimborso", from: from, until: from.adding(seconds: 1)))
                    == [b])
            #expect(try await arca.find(Search("rimborso", subjects: [ID(rawValue: 9)])) == [])
            #expect(try await arca.find("") == [])
        }
    }

    /// A letter cannot pretend to be about somebody: filters read marks that no text can hold.
    @Test(arguments: TestEngine.available)
    func `words of a letter never count as what it is about`(_ engine: TestEngine) async throws {
        try await TestJournal.with(engine) { arca in
            let other = ID<Subject>(rawValue: 77)
            try await arca.note(
                "zz0s\(other) §s\(other) \(Mark.subject(other)) \(Mark.kind("mail"))")
            #expect(try await arca.find(Search("", subjects: [other])) == [])
            #expect(try await arca.find(Search("", kind: "mail")) == [])
        }
    }

    @Test(arguments: TestEngine.available, Search.Order.allCases)
    func `pages have no gaps and no doubles in either order`(
        _ engine: TestEngine, _ order: Search.Order
    )
        async throws
    {
        try await TestJournal.with(engine) { arca in
            try await arca.store.write { [journal = arca.journal] db in
                for number in 0..<130 {
                    try journal.append(
                        Noted(about: [1]),
                        content: Noted.Content(
                            title: number % 9 == 0 ? "sinistro" : "altro",
                            body: String(repeating: "sinistro ", count: 1 + number % 4)),
                        occurredAt: Instant(milliseconds: Int64(number / 10) * 1_000),
                        recordedAt: TestJournal.start,
                        provenance: Provenance(actor: nil, road: .job, cause: "test"), to: db)
                }
            }
            var seen: [Int64] = []
            var after: Int64?
            repeat {
                let search = Search("sinistri", order: order, limit: 17, after: after)
                let page = try await arca.store.read { try search.fetch(from: $0) }
                seen += page.hits.map(\.fact.sequence)
                #expect(page.searched == 130)
                after = page.next
            } while after != nil && seen.count < 1_000
            #expect(seen.count == 130)
            #expect(Set(seen).count == 130)
            if order == .newest { #expect(seen == seen.sorted(by: >)) }
            if order == .relevance { #expect(seen.prefix(15).allSatisfy { ($0 - 1) % 9 == 0 }) }
        }
    }

    static let hostile = [
        "\"", "\"\"", "\"\"\"", "(", ")", "((", "*", "**", "a*", "*a", "-", "--", ":", "title:a",
        "^", "^a",
        "NEAR", "NEAR(a b)", "a AND", "OR", "NOT a", "a NOT b", "AND OR NOT", "'",
        "''; DROP TABLE fact; --",
        "\\", "a\\'b", "<->", "a & b | !c", "😀", "👩‍👩‍👧", "\0", "a\0b", "a\u{0}*", "½ ⑴ ﷺ ㈠", "İ ı ſ ß",
        "\u{202E}abc", "e\u{301}\u{301}\u{301}", String(repeating: "\u{301}", count: 500),
        String(repeating: "a", count: 10_000), String(repeating: "ab ", count: 4_000),
        String(repeating: "\"a ", count: 3_000), String(repeating: "(", count: 10_000),
        String(repeating: "a* ", count: 3_000), "§kmail", "marks:x", "{title} : a", "+a", "a + b",
        "1 2 3 4 5 6 7 8 9", "12 34 56 78 90 12", "it 00", "%", "_", "\n\t\r", "\u{FEFF}", "NULL",
        "$1", "?",
    ]

    @Test(arguments: TestEngine.available)
    func `no query fails, whatever is typed`(_ engine: TestEngine) async throws {
        try await TestJournal.with(engine) { arca in
            for text in Self.hostile where !text.contains("\0") {
                try await arca.note(text, title: text)
            }
            for text in Self.hostile {
                for order in Search.Order.allCases {
                    for after in [nil, Int64.min, -1, 0, Int64.max] {
                        _ = try await arca.find(Search(text, order: order, after: after))
                    }
                }
                _ = Snippet(of: text, for: text)
                _ = Snippet(of: "una prova \(text) di testo", for: text)
            }
            let extremes = [Instant(milliseconds: .min), Instant(milliseconds: .max)]
            for from in extremes {
                for until in extremes {
                    _ = try await arca.find(Search("a", from: from, until: until))
                }
            }
        }
    }

    @Test func `a snippet marks the words in whatever form, and only them`() {
        let text =
            "Buongiorno, vi scrivo perché l'assicurazione\ndell'auto AB 123 CD scade e le polizze costano."
        func marked(_ typed: String) -> [String] {
            Snippet(of: text, for: typed).parts.filter(\.isMatch).map(\.text)
        }
        #expect(marked("assicurazioni") == ["assicurazione"])
        #expect(marked("perche polizza") == ["perché", "polizze"])
        #expect(marked("assicur*") == ["assicurazione"])
        #expect(marked("ab 123 cd") == ["AB", "123", "CD"])
        #expect(marked("camper") == [])
        #expect(Snippet(of: text, for: "camper").parts.map(\.text).joined().hasPrefix("Buongiorno"))
        let long =
            String(repeating: "parola ", count: 5_000) + "sinistro "
            + String(repeating: "coda ", count: 500)
        let parts = Snippet(of: long, for: "sinistri").parts
        #expect(parts.filter(\.isMatch).map(\.text) == ["sinistro"])
        #expect(parts.map(\.text).joined().count < 400)
    }

    /// What the two engines find must not differ: a cooperative may move from one to the other.
    @Test(.enabled(if: TestEngine.available.count > 1))
    func `both engines find the same in 300 random documents`() async throws {
        let vocabulary = [
            "polizza", "polizze", "sinistro", "sinistri", "l'auto", "dell'auto", "casa", "case",
            "perché",
            "rimborso", "rimborsi", "059", "12", "34", "56", "AB", "123", "CD", "AB123CD",
            "12/345678",
            "mario.rossi@example.com", "è", "di", "una", "€ 1.200,00",
            "IT60X0542811101000000123456",
            "voltura", "scadenza", "scadute", "½", "⑴", "città", "CITTA'", "Müller", "straße",
            "naïve",
            "\u{1F600}", "a_b", "x", "y-z", "parola.attaccata", "più", "piu'", "2026", "03",
            "2026-03-09",
        ]
        var chance = SplitMix64(seed: 20_260_309)
        func words(_ count: Int) -> String {
            (0..<count).map { _ in vocabulary[Int(chance.nextUInt64() % UInt64(vocabulary.count))] }
                .joined(separator: chance.nextUInt64() % 7 == 0 ? ", " : " ")
        }
        let documents = (0..<300).map { _ in
            (title: words(Int(chance.nextUInt64() % 4)), body: words(Int(chance.nextUInt64() % 25)))
        }
        let queries = (0..<100).map { number -> Search in
            var typed = words(1 + Int(chance.nextUInt64() % 3))
            if number % 5 == 0 { typed = "\"\(typed)\"" }
            if number % 7 == 0 { typed = String(typed.prefix(3)) + "*" }
            return Search(
                typed, subjects: number % 3 == 0 ? [ID(rawValue: Int64(number % 4))] : [],
                limit: 100)
        }
        var answers: [[[Int64]]] = []
        for engine in TestEngine.available {
            answers.append(
                try await TestJournal.with(engine) { arca in
                    try await arca.store.write { [journal = arca.journal] db in
                        for (number, document) in documents.enumerated() {
                            try journal.append(
                                Noted(about: [Int64(number % 4)]),
                                content: Noted.Content(title: document.title, body: document.body),
                                occurredAt: Instant(milliseconds: Int64(number) * 500),
                                recordedAt: TestJournal.start,
                                provenance: Provenance(actor: nil, road: .job, cause: "test"),
                                to: db)
                        }
                    }
                    var found: [[Int64]] = []
                    for query in queries { found.append(try await arca.find(query)) }
                    return found
                })
        }
        for (index, query) in queries.enumerated() {
            #expect(answers[0][index] == answers[1][index], "\(query.words)")
        }
        #expect(answers[0].contains { !$0.isEmpty })
    }

    @Test(arguments: TestEngine.available)
    func `an index entry taken by hand is named by the proof`(_ engine: TestEngine) async throws {
        try await TestJournal.with(engine) { arca in
            try await arca.note("casa")
            try await arca.note("auto")
            let replay = Replay(
                catalogue: arca.journal.catalogue, migrations: Journal.migrations,
                operationalTables: [])
            #expect(try await replay.verify(arca.store).isClean)
            try await arca.store.write {
                try $0.execute("DELETE FROM search_entry /* all */ WHERE sequence = 2")
            }
            let findings = try await replay.verify(arca.store).findings
            #expect(findings.count == 1)
            #expect(findings.first?.contains("table search_entry") == true)
        }
    }
}
