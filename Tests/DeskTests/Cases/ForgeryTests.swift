import ArcaTesting
import Commons
import Journal
import Kernel
import Mail
import Members
import Store
import Testing

@testable import Desk

/// Letters that pretend to be ours.
@Suite struct ForgeryTests {
    /// Anybody can put our address over a letter, and whoever wrote to us knows the ids.
    @Test(arguments: TestEngine.available)
    func `a stranger who writes in our name has answered nothing`(_ engine: TestEngine)
        async throws
    {
        try await DeskRoom.with(engine) { room in
            let file = try await room.brunoAsks()
            let waiting = try await room.row(file).waitingSince
            let forged = TestLetter(
                from: "Il Borgo <info@ilborgo.example>", to: "info@ilborgo.example",
                subject: "Re: Moto 1", text: "Risolto.", messageID: "forged@altrove.example",
                inReplyTo: "ask1@officinatassi.example")
            #expect(try await room.arrives(forged) == file)
            let row = try await room.row(file)
            #expect(waiting != nil && row.waitingSince == waiting)
            #expect(try await room.count("SELECT COUNT(*) FROM reply") == 0)
            #expect(
                try await room.count(
                    "SELECT COUNT(*) FROM case_message /* all */ WHERE direction = 'out'")
                    == 0)
        }
    }
}
