import ArcaTesting
import Commons
import Kernel
import Store
import Testing

@testable import Desk

/// D2: two people do not answer the same message, because each sees the other.
@Suite struct PresenceTests {
    @Test(arguments: TestEngine.available)
    func `who reads or writes is seen by the others, until half a minute of silence`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let facts = try await room.count("SELECT COUNT(*) FROM fact")
            func others(of actor: Actor) async throws -> [WhoIsHere.Line] {
                try await room.arca.ask(WhoIsHere(caseFile: file), as: actor).others
            }
            try await room.arca.run(BePresent(caseFile: file, doing: .reading))
            #expect(try await others(of: room.arca.giulia).isEmpty)
            #expect(
                try await others(of: room.arca.marta)
                    == [WhoIsHere.Line(name: "Giulia Ferrari", doing: .reading)])
            try await room.arca.run(BePresent(caseFile: file, doing: .writing))
            #expect(try await others(of: room.arca.marta).map(\.doing) == [.writing])
            room.arca.time.advance(seconds: 30)
            #expect(try await others(of: room.arca.marta).count == 1)
            room.arca.time.advance(seconds: 1)
            #expect(try await others(of: room.arca.marta).isEmpty)
            try await room.arca.run(BePresent(caseFile: file, doing: .reading))
            try await room.arca.run(BePresent(caseFile: file, doing: .gone))
            #expect(try await others(of: room.arca.marta).isEmpty)
            #expect(try await room.count("SELECT COUNT(*) FROM presence") == 0)
            #expect(try await room.count("SELECT COUNT(*) FROM fact") == facts)
            await #expect(throws: CommonRefusal.notFound) {
                try await room.arca.run(BePresent(caseFile: ID(rawValue: 3), doing: .reading))
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(
                    BePresent(caseFile: file, doing: .reading), as: room.arca.renzo)
            }
        }
    }
}
