import ArcaTesting
import Commons
import Kernel
import Members
import Store
import Testing

@Suite struct ImportTests {
    static let head =
        "numero socio;cognome;nome;ragione sociale;codice fiscale;e-mail;telefono;collettività;"
        + "presentato da;socio dal;delibera numero;delibera del;carta firmata il;quota versata;"
        + "uscito il;causa uscita;fondatore;ruoli\n"

    static let file =
        head + """
            4;Verdi;Lia;;VRDLIA80A41F257Q;lia@posta.example;059 123456;Officine del Borgo;2;14/05/2019;12/2019;10/05/2019;11/05/2019;25,00;;;;cliente
            2;Tassi;Bruno;;TSSBRN71C14F257B;bruno@tassi.example;;officine del borgo;1;2012-03-01;7/2012;2012-02-20;;50,00;;;;
            3;;;Officina Tassi srl;12345670363;;059123457;Officine del Borgo;2;2013-01-01;1/2013;2013-01-01;;1.250,00;31/12/2024;recesso;;fornitore
            ;Poli;Eva;;;eva@posta.example;;;;;;;;;;;;cliente

            """

    private func preview(_ village: Village, _ text: String) async throws -> ImportReport {
        let id = try await receive(village, Array(text.utf8))
        return try await village.arca.run(PreviewImport(importID: id))
    }

    private func receive(_ village: Village, _ bytes: [UInt8]) async throws -> ID<MemberImport> {
        try await village.arca.run(ReceiveImport(fileName: "soci.csv", bytes: bytes))
    }

    /// Lives a whole file in parts.
    private func live(_ village: Village, _ bytes: [UInt8], by count: Int = 2) async throws
        -> ImportLine
    {
        let id = try await receive(village, bytes)
        var isDone = false
        while !isDone {
            isDone = try await village.arca.run(AdvanceImport(importID: id, count: count)).isDone
        }
        return try await village.arca.ask(ShowImport(importID: id)).summary
    }

