import ArcaTesting
import Commons
import Journal
import Kernel
import Members
import Store
import Testing

@testable import Desk

/// D6: visits have a place and a community, and are counted by both.
@Suite struct VisitTests {
    private static func community(
        _ name: String, _ room: DeskRoom
    ) async throws -> ID<Community> {
        try await room.arca.run(
            ProposeCommunity(communityName: name, kind: .firm, territory: "\(name), Modena"))
    }

    @Test(arguments: TestEngine.available)
    func `D6: whoever took part in a meeting is in its record and finds it in the own story`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            func person(_ given: String) async throws -> ID<Party> {
                try await room.arca.run(RegisterParty(partyName: "Tassi", givenName: given))
            }
            let (bruno, carla, dario) = (
                try await person("Bruno"), try await person("Carla"), try await person("Dario")
            )
            try await room.arca.run(LinkCase(caseFile: file, party: bruno))
            func met(_ means: ContactMeans, _ people: [ID<Party>]) async throws -> ID<CaseContact> {
                try await room.arca.run(
                    RecordContact(
                        caseFile: file, means: means, minutes: 30, note: "Polizza di famiglia",
                        participants: people))
            }
            // The person of the case is there anyway, and nobody is there twice.
            let meeting = try await met(.meeting, [dario, carla, bruno, carla])
            let told = try #require(
                try await room.arca.ask(ShowCase(caseFile: file)).contacts.first {
                    $0.id == meeting
                })
            #expect(told.participants.map(\.name) == ["Carla Tassi", "Dario Tassi"])
            let story = try await room.arca.house.store.read {
                try Timeline(of: carla.subject, limit: 5).fetch(from: $0).map(\.name)
            }
            #expect(story.contains(ContactRecorded.name))
            let line = try #require(try await room.arca.ask(VisitRecords()).lines.first)
            #expect(line.participants.map(\.party) == told.participants.map(\.party))
            // It is one meeting still.
            let counted = try await room.arca.ask(VisitsByPlace()).communities
            #expect(counted.map(\.meetings) == [1])
            #expect(counted.map(\.minutes) == [30])
            await #expect(throws: ContactRefused.nobodyMet) {
                _ = try await met(.note, [carla])
            }
            await #expect(throws: CommonRefusal.notFound) {
                _ = try await met(.call, [ID(rawValue: 77)])
            }
            await #expect(throws: ContactRefused.tooManyParticipants) {
                _ = try await met(.visit, Array(repeating: carla, count: 51))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `D6: a visit is of the person's community of that day unless another is said`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let bruno = try await room.arca.run(
                RegisterParty(partyName: "Tassi", givenName: "Bruno"))
            let (tassi, borgo) = (
                try await Self.community("Officina Tassi", room),
                try await Self.community("Il Borgo", room)
            )
            func met(
                _ means: ContactMeans, place: String? = nil, community: ID<Community>? = nil
            ) async throws {
                try await room.arca.run(
                    RecordContact(
                        caseFile: file, means: means, minutes: 20, note: "Visti", place: place,
                        community: community))
            }
            // Nobody knows yet whose case it is.
            try await met(.visit)
            try await room.arca.run(LinkCase(caseFile: file, party: bruno))
            try await room.arca.run(JoinCommunity(party: bruno, community: tassi))
            try await met(.visit, place: " Sassuolo ")
            try await met(.visit, place: "Sassuolo", community: borgo)
            try await met(.meeting, place: "Sassuolo")
            try await met(.call, place: "Sassuolo")
            let answer = try await room.arca.ask(VisitsByPlace())
            #expect(answer.communities.map(\.title) == ["Officina Tassi", "Il Borgo", nil])
            #expect(answer.communities.map(\.visits) == [1, 1, 1])
            #expect(answer.communities.map(\.meetings) == [1, 0, 0])
            #expect(answer.communities.map(\.minutes) == [40, 20, 20])
            #expect(answer.places.map(\.title) == ["Sassuolo", nil])
            #expect(answer.places.map(\.visits) == [2, 1])
            // Each figure opens onto as many records.
            func records(_ query: VisitRecords) async throws -> Int {
                try await room.arca.ask(query).lines.count
            }
            #expect(try await records(VisitRecords(community: tassi)) == 2)
            #expect(try await records(VisitRecords(isWithoutCommunity: true)) == 1)
            #expect(try await records(VisitRecords(place: "Sassuolo")) == 2)
            #expect(try await records(VisitRecords(isWithoutPlace: true)) == 1)
            var after: String?
            var seen = Set<ID<CaseContact>>()
            repeat {
                let page = try await room.arca.ask(VisitRecords(after: after, limit: 1))
                seen.formUnion(page.lines.map(\.contact))
                after = page.next
            } while after != nil && seen.count < 9
            #expect(seen.count == 4)
            let before = room.today.adding(days: -1)
            #expect(try await room.arca.ask(VisitsByPlace(until: before)).communities.isEmpty)
            let places = try await room.arca.house.store.read { try KnownPlaces.of(bruno, in: $0) }
            #expect(places == ["Officina Tassi, Modena", "Sassuolo"])
            #expect(
                try await room.show(file).contacts.compactMap(\.place) == ["Sassuolo", "Sassuolo"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `D6: a community that is none is not found, a place has an end`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(
                    RecordContact(
                        caseFile: file, means: .visit, minutes: 1, note: "Visti",
                        community: ID(rawValue: 3)))
            }
            await #expect(throws: InputRefused.self) {
                try await room.arca.run(
                    RecordContact(
                        caseFile: file, means: .visit, minutes: 1, note: "Visti",
                        place: String(repeating: "x", count: 121)))
            }
            #expect(try await room.show(file).contacts.isEmpty)
        }
    }
}
