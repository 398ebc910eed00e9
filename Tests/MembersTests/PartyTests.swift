import ArcaTesting
import Commons
import Journal
import Kernel
import Members
import Testing

@Suite struct PartyTests {
    @Test(arguments: TestEngine.available)
    func `who writes or calls is found whatever the form of the address`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let bruno = try await village.arca.run(
                RegisterParty(
                    partyName: "Tassi", givenName: "Bruno",
                    contacts: [
                        ContactDraft(.mail, "Bruno@OfficinaTassi.example"),
                        ContactDraft(.phone, "059 12 34 56"),
                    ]))
            let address = try MailAddress("bruno@officinatassi.EXAMPLE")
            let phone = try Phone("+39 059123456")
            let store = village.arca.house.store
            #expect(try await store.read { try Parties.byMail(address, in: $0) } == [bruno])
            #expect(try await store.read { try Parties.byPhone(phone, in: $0) } == [bruno])

            let contact = try #require(
                try await village.card(bruno).contacts.first { $0.kind == .mail })
            try await village.arca.run(EndContact(contact: contact.id))
            #expect(try await store.read { try Parties.byMail(address, in: $0) } == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `M5: the same fiscal code is one party, also in a variant of it`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let code = try TaxIdentifier("RSSMRA85T10A562S")
            try await village.arca.run(
                RegisterParty(partyName: "Rossi", givenName: "Mario", taxIdentifier: code))
            let variant = try TaxIdentifier("RSSMRA85T10A56NH")
            await #expect(
                throws: PartyRefused.sameTaxIdentifier(field: "taxIdentifier", name: "Mario Rossi")
            ) {
                try await village.arca.run(
                    RegisterParty(partyName: "Rossi", givenName: "M.", taxIdentifier: variant))
            }
            let found = try await village.arca.ask(PartiesByName(text: "rossi"))
            #expect(found.lines.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a person's code on an organisation is refused, and a birth in the future`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let code = try TaxIdentifier("RSSMRA85T10A562S")
            await #expect(throws: PartyRefused.personsCodeOnOrganisation) {
                try await village.arca.run(
                    RegisterParty(kind: .organisation, partyName: "Officina", taxIdentifier: code))
            }
            await #expect(throws: PartyRefused.bornInTheFuture) {
                try await village.arca.run(
                    RegisterParty(partyName: "Rossi", bornOn: day("2026-03-10")))
            }
            await #expect(throws: DayRefused.inTheFuture(field: "on")) {
                try await village.arca.run(RegisterParty(partyName: "Rossi", on: day("2026-03-10")))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `as one types: any beginning of the name, the code, the number, the address`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            try await village.arca.run(
                RegisterParty(
                    partyName: "D'Alì", givenName: "Niccolò",
                    taxIdentifier: try TaxIdentifier("DLANCL79A01H223S"),
                    contacts: [ContactDraft(.mail, "nic@posta.example")]))
            try await village.arca.run(
                RegisterParty(
                    kind: .organisation, partyName: "Officina Tassi srl",
                    contacts: [ContactDraft(.phone, "059 123456")]))
            func names(_ text: String) async throws -> [String] {
                try await village.arca.ask(PartiesByName(text: text)).lines.map(\.party.name.shown)
            }
            for text in [
                "dali", "D'ALÌ N", "niccolo d", "alì nic", "dlancl79", "nic@po",
            ] {
                #expect(try await names(text) == ["Niccolò D'Alì"], "\(text)")
            }
            for text in [
                "tassi", "offi", "srl", "srl offic", "059 1234", "059.12345", "+39 059123456",
            ] {
                #expect(try await names(text) == ["Officina Tassi srl"], "\(text)")
            }
            #expect(try await names("1") == ["Anna Riva"])
            #expect(try await names("%") == [])
            #expect(try await names("zz") == [])
            #expect(try await names("tassi niccolo") == [])
        }
    }

    /// Most likely meant is whose name in a list begins so; all the others that a word of the name
    /// tells come after them, each once.
    @Test(arguments: TestEngine.available)
    func `as one types: first whose name begins so, then who has such a word, in pages`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            for (name, given) in [
                ("Zanni", "Paolo"), ("Abati", "Paola"), ("Paolini", "Ugo"), ("Paoli", "Paola"),
                ("De Paolis", "Ida"), ("Paoli", "Anna"), ("Pavan", "Ezio"),
            ] {
                try await village.arca.run(RegisterParty(partyName: name, givenName: given))
            }
            for limit in [1, 2, 3, 4, 50] {
                var seen: [String] = []
                var after: String?
                repeat {
                    let page = try await village.arca.ask(
                        PartiesByName(text: " PAO", after: after, limit: limit))
                    seen += page.lines.map(\.party.name.shown)
                    after = page.next
                } while after != nil
                #expect(
                    seen == [
                        "Anna Paoli", "Paola Paoli", "Ugo Paolini", "Paola Abati", "Ida De Paolis",
                        "Paolo Zanni",
                    ], "\(limit) in a page")
            }
            let both = try await village.arca.ask(PartiesByName(text: "paoli p"))
            #expect(
                both.lines.map(\.party.name.shown) == [
                    "Paola Paoli", "Ida De Paolis", "Anna Paoli", "Ugo Paolini",
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `pages of parties follow one another without a gap`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            for number in 0..<25 {
                try await village.arca.run(
                    RegisterParty(partyName: "Neri", givenName: "N\(number % 5)"))
            }
            var seen: [ID<Party>] = []
            var after: String?
            repeat {
                let page = try await village.arca.ask(
                    PartiesByName(text: "neri", after: after, limit: 7))
                seen += page.lines.map(\.party.id)
                after = page.next
            } while after != nil
            #expect(seen.count == 25)
            #expect(Set(seen).count == 25)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a correction on a stale reading is refused and says what differs`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let read = try await village.card(village.anna).party
            try await village.arca.run(
                CorrectParty(
                    party: read.id, version: read.version, partyName: "Riva Bianchi",
                    givenName: "Anna"))
            let refusal = await #expect(throws: PartyRefused.self) {
                try await village.arca.run(
                    CorrectParty(
                        party: read.id, version: read.version, partyName: "Riva", givenName: "Anna",
                        notes: "Chiamare di sera."))
            }
            #expect(refusal?.code == "changedMeanwhile")
            #expect(refusal?.details.map(\.en) == ["Family name or organisation", "Notes"])
            let found = try await village.arca.ask(PartiesByName(text: "riva bia"))
            #expect(found.lines.map(\.party.id) == [read.id])
        }
    }

    @Test(arguments: TestEngine.available)
    func `possible duplicates are told apart by how alike they are`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let first = try await village.arca.run(
                RegisterParty(
                    partyName: "Rossi", givenName: "Mario", bornOn: day("1985-12-10"),
                    contacts: [ContactDraft(.mail, "casa.rossi@posta.example")]))
            let wife = try await village.arca.run(
                RegisterParty(
                    partyName: "Verdi", givenName: "Lia",
                    contacts: [ContactDraft(.mail, "casa.rossi@posta.example")]))
            _ = try await village.arca.run(
                RegisterParty(partyName: "Rossi", givenName: "Mario", bornOn: day("1950-01-01")))
            let lines = try await village.arca.ask(
                PossibleDuplicates(
                    partyName: "ROSSI", givenName: "mario", bornOn: day("1985-12-10"),
                    mail: try MailAddress("casa.rossi@posta.example")))
            #expect(lines.map(\.party.id) == [first, wife])
            #expect(lines.map(\.likenesses) == [[.mail, .nameAndBirth], [.mail]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `M5: one party, many roles, counted on any day`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let tassi = try await village.person("Tassi", "Bruno")
            try await village.arca.run(
                BeginRole(party: tassi, role: .client, on: day("2015-01-01")))
            try await village.arca.run(
                BeginRole(party: tassi, role: .supplier, on: day("2016-01-01")))
            try await village.arca.run(
                BeginRole(party: tassi, role: .client, on: day("2017-01-01")))
            try await village.arca.run(EndRole(party: tassi, role: .client, on: day("2018-12-31")))
            func counts(_ text: String) async throws -> [Int] {
                try await village.arca.ask(RoleCounts(on: day(text))).map(\.count)
            }
            // member, client, supplier, contact, operator
            #expect(try await counts("2011-04-13") == [0, 0, 0, 0, 0])
            #expect(try await counts("2015-06-01") == [1, 1, 0, 0, 0])
            #expect(try await counts("2018-12-31") == [1, 1, 1, 0, 0])
            #expect(try await counts("2019-01-01") == [1, 0, 1, 0, 0])
            await #expect(throws: RoleRefused.periodsOverlap) {
                try await village.arca.run(
                    BeginRole(party: tassi, role: .client, on: day("2018-12-31")))
            }
            await #expect(throws: RoleRefused.followsFromElsewhere) {
                try await village.arca.run(BeginRole(party: tassi, role: .member))
            }
            let waiting = try await village.arca.ask(MembersNotYetClients())
            #expect(waiting.lines.map(\.party.id) == [village.anna])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an account is one person's`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            let giulia = try #require(arca.giulia.id)
            let party = try await village.person("Ferrari", "Giulia")
            try await arca.run(LinkAccount(party: party, account: giulia))
            await #expect(throws: RoleRefused.accountLinkedAlready) {
                try await arca.run(LinkAccount(party: village.anna, account: giulia))
            }
            await #expect(throws: RoleRefused.accountNotFound) {
                try await arca.run(
                    LinkAccount(party: village.anna, account: arca.renzo.id ?? giulia))
            }
            let card = try await village.card(party)
            #expect(card.roles(on: day("2026-03-09")) == [.operator])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a wrong contact is refused in its own field; the preferred one follows`(
        _ engine: TestEngine
    )
        async throws
    {
        try await Village.with(engine) { village in
            let refusal = await #expect(throws: InputRefused.self) {
                try await village.arca.run(
                    AddContact(party: village.anna, contact: ContactDraft(.mail, "anna@@posta")))
            }
            #expect(refusal?.field == "contact.value")
            let address = ContactDraft(street: "Via Emilia 12", postalCode: "4112", town: "Modena")
            let postal = await #expect(throws: InputRefused.self) {
                try await village.arca.run(AddContact(party: village.anna, contact: address))
            }
            #expect(postal?.field == "contact.postalCode")

            let first = try await village.arca.run(
                AddContact(party: village.anna, contact: ContactDraft(.mail, "anna@uno.example")))
            let second = try await village.arca.run(
                AddContact(
                    party: village.anna, contact: ContactDraft(.mail, "anna@due.example"),
                    isPreferred: true))
            await #expect(throws: ContactRefused.alreadyThere) {
                try await village.arca.run(
                    AddContact(
                        party: village.anna, contact: ContactDraft(.mail, "anna@due.example")))
            }
            #expect(try await village.card(village.anna).contacts.map(\.id) == [second, first])
            try await village.arca.run(EndContact(contact: second))
            let left = try await village.card(village.anna).contacts
            #expect(left.map(\.id) == [first])
            #expect(left.first?.isPreferred == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `parties are found in the memory by their own words`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let party = try await village.arca.run(
                RegisterParty(
                    kind: .organisation, partyName: "Panificio Montanari",
                    notes: "Consegna il mercoledì."))
            let page = try await village.arca.house.store.read {
                try Search("mercoledi", order: .newest, limit: 5).fetch(from: $0)
            }
            #expect(page.hits.map(\.fact.name) == ["members.partyRegistered.v1"])
            let timeline = try await village.arca.house.store.read {
                try Timeline(of: party.subject).fetch(from: $0)
            }
            #expect(timeline.count == 1)
        }
    }
}
