import ArcaTesting
import Commons
import Kernel
import Knowledge
import Testing

@testable import Desk

/// D9: a block goes into an answer in one version, and the answer remembers which.
@Suite struct BlockTests {
    private static let words = "La franchigia di 250 euro si applica a ogni sinistro."

    private static func block(_ room: DeskRoom) async throws -> ID<Article> {
        try await room.arca.run(
            WriteArticle(kind: .block, title: "Franchigia", text: words, sources: ["CGA art. 12"]))
    }

    private static func send(
        _ room: DeskRoom, _ file: ID<CaseFile>, _ text: String, _ blocks: [UsedBlock]
    ) async throws {
        let answer = try await room.complete(file, text: text)
        try await room.arca.run(
            SendReply(
                caseFile: file, version: answer.version, text: answer.text, points: answer.points,
                ticked: answer.ticked, blocks: blocks))
    }

    private static func uses(_ room: DeskRoom, _ block: ID<Article>) async throws -> [Int] {
        try await room.arca.ask(AnswersWithBlock(block: block)).lines.map(\.version)
    }

    @Test(arguments: TestEngine.available)
    func `D9: an answer keeps the version it was written with, whatever the block becomes`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let block = try await Self.block(room)
            let letter = DeskRoom.answer + "\n" + Self.words
            let first = UsedBlock(block: block, version: 1)
            try await Self.send(room, try await room.brunoAsks(1), letter, [first, first])
            try await room.arca.run(
                ReviseArticle(
                    article: block, version: 1, title: "Franchigia",
                    text: "La franchigia non c'è più da gennaio.", reason: "Nuova polizza"))
            #expect(try await Self.uses(room, block) == [1])
            room.arca.time.advance(seconds: 60)
            let second = UsedBlock(block: block, version: 2)
            try await Self.send(
                room, try await room.brunoAsks(2),
                DeskRoom.answer + "\nLa franchigia non c'è più da gennaio.", [second])
            #expect(try await Self.uses(room, block) == [2, 1])
            let page = try await room.arca.ask(AnswersWithBlock(block: block, limit: 1))
            let next = try await room.arca.ask(AnswersWithBlock(block: block, after: page.next))
            #expect(next.lines.map(\.version) == [1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a block whose words were taken out again does not count, one that never was is refused`(
        _ engine: TestEngine
    ) async throws {
        try await DeskRoom.with(engine) { room in
            let block = try await Self.block(room)
            let file = try await room.brunoAsks()
            for foreign in [
                UsedBlock(block: block, version: 2),
                UsedBlock(block: ID(rawValue: 4711), version: 1),
            ] {
                await #expect(throws: CommonRefusal.notFound) {
                    try await Self.send(room, file, DeskRoom.answer, [foreign])
                }
            }
            #expect(try await room.queued() == 0)
            try await Self.send(
                room, file, DeskRoom.answer, [UsedBlock(block: block, version: 1)])
            #expect(try await Self.uses(room, block).isEmpty)
        }
    }

    @Test func `words are looked for without regard to accents, spaces and small lines`() {
        let words = "Gentile Bruno, la  FRANCHÌGIA di 250 euro vale. Saluti".foldedForSearch
        #expect(UsedBlock.isIn(words, "Salve\nla franchigia di 250 euro vale."))
        #expect(!UsedBlock.isIn(words, "Saluti\nla franchigia di 500 euro vale."))
        #expect(UsedBlock.isIn(words, "Saluti"))
        #expect(!UsedBlock.isIn(words, " \n "))
    }
}
