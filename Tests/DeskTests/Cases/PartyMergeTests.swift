import ArcaTesting
import Commons
import Journal
import Kernel
import Mail
import Members
import Store
import Testing

@testable import Desk

/// M5: two records of one party become one, and part again exactly.
@Suite struct PartyMergeTests {
    /// What grows by the merging itself: facts, what was known when, the merge as history.
    private static let history: Set<String> = [
        "fact", "fact_content", "member_version", "party_version", "party_merge", "migration",
        "repetition",
    ]

    /// Every row of every table that a feature has, and who is told of which fact up to here.
    private static func state(_ room: DeskRoom, upTo sequence: Int64) async throws -> [String] {
        try await room.arca.house.store.read { db in
            var lines: [String] = []
            for table in try Schema.tables(of: db)
            where !history.contains(table.name) && !table.name.hasPrefix("search") {
                let name = SQL(stringLiteral: table.name)
                let columns = SQL(stringLiteral: table.columns.joined(separator: ", "))
                let order = SQL(
                    stringLiteral: table.columns.indices.map { "\($0 + 1)" }.joined(separator: ", ")
                )
                let some: SQL =
                    table.name == "fact_subject" ? "WHERE sequence <= \(sequence)" : ""
                let rows = try db.all("SELECT \(columns) FROM \(name) \(some) ORDER BY \(order)")
                lines += rows.map { "\(table.name) \($0.values)" }
            }
            return lines
        }
    }

    private struct World {
        let room: DeskRoom
        /// The member, who writes from one address; and the same person registered again.
        let bruno, again: ID<Party>
        let anna: ID<Party>
        let number: Int
        let caseFile: ID<CaseFile>

        var arca: TestArca { room.arca }
        func length() async throws -> Int64 {
            try await arca.house.store.read { try Journal.length(of: $0) }
        }
    }

