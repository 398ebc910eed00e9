import ArcaTesting
import Commons
import Kernel
import Members
import Testing

/// A small cooperative to test on, founded on 14 April 2011 by Anna, with a validated community, a
/// charter and a resolution. Today is 9 March 2026.
struct Village {
    let arca: TestArca
    /// Member number 1, a founder.
    let anna: ID<Party>
    let workshop: ID<Community>
    let charter: ID<CharterVersion>

    static let founded = day("2011-04-14")

    static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? .first }

    static func with<Value: Sendable>(
        _ engine: TestEngine, _ body: (Village) async throws -> Value
    ) async throws -> Value {
        let opening = Instant("2011-04-14T08:00:00Z") ?? Instant(milliseconds: 0)
        return try await TestArca.with(engine, features: [MembersFeature()], at: opening) { arca in
            arca.time.set(TestArca.opening)
            return try await body(try await Village(arca))
        }
    }

    init(_ arca: TestArca) async throws {
        self.arca = arca
        let day = Village.day
        anna = try await arca.run(
            RegisterParty(partyName: "Riva", givenName: "Anna", on: Village.founded))
        let deed = try await arca.run(
            RecordResolution(kind: .foundation, number: "1", on: Village.founded))
        try await arca.run(PayShare(party: anna, shareCents: 25_00, on: Village.founded))
        let application = try await arca.run(
            ApplyForMembership(party: anna, isFounder: true, on: Village.founded))
        try await arca.run(
            AdmitMember(application: application, resolution: deed, enteredOn: Village.founded))
        workshop = try await arca.run(
            ProposeCommunity(
                communityName: "Officine del Borgo", kind: .group, on: day("2011-05-01")))
        let board = try await arca.run(RecordResolution(number: "1", on: day("2011-05-02")))
        try await arca.run(
            ValidateCommunity(
                community: workshop, resolution: board, reason: "Gruppo coeso di artigiani."))
        charter = try await arca.run(
            PublishCharter(
                title: "Carta dei Valori condivisi", text: "Ci aiutiamo a vicenda.",
                inForceFrom: day("2016-01-01")))
    }

    /// A person, known since long ago.
    func person(_ name: String, _ givenName: String) async throws -> ID<Party> {
        try await arca.run(
            RegisterParty(partyName: name, givenName: givenName, on: Village.day("2011-06-01")))
    }

    /// Somebody who lacks nothing: applied on the day, presented by Anna, signed and paid.
    func applicant(
        _ name: String, _ givenName: String, on day: CalendarDate, sponsor: ID<Party>? = nil
    ) async throws -> (party: ID<Party>, application: ID<MembershipApplication>) {
        let party = try await person(name, givenName)
        if day >= Village.day("2016-01-01") {
            try await arca.run(
                SignCharter(party: party, typedName: "\(givenName) \(name)", on: day))
        }
        try await arca.run(PayShare(party: party, shareCents: 25_00, on: day))
        let application = try await arca.run(
            ApplyForMembership(party: party, sponsor: sponsor ?? anna, community: workshop, on: day)
        )
        return (party, application)
    }

    func resolution(_ number: String, on day: CalendarDate, kind: ResolutionKind = .board)
        async throws -> ID<BoardResolution>
    {
        try await arca.run(RecordResolution(kind: kind, number: number, on: day))
    }

    /// Admitted on the day, with all that is needed.
    @discardableResult
    func member(
        _ name: String, _ givenName: String, on day: CalendarDate, sponsor: ID<Party>? = nil
    ) async throws -> (party: ID<Party>, number: Int) {
        let (party, application) = try await applicant(name, givenName, on: day, sponsor: sponsor)
        let resolution = try await resolution("amm \(name)", on: day)
        let number = try await arca.run(
            AdmitMember(application: application, resolution: resolution, enteredOn: day))
        return (party, number)
    }

    /// What stands between an application and the register; nil where it was admitted.
    func refused(_ command: AdmitMember) async -> [AdmissionObstacle]? {
        do {
            _ = try await arca.run(command)
            return nil
        } catch let refused as AdmissionRefused {
            return refused.obstacles
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    func card(_ party: ID<Party>) async throws -> PartyCard {
        try await arca.ask(ShowParty(party: party))
    }

    func register(on day: CalendarDate, knownAt: Instant? = nil, isWhole: Bool = false) async throws
        -> MemberRegister.Answer
    {
        try await arca.ask(MemberRegister(on: day, knownAt: knownAt, isWhole: isWhole))
    }
}

func day(_ text: String) -> CalendarDate { Village.day(text) }
