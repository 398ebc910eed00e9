import NIOCore
import Testing

@testable import Postal

@Suite struct IMAPFramerTests {
    private func frames(
        _ text: String, cut width: Int = .max, limits: MailLimits = .standard
    ) throws -> [[IMAPPiece]] {
        var framer = IMAPFramer(limits: limits)
        var frames: [[IMAPPiece]] = []
        let bytes = Array(text.utf8)
        var rest = bytes[...]
        while !rest.isEmpty {
            framer.append(ByteBuffer(bytes: rest.prefix(width)))
            rest = rest.dropFirst(width)
            while let frame = try framer.next() { frames.append(frame) }
        }
        return frames
    }

    private func text(_ words: String) -> IMAPPiece { .text(Array(words.utf8)) }
    private func literal(_ words: String) -> IMAPPiece { .literal(Array(words.utf8)) }

    @Test(arguments: [1, 2, 3, 7, 1000])
    func `an answer is the same however the network cuts it`(width: Int) throws {
        let stream = "* 1 FETCH (BODY[] {5}\r\na\r\nbc FLAGS ())\r\nA1 OK done\r\n"
        #expect(
            try frames(stream, cut: width) == [
                [text("* 1 FETCH (BODY[] "), literal("a\r\nbc"), text(" FLAGS ())")],
                [text("A1 OK done")],
            ])
    }

    @Test func `mail that imitates the end of the answer stays mail`() throws {
        let mail = "Subject: x\r\n\r\nA1 OK FETCH completed\r\n* BYE\r\n"
        let stream = "* 1 FETCH (BODY[] {\(mail.utf8.count)}\r\n\(mail))\r\nA1 OK done\r\n"
        #expect(
            try frames(stream) == [
                [text("* 1 FETCH (BODY[] "), literal(mail), text(")")], [text("A1 OK done")],
            ])
    }

    @Test func `a literal with a plus is a literal`() throws {
        #expect(try frames("* LIST () \"/\" {3+}\r\nabc\r\n").first?.last == text(""))
        #expect(try frames("* LIST () \"/\" {3+}\r\nabc\r\n").first?.count == 3)
    }

    @Test func `words for people that end like a literal announce nothing`() throws {
        #expect(try frames("* OK see section {5}\r\nA1 NO no {9}\r\n+ go {3}\r\n").count == 3)
    }

    @Test func `an empty literal is a literal`() throws {
        #expect(try frames("* 1 FETCH (BODY[] {0}\r\n)\r\n").first?[1] == .literal([]))
    }

    @Test func `a literal larger than the limit goes by unread`() throws {
        let limits = MailLimits(messageBytes: 4)
        let stream = "* 1 FETCH (BODY[] {6}\r\nabc\r\nd UID 3)\r\nA1 OK\r\n"
        let found = try frames(stream, cut: 5, limits: limits)
        #expect(found.first?[1] == .skipped(bytes: 6))
        #expect(found.count == 2)
    }

    @Test(arguments: ["{99999999999999999999}", "{4294967296}"])
    func `a literal of impossible size is garbled`(announcement: String) {
        #expect(throws: PostalFault.self) { try frames("* 1 FETCH (BODY[] \(announcement)\r\n") }
    }

    @Test(arguments: ["{-1}", "{}", "{x}", "{1", "1}", "{+}"])
    func `what only looks like a literal is text`(end: String) throws {
        #expect(try frames("* SEARCH \(end)\r\n") == [[text("* SEARCH \(end)")]])
    }

    @Test func `a line without end is refused at the limit`() {
        let limits = MailLimits(lineBytes: 1000)
        let line = String(repeating: "x", count: 1200)
        #expect(throws: PostalFault.lineTooLong(limit: 1000)) {
            try frames(line, cut: 100, limits: limits)
        }
        #expect(throws: PostalFault.lineTooLong(limit: 1000)) {
            try frames(line + "\r\n", limits: limits)
        }
    }

    @Test(arguments: ["* OK\n", "\n", "a\n\r\n"])
    func `a line without CR is garbled`(line: String) {
        #expect(throws: PostalFault.self) { try frames(line) }
    }

    @Test func `an answer with endless literals is refused`() {
        let many = String(repeating: "{1}\r\nx ", count: 70)
        #expect(throws: PostalFault.answerTooLarge(.greeting)) { try frames("* X \(many)\r\n") }
        let large = "* X {4}\r\nabcd {4}\r\nabcd\r\n"
        let limits = MailLimits(messageBytes: 4, batchBytes: 1)
        #expect(throws: PostalFault.answerTooLarge(.greeting)) { try frames(large, limits: limits) }
    }

    @Test func `what came before TLS is forgotten`() throws {
        var framer = IMAPFramer(limits: .standard)
        framer.append(ByteBuffer(string: "A1 OK go\r\n* CAPABILITY EVIL\r\n* 1 FETCH (X {9}\r\na"))
        _ = try framer.next()
        framer.forget()
        framer.append(ByteBuffer(string: "* OK clean\r\n"))
        #expect(try framer.next() == [text("* OK clean")])
    }

    @Test(arguments: 0..<20)
    func `random bytes never trap`(seed: UInt64) {
        var numbers = RepeatableNumbers(seed: seed)
        let seeds = Array(
            "* 1 FETCH (UID 3 BODY[] {4}\r\nab\r\n \"q\\\"\" NIL)\r\n* OK [X 1] {3}\r\n+\r\n".utf8)
        for _ in 0..<200 {
            var bytes = seeds
            for _ in 0..<Int.random(in: 0...8, using: &numbers) {
                let place = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0...2, using: &numbers) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
                case 1: bytes.insert(seeds.randomElement(using: &numbers) ?? 0, at: place)
                default: bytes.remove(at: place)
                }
            }
            var framer = IMAPFramer(limits: MailLimits(lineBytes: 200, messageBytes: 100))
            framer.append(ByteBuffer(bytes: bytes))
            while let frame = try? framer.next() {
                guard let response = try? IMAPResponse(frame, step: .fetching) else { break }
                if case .data(let data) = response { _ = try? data.attributes(.fetching) }
            }
        }
    }
}