    private static func with(
        _ engine: TestEngine, _ body: (World) async throws -> Void
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let arca = room.arca
            func person(_ name: String, _ given: String, _ contacts: [(ContactKind, String)] = [])
                async throws -> ID<Party>
            {
                try await arca.run(
                    RegisterParty(
                        partyName: name, givenName: given,
                        contacts: contacts.map { ContactDraft($0.0, $0.1) }))
            }
            try await arca.run(
                PublishCharter(
                    title: "Carta", text: "Ci aiutiamo.",
                    inForceFrom: CalendarDate("2016-01-01") ?? .first))
            func member(
                _ party: ID<Party>, _ name: String, by sponsor: ID<Party>?,
                _ community: ID<Community>?
            ) async throws -> Int {
                try await arca.run(SignCharter(party: party, typedName: name))
                try await arca.run(PayShare(party: party, shareCents: 50_00))
                let application = try await arca.run(
                    ApplyForMembership(
                        party: party, sponsor: sponsor, community: community,
                        isFounder: sponsor == nil))
                let resolution = try await arca.run(
                    RecordResolution(
                        kind: sponsor == nil ? .foundation : .board, number: name,
                        on: room.today))
                return try await arca.run(
                    AdmitMember(application: application, resolution: resolution))
            }
            let anna = try await person("Riva", "Anna")
            _ = try await member(anna, "Anna Riva", by: nil, nil)
            let workshop = try await arca.run(
                ProposeCommunity(communityName: "Officine", kind: .group))
            let board = try await arca.run(RecordResolution(number: "1", on: room.today))
            try await arca.run(
                ValidateCommunity(community: workshop, resolution: board, reason: "Coesi."))
            let bruno = try await person(
                "Tassi", "Bruno",
                [(.mail, "bruno@officinatassi.example"), (.phone, "059 123456")])
            let number = try await member(bruno, "Bruno Tassi", by: anna, workshop)
            let clara = try await person("Verdi", "Clara")
            _ = try await member(clara, "Clara Verdi", by: bruno, workshop)
            let again = try await arca.run(
                RegisterParty(
                    partyName: "Tassi", givenName: "Bruno",
                    taxIdentifier: try TaxIdentifier("RSSMRA85T10A562S"), externalCode: "X1",
                    contacts: [
                        ContactDraft(.mail, "tassi@posta.example"),
                        ContactDraft(.phone, "059 123456"),
                    ]))
            for party in [bruno, again] {
                try await arca.run(BeginRole(party: party, role: .client))
                try await arca.run(JoinCommunity(party: party, community: workshop))
            }
            try await arca.run(BeginRole(party: bruno, role: .supplier))
            try await arca.run(TakeOverParty(party: bruno))
            try await arca.run(TakeOverParty(party: again), as: arca.marta)
            try await arca.run(StandIn(party: bruno), as: arca.marta)
            let caseFile = try await room.brunoAsks()
            arca.time.advance(seconds: 60)
            try await body(
                World(
                    room: room, bruno: bruno, again: again, anna: anna, number: number,
                    caseFile: caseFile))
        }
    }

    @Test(arguments: TestEngine.available, [true, false])
    func `M5: parted again, every row is what it was`(_ engine: TestEngine, _ memberStays: Bool)
        async throws
    {
        try await Self.with(engine) { world in
            let (from, into) =
                memberStays ? (world.again, world.bruno) : (world.bruno, world.again)
            let length = try await world.length()
            let before = try await Self.state(world.room, upTo: length)
            try await world.arca.run(MergeParties(party: from, into: into))
            #expect(try await Self.state(world.room, upTo: length) != before)
            try await world.arca.run(PartParties(party: from))
            let after = try await Self.state(world.room, upTo: length)
            #expect(Set(after).subtracting(before).sorted() == [])
            #expect(Set(before).subtracting(after).sorted() == [])
            #expect(after.count == before.count)
            // And again, the other way round.
            try await world.arca.run(MergeParties(party: into, into: from))
            try await world.arca.run(PartParties(party: into))
            #expect(try await Self.state(world.room, upTo: length) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M5: merged, one record holds all, and the other's codes and number still find it`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { world in
            let arca = world.arca
            let moment = arca.time.now()
            let register = try await arca.ask(MemberRegister(knownAt: moment, isWhole: true))
            arca.time.advance(seconds: 60)
            try await arca.run(MergeParties(party: world.bruno, into: world.again))
            let card = try await arca.ask(ShowParty(party: world.again))
            #expect(card.memberNumber == world.number)
            #expect(card.merged.map(\.id) == [world.bruno])
            #expect(card.contacts.count == 3)
            #expect(Set(card.roles.map(\.role)) == [.member, .client, .supplier])
            #expect(try await arca.ask(ShowParty(party: world.bruno)) == card)
            for text in ["\(world.number)", "bruno tas", "059 123456", "RSSMRA85", "bruno@off"] {
                let found = try await arca.ask(PartiesByName(text: text)).lines.map(\.party.id)
                #expect(found == [world.again], "\(text)")
            }
            let shown = try await arca.ask(ShowMember(number: world.number))
            #expect(shown.party.id == world.again)
            #expect(shown.shareCents == 50_00)
            #expect(try await world.room.row(world.caseFile).party == world.again)
            let counts = try await arca.ask(RoleCounts())
            #expect(counts.first { $0.role == .client }?.count == 1)
            // As it was known before, the register is the same to the letter; as known now it is his.
            #expect(
                try await arca.ask(MemberRegister(knownAt: moment, isWhole: true)) == register)
            let now = try await arca.ask(MemberRegister(isWhole: true))
            let line = try #require(now.lines.first { $0.number == world.number })
            #expect(line.party == world.again && line.shareCents == 50_00)
            #expect(line.taxIdentifier == "RSSMRA85T10A562S")
            // What comes from the old address goes to the record that stays.
            let letter = TestLetter(
                subject: "Altro", text: "Quanto costa?", messageID: "new@officinatassi.example")
            let file = try await world.room.arrives(letter)
            #expect(try await world.room.row(file).party == world.again)
            await #expect(throws: PartyRefused.merged(field: "party")) {
                try await arca.run(PayShare(party: world.bruno, shareCents: 1_00))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M5: what came after the merge stays where it came, and counts add up`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { world in
            let arca = world.arca
            let capital = try await arca.ask(MemberRegister(isWhole: true)).lines
                .reduce(0) { $0 + $1.shareCents }
            try await arca.run(MergeParties(party: world.bruno, into: world.again))
            try await arca.run(PayShare(party: world.again, shareCents: 25_00))
            try await arca.run(EndRole(party: world.again, role: .supplier))
            let file = try await world.room.arrives(
                TestLetter(text: "Ancora io", messageID: "after@officinatassi.example"))
            try await arca.run(PartParties(party: world.bruno))
            #expect(try await world.room.row(world.caseFile).party == world.bruno)
            #expect(try await world.room.row(file).party == world.again)
            let held = try await arca.ask(ShowMember(number: world.number)).shareCents
            #expect(held == 50_00)
            let lines = try await arca.ask(MemberRegister(isWhole: true)).lines
            #expect(lines.reduce(0) { $0 + $1.shareCents } == capital)
            // The role that ended meanwhile is his who had it.
            let card = try await arca.ask(ShowParty(party: world.bruno))
            #expect(card.roles.first { $0.role == .supplier }?.to == world.room.today)
            await #expect(throws: PartyMergeRefused.notMerged) {
                try await arca.run(PartParties(party: world.bruno))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `M5: records whose cases were merged with each other are parted after the cases`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { world in
            let arca = world.arca
            let own = try await arca.run(OpenCase(title: "Telefonata", party: world.again))
            try await arca.run(MergeParties(party: world.bruno, into: world.again))
            try await arca.run(MergeCases(caseFile: world.caseFile, into: own))
            await #expect(throws: PartyCasesRefused.casesMerged) {
                try await arca.run(PartParties(party: world.bruno))
            }
            try await arca.run(UnmergeCase(caseFile: world.caseFile))
            try await arca.run(PartParties(party: world.bruno))
            #expect(try await world.room.row(own).party == world.again)
        }
    }
}
