import ArcaTesting
import Commons
import Journal
import Kernel
import Members
import Store
import Testing

@testable import Desk

/// J2, D7: what operators look for again and again is a queue of all.
@Suite struct CaseSearchTests {
    private static func found(_ criteria: CaseCriteria, _ room: DeskRoom) async throws -> [ID<
        CaseFile
    >] {
        try await room.arca.ask(FindCases(criteria: criteria)).lines.map(\.caseFile.id)
    }

    @Test(arguments: TestEngine.available)
    func `J2: words are found wherever they were said, filters narrow, all must hold`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let (one, other) = (try await room.brunoAsks(1), try await room.brunoAsks(2))
            let third = try await room.arrives(
                TestLetter(
                    subject: "Grandinata", text: "Ieri la grandine ha rotto i vetri.",
                    messageID: "grandine@officinatassi.example"))
            room.arca.time.advance(seconds: 60)
            try await room.arca.run(
                RecordContact(caseFile: one, means: .call, minutes: 5, note: "Anche la serra"))
            // In a letter, in a note, in a title; in any form.
            for (words, cases) in [
                ("vetro", [third]), ("serre", [one]), ("certificati residenza", [one, other]),
                ("grandinate", [third]), ("vetro serra", []),
            ] as [(String, [ID<CaseFile>])] {
                #expect(try await Set(Self.found(CaseCriteria(words: words), room)) == Set(cases))
            }
            let kind = try await room.arca.run(MakeKind(title: "Sinistro"))
            let label = try await room.arca.run(MakeLabel(title: "Serre", tone: .leaf))
            let bruno = try await room.arca.run(
                RegisterParty(partyName: "Tassi", givenName: "Bruno"))
            let tassi = try await room.arca.run(
                ProposeCommunity(communityName: "Officina Tassi", kind: .firm))
            try await room.arca.run(SetKind(caseFile: third, kind: kind))
            try await room.arca.run(SetLabel(caseFile: one, label: label, isOn: true))
            try await room.arca.run(LinkCase(caseFile: other, party: bruno))
            try await room.arca.run(JoinCommunity(party: bruno, community: tassi))
            #expect(try await Self.found(CaseCriteria(kind: kind), room) == [third])
            #expect(
                try await Set(Self.found(CaseCriteria(isUnkinded: true), room)) == [one, other])
            #expect(try await Self.found(CaseCriteria(label: label), room) == [one])
            #expect(try await Self.found(CaseCriteria(party: bruno), room) == [other])
            #expect(try await Self.found(CaseCriteria(community: tassi), room) == [other])
            #expect(
                try await Self.found(CaseCriteria(words: "residenza", label: label), room) == [one])
            #expect(try await Self.found(CaseCriteria(kind: kind, label: label), room) == [])
            // How they stand.
            try await room.arca.run(TakeCase(caseFile: one))
            try await room.arca.run(CloseCase(caseFile: third, reason: "spam"))
            #expect(try await Self.found(CaseCriteria(standing: .mine), room) == [one])
            #expect(try await Self.found(CaseCriteria(standing: .free), room) == [other])
            #expect(try await Self.found(CaseCriteria(standing: .waiting), room) == [one, other])
            #expect(try await Self.found(CaseCriteria(words: "vetri"), room) == [])
            #expect(
                try await Self.found(CaseCriteria(words: "vetri", standing: .closed), room)
                    == [third])
            // A contact that was parted off is found where it is now.
            let call = try await room.arca.run(
                RecordContact(caseFile: one, means: .call, minutes: 5, note: "Una mongolfiera"))
            let split = try await room.arca.run(
                SplitCase(caseFile: one, title: "Volo", contacts: [call]))
            #expect(try await Self.found(CaseCriteria(words: "mongolfiera"), room) == [split])
            // What is asked for again is found as it is now.
            #expect(try await Self.found(CaseCriteria(words: "grandinate"), room) == [])
            let hail = try await room.arrives(
                TestLetter(
                    subject: "Tettoia", text: "La grandinata di ieri.",
                    messageID: "tettoia@officinatassi.example"))
            #expect(try await Self.found(CaseCriteria(words: "grandinate"), room) == [hail])
        }
    }

    @Test(arguments: TestEngine.available)
    func `J2, D7: saved, it is everybody's queue with its count and who made it`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            var files: [ID<CaseFile>] = []
            for number in 1...5 {
                files.append(try await room.brunoAsks(number))
                room.arca.time.advance(seconds: 60)
            }
            let search = try await room.arca.run(
                SaveSearch(
                    title: "Residenze", criteria: CaseCriteria(words: "residenza", standing: .free))
            )
            try await room.arca.run(TakeCase(caseFile: files[0]))
            let marta = room.arca.marta
            let count = try #require(
                try await room.arca.house.ask(QueueCounts(), as: marta).searches.first)
            #expect(count.found == 4 && count.search.title == "Residenze")
            #expect(count.madeByName == room.arca.giulia.name)
            // Page by page it lists what it counts, who has waited longest first.
            var all: [ID<CaseFile>] = []
            var after: String?
            repeat {
                let page = try await room.arca.house.ask(
                    Queue(queue: .search(search), after: after, limit: 2), as: marta)
                all += page.lines.map(\.caseFile.id)
                after = page.next
            } while after != nil && all.count < 99
            #expect(all == Array(files[1...]))
            #expect(QueueChoice("search-\(search)") == .search(search))
            // All are equal: another renames it, and deletes it.
            try await room.arca.run(RenameSearch(search: search, title: " Certificati "), as: marta)
            try await room.arca.run(RenameSearch(search: search, title: "Certificati"), as: marta)
            #expect(try await room.arca.facts(SearchRenamed.self).count == 1)
            #expect(
                try await room.arca.ask(SavedSearches()).map(\.search.title) == ["Certificati"])
            try await room.arca.run(RemoveSearch(search: search), as: marta)
            #expect(try await room.arca.ask(QueueCounts()).searches.isEmpty)
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.ask(Queue(queue: .search(search)))
            }
            let story = try await room.arca.house.store.read {
                try Timeline(of: search.subject, limit: 9).fetch(from: $0).map(\.name)
            }
            #expect(story == [SearchRemoved.name, SearchRenamed.name, SearchSaved.name])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D7: a badge counts no further than it shows, closed cases are not work`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            for number in 1...105 {
                try await room.arca.run(OpenCase(title: "Polizza \(number)", party: nil))
            }
            for (title, standing) in [("Aperte", CaseStanding.open), ("Chiuse", .closed)] {
                try await room.arca.run(
                    SaveSearch(
                        title: title, criteria: CaseCriteria(words: "polizza", standing: standing)))
            }
            let counts = try await room.arca.ask(QueueCounts()).searches
            #expect(counts.map(\.found) == [100, nil])
        }
    }

    @Test(arguments: TestEngine.available)
    func `J2: for nothing, twice under a name, too many and of what is not there are refused`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            func refuses(
                _ refusal: SearchRefused, _ title: String, _ criteria: CaseCriteria
            ) async {
                await #expect(throws: refusal) {
                    try await room.arca.run(SaveSearch(title: title, criteria: criteria))
                }
            }
            await refuses(.nothingAsked, "Tutto", CaseCriteria(words: " ", standing: .waiting))
            let words = CaseCriteria(words: "polizza")
            let one = try await room.arca.run(SaveSearch(title: "Polizze", criteria: words))
            await refuses(.titleInUse, " Polizze ", words)
            for criteria in [
                CaseCriteria(kind: ID(rawValue: 3)), CaseCriteria(label: ID(rawValue: 3)),
                CaseCriteria(mailbox: ID(rawValue: 3)),
                CaseCriteria(party: ID(rawValue: 3)), CaseCriteria(community: ID(rawValue: 3)),
            ] {
                await #expect(throws: CommonRefusal.notFound) {
                    try await room.arca.run(SaveSearch(title: "Niente", criteria: criteria))
                }
            }
            for (title, text) in [("", "a"), ("x", String(repeating: "x", count: 201))] {
                await #expect(throws: InputRefused.self) {
                    try await room.arca.run(
                        SaveSearch(title: title, criteria: CaseCriteria(words: text)))
                }
            }
            for number in 2...CaseSearch.most {
                try await room.arca.run(SaveSearch(title: "Ricerca \(number)", criteria: words))
            }
            await refuses(.tooMany, "Una di troppo", words)
            await #expect(throws: SearchRefused.titleInUse) {
                try await room.arca.run(RenameSearch(search: one, title: "Ricerca 2"))
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(RemoveSearch(search: one), as: room.arca.renzo)
            }
        }
    }
}
