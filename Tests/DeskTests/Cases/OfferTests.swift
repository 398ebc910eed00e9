import ArcaTesting
import Commons
import Kernel
import Store
import Testing

@testable import Desk

/// D2: nobody can assign work to somebody else; one can only offer it.
@Suite struct OfferTests {
    private static func held(_ room: DeskRoom, _ number: Int = 1) async throws -> ID<CaseFile> {
        let file = try await room.brunoAsks(number)
        try await room.arca.run(TakeCase(caseFile: file))
        return file
    }

    private static func offer(_ room: DeskRoom, _ file: ID<CaseFile>) throws -> OfferCase {
        OfferCase(
            caseFile: file, to: try #require(room.arca.marta.id), note: "Conosci bene l'officina")
    }

    private static func offered(_ room: DeskRoom, to actor: Actor) async throws -> [ID<CaseFile>] {
        try await room.arca.ask(Queue(queue: .offered), as: actor).lines.map(\.caseFile.id)
    }

    @Test(arguments: TestEngine.available)
    func `D2: an offered case stays where it is until the colleague takes it`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await Self.held(room)
            try await room.arca.run(try Self.offer(room, file))
            #expect(try await room.row(file).holder == room.arca.giulia.id)
            #expect(try await Self.offered(room, to: room.arca.marta) == [file])
            #expect(try await Self.offered(room, to: room.arca.giulia).isEmpty)
            let line = try #require(try await room.show(file).offer)
            #expect((line.fromName, line.toName) == ("Giulia Ferrari", "Marta Neri"))
            #expect(line.offer.note == "Conosci bene l'officina")
            try await room.arca.run(TakeCase(caseFile: file), as: room.arca.marta)
            #expect(try await room.row(file).holder == room.arca.marta.id)
            #expect(try await room.show(file).offer == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: an offer is declined, taken back, or over with the case`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await Self.held(room)
            try await room.arca.run(try Self.offer(room, file))
            try await room.arca.run(EndOffer(caseFile: file), as: room.arca.marta)
            #expect(try await room.row(file).holder == room.arca.giulia.id)
            await #expect(throws: OfferRefused.noOffer) {
                try await room.arca.run(EndOffer(caseFile: file), as: room.arca.marta)
            }
            try await room.arca.run(try Self.offer(room, file))
            try await room.arca.run(EndOffer(caseFile: file))
            try await room.arca.run(try Self.offer(room, file))
            try await room.arca.run(ReleaseCase(caseFile: file))
            #expect(try await Self.offered(room, to: room.arca.marta).isEmpty)
            try await room.arca.run(TakeCase(caseFile: file))
            try await room.arca.run(try Self.offer(room, file))
            try await room.arca.run(CloseCase(caseFile: file, reason: "spam"))
            #expect(try await Self.offered(room, to: room.arca.marta).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: only what one holds is offered, to a colleague who works here`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await Self.held(room)
            let offer = try Self.offer(room, file)
            await #expect(throws: OfferRefused.notHeldByYou) {
                try await room.arca.run(offer, as: room.arca.marta)
            }
            for somebody in [room.arca.giulia.id, room.arca.renzo.id, ID(rawValue: 7)] {
                let to = try #require(somebody)
                await #expect(throws: OfferRefused.noColleague) {
                    try await room.arca.run(OfferCase(caseFile: file, to: to, note: "Tieni"))
                }
            }
            await #expect(throws: InputRefused.missing(field: "note")) {
                try await room.arca.run(OfferCase(caseFile: file, to: offer.to, note: " "))
            }
            #expect(try await room.show(file).offer == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D2: whoever cannot come gives all back, and nothing of the others`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let mine = try await [Self.held(room, 1), Self.held(room, 2)]
            let martas = try await room.brunoAsks(3)
            try await room.arca.run(TakeCase(caseFile: martas), as: room.arca.marta)
            try await room.arca.run(
                SnoozeCase(caseFile: mine[1], until: room.today.adding(days: 9)))
            for actor in [room.arca.giulia, room.arca.marta] {
                try await room.arca.run(
                    MakePromise(
                        caseFile: martas, text: "Richiamare", dueOn: room.today.adding(days: 1)),
                    as: actor)
            }
            let given = try await room.arca.run(GiveEverythingBack())
            #expect(given == GiveEverythingBack.Outcome(cases: 2, promises: 1, tasks: 0))
            let free = try await room.arca.ask(Queue(queue: .free)).lines.map(\.caseFile.id)
            #expect(Set(free) == Set(mine))
            #expect(try await room.arca.ask(QueueCounts()).later == 0)
            #expect(try await room.row(martas).holder == room.arca.marta.id)
            let keepers = try await room.arca.ask(OpenPromises()).lines.map(\.keeperName)
            #expect(Set(keepers) == [nil, "Marta Neri"])
            #expect(try await room.arca.run(GiveEverythingBack()).cases == 0)
        }
    }
}