    @Test(arguments: TestEngine.available)
    func `a preview says what would happen and leaves no trace`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let before = try await village.arca.verify().facts
            let report = try await preview(village, Self.file)
            #expect(report.rows == 4)
            #expect(report.faults.map(\.line) == [5])
            #expect(report.created == 3)
            #expect(report.failed == 1)
            #expect(report.missingNumbers == [])
            #expect(try await village.arca.verify().facts == before + 1)
            #expect(try await village.register(on: day("2026-03-09")).members == 1)
        }
    }

    /// A line that fails costs only itself, and a lot is not many pieces of SQLite's index.
    @Test(arguments: TestEngine.available)
    func `a line that the records refuse leaves no trace among two hundred that they take`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let head = "cognome;nome;codice esterno;collettività\n"
            let lines = (1...200).map { number in
                number == 60 || number == 150
                    ? "Guasto;Ida;G\(number);La Collettività che non c'è\n"
                    : "Sano;Ida;S\(number);\n"
            }
            let store = village.arca.house.store
            let parties = try await store.count("SELECT COUNT(*) FROM party")
            let text = head + lines.joined()
            let line = try await live(village, Array(text.utf8), by: 200)
            #expect([line.created, line.failed] == [198, 2])
            #expect(try await store.count("SELECT COUNT(*) FROM party") == parties + 198)
            #expect(
                try await store.count("SELECT COUNT(*) FROM party /* all */ WHERE name = 'Guasto'")
                    == 0)
            let faults = try await village.arca.ask(ShowImport(importID: line.id)).faults
            #expect(faults.map(\.line) == [61, 151])

            guard engine == .sqlite else { return }
            let pieces = "SELECT COUNT(DISTINCT segid) FROM search_words_idx" as SQL
            let before = try await store.count(pieces)
            let sound = head + (1...200).map { "Buono;Ida;B\($0);\n" }.joined()
            #expect(try await live(village, Array(sound.utf8), by: 200).created == 200)
            #expect(try await store.count(pieces) <= before + 10)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a trial of a file says the same and keeps not even the file`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let previewed = try await preview(village, Self.file)
            let before = try await arca.verify().facts
            let blobs = try await arca.house.store.count("SELECT COUNT(*) FROM blob")
            let other = Self.file + "\n"
            #expect(try await arca.run(TryImport(bytes: Array(other.utf8))) == previewed)
            #expect(try await arca.verify().facts == before)
            #expect(try await arca.house.store.count("SELECT COUNT(*) FROM blob") == blobs)
            await #expect(throws: ImportFileRefused.empty) {
                try await arca.run(TryImport(bytes: []))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what no keyboard writes is a fault of its cell`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let text = "codice esterno;cognome\nA;\u{1B}[31mTassi\nB;\"Ro\tsi\"\n"
            let report = try await preview(village, text)
            #expect(report.faults.map { "\($0.line) \($0.columnName ?? "")" } == ["2 cognome"])
            #expect(report.created == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `1d: the past enters with its own dates, in its own order, and twice changes nothing`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let first = try await live(village, Array(Self.file.utf8))
            #expect([first.created, first.changed, first.unchanged, first.failed] == [3, 0, 0, 1])
            #expect(first.status == .done)
            let whole = try await village.register(on: day("2026-03-09"), isWhole: true)
            #expect(whole.lines.map(\.number) == [1, 2, 3, 4])
            #expect(whole.members == 3)
            #expect(try await village.register(on: day("2024-12-31")).members == 4)
            #expect(try await village.register(on: day("2012-02-29")).members == 1)
            let lia = whole.lines[3]
            #expect(lia.name == "Verdi Lia")
            #expect(lia.sponsorName == "Tassi Bruno")
            #expect(lia.enteredOn == day("2019-05-14"))
            #expect(lia.resolvedOn == day("2019-05-10"))
            #expect(whole.lines[2].shareCents == 1_250_00)
            #expect(whole.lines[2].exit == .withdrawal)

            let facts = try await village.arca.verify().facts
            let second = try await live(village, Array(Self.file.utf8))
            #expect(
                [second.created, second.changed, second.unchanged, second.failed] == [0, 0, 3, 1])
            // Only the import's own: received, started, advanced twice.
            #expect(try await village.arca.verify().facts == facts + 4)
            let next = try await village.member("Neri", "Ugo", on: day("2026-03-09"))
            #expect(next.number == 5)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what a later file says more is added, what it leaves empty stays`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            _ = try await live(village, Array(Self.file.utf8))
            let text = """
                tax identifier,family name,given name,mobile,notes,town,zip
                TSSBRN71C14F257B,Tassi,Bruno,"333 1234567","Chiamare
                la sera, \"\"dopo le 18\"\"\",Modena,41121

                """
            let line = try await live(village, Array(text.utf8))
            #expect([line.created, line.changed, line.unchanged, line.failed] == [0, 1, 0, 0])
            let party = try #require(
                try await village.arca.ask(PartiesByName(text: "tassi bruno")).lines.first?.party)
            #expect(party.notes == "Chiamare\nla sera, \"dopo le 18\"")
            let contacts = try await village.card(party.id).contacts.map(\.value)
            #expect(contacts == ["41121 Modena", "bruno@tassi.example", "+393331234567"])
            let again = try await live(village, Array(text.utf8))
            #expect([again.changed, again.unchanged] == [0, 1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `each fault has its line, its column and what to do`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let text =
                Self.head + """
                    2;Tassi;Bruno;;TSSBRN71C14F257X;bruno@;12;Armeria;1;31/02/2012;7;2012-02-20;;cinquanta;;;forse;mago
                    3;Neri;Ugo;;;;;Officine del Borgo;1;2019-02-01;8/2019;2019-01-10;;25,00;;;;
                    4;Bassi;Ivo;;;;;Officine del Borgo;77;2018-02-01;8/2018;2018-01-10;;25,00;;;;
                    5;Gatti;Ada;;;;;Officine del Borgo;1;2018-02-01;;;;25,00;;;;
                    6;Gatti;Eva;;;;;Orti;1;2018-02-01;8/2018;2018-01-10;;25,00;;;;
                    7;Gatti;Pia;;;;;Officine del Borgo;1;2099-02-01;8/2018;2018-01-10;;25,00;;;;
                    9;Gatti;Lea;;;;;Officine del Borgo;1;2018-02-01;8/2018;2018-01-10;;25,00;31/12/2019;;;

                    """
            let report = try await preview(village, text)
            #expect(report.failed == 7)
            #expect(report.missingNumbers == [8])
            let places = report.faults.map { "\($0.line) \($0.columnName ?? "")" }
            #expect(
                places == [
                    "2 codice fiscale", "2 e-mail", "2 telefono", "2 socio dal", "2 quota versata",
                    "2 fondatore", "2 ruoli", "3 carta firmata il", "4 presentato da",
                    "5 delibera numero",
                    "6 collettività", "7 socio dal", "8 causa uscita",
                ])
            #expect(report.faults[0].column == 5)
            #expect(report.faults[0].value == "TSSBRN71C14F257X")
            #expect(report.faults.allSatisfy { !$0.sentence.it.isEmpty && !$0.sentence.en.isEmpty })
        }
    }

    @Test(arguments: TestEngine.available)
    func `M1: a number in use is nobody else's, a member's dates are not moved by a file`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            _ = try await live(village, Array(Self.file.utf8))
            let text =
                Self.head + """
                    2;Neri;Ugo;;;;;Officine del Borgo;1;2018-02-01;8/2018;2018-01-10;;25,00;;;;
                    9;Tassi;Bruno;;TSSBRN71C14F257B;;;Officine del Borgo;1;2018-02-01;8/2018;2018-01-10;;25,00;;;;
                    4;Verdi;Lia;;TSSBRN71C14F257B;;;;;14/05/2019;;;;;;;;

                    """
            let report = try await preview(village, text)
            #expect(report.failed == 3)
            #expect(
                report.faults.map(\.columnName) == ["socio dal", "numero socio", "codice fiscale"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `cut off half way, an import goes on where it was`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let id = try await receive(village, Array(Self.file.utf8))
            let part = try await arca.run(AdvanceImport(importID: id, count: 1))
            #expect([part.doneRows, part.rows] == [1, 4])
            // Meanwhile numbers that the file brings are kept free.
            #expect(try await village.member("Neri", "Ugo", on: day("2026-03-09")).number == 5)
            let end = try await arca.run(AdvanceImport(importID: id))
            #expect(end.isDone)
            let facts = try await arca.verify().facts
            #expect(try await arca.run(AdvanceImport(importID: id)) == end)
            #expect(try await arca.verify().facts == facts)
            let brought = try await arca.house.store.read {
                try $0.count("SELECT COUNT(*) FROM fact WHERE import_id = \(id)")
            }
            #expect(brought > 10)
            await #expect(throws: ImportFileRefused.finished) {
                try await arca.run(GiveUpImport(importID: id))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a started import is finished in the background, in its author's name`(
        _ engine: TestEngine
    )
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            let id = try await receive(village, Array(Self.file.utf8))
            try await arca.run(StartImport(importID: id))
            await #expect(throws: ImportFileRefused.finished) {
                try await arca.run(StartImport(importID: id))
            }
            let worker = try #require(MembersFeature().workers(in: arca.house).first)
            let task = Task { try await worker.run() }
            var line = try await arca.ask(ShowImport(importID: id)).summary
            for _ in 0..<200_000 where line.status != .done {
                await Task.yield()
                line = try await arca.ask(ShowImport(importID: id)).summary
            }
            task.cancel()
            _ = await task.result
            #expect(line.status == .done)
            #expect(line.created == 3)
            let authors = try await arca.house.store.read {
                try $0.values(
                    "SELECT DISTINCT actor FROM fact WHERE import_id = \(id)", as: ID<Account>.self)
            }
            #expect(authors == [arca.giulia.id])
        }
    }

    @Test(arguments: TestEngine.available)
    func `founders enter by the deed, whatever their place in the file`(_ engine: TestEngine)
        async throws
    {
        let opening = Instant("2011-04-14T08:00:00Z") ?? TestArca.opening
        try await TestArca.with(engine, features: [MembersFeature()], at: opening) { arca in
            arca.time.set(TestArca.opening)
            let text = """
                numero socio;cognome;nome;socio dal;fondatore;quota versata;codice esterno
                2;Riva;Anna;14/04/2011;sì;25;a
                1;Gatti;Ivo;14/04/2011;sì;25;b
                3;Neri;Ugo;15/04/2011;sì;25;c

                """
            let id = try await arca.run(ReceiveImport(fileName: nil, bytes: Array(text.utf8)))
            let report = try await arca.run(PreviewImport(importID: id))
            #expect(report.created == 2)
            #expect(report.faults.map(\.line) == [4])
            _ = try await arca.run(AdvanceImport(importID: id))
            let register = try await arca.ask(MemberRegister())
            #expect(register.lines.map(\.name) == ["Gatti Ivo", "Riva Anna"])
            #expect(register.lines.allSatisfy { $0.isFounder && $0.resolutionKind == .foundation })
        }
    }

    @Test(arguments: TestEngine.available)
    func `files that are no table of ours are refused with a reason`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            for (bytes, code) in [
                (Array("".utf8), "empty"), (Array("cognome;nome\n".utf8), "empty"),
                (Array("a;b\n1;2\n".utf8), "noNames"),
                (Array("cognome;Cognome\na;b\n".utf8), "columnTwice"),
                ([0xFF, 0xFE, 0x63, 0], "unreadable"),
                (Array("PK\u{3}\u{4}\0cognome\na\0b\n".utf8), "unreadable"),
                (Array("cognome\n\"Tassi\n".utf8), "unreadable"),
                (Array(("cognome" + String(repeating: ";x", count: 1_000_000)).utf8), "unreadable"),
                (Array("cognome\n\"Tassi\" B\n".utf8), "unreadable"),
            ] {
                let refusal = await #expect(throws: ImportFileRefused.self) {
                    try await receive(village, bytes)
                }
                #expect(refusal?.code == code)
            }
            await #expect(throws: InputRefused.self) {
                try await village.arca.run(ReceiveImport(fileName: "x", file: "=§="))
            }
            await #expect(throws: ImportFileRefused.notFound) {
                try await village.arca.run(AdvanceImport(importID: ID(rawValue: 4)))
            }
        }
    }
}
