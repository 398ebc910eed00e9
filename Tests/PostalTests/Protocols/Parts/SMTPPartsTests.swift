import Testing

@testable import Postal

@Suite struct SMTPPartsTests {
    @Test(arguments: [
        "", "@", "a@", "@b", "a", "a@b@c", "a b@c", "a@b c", "a@b\r\nDATA", "a@b\n", "a\r@b",
        "<a@b>", "a>@b", "a@b> SIZE=1", "a@b\u{0}", "a@b\u{2028}c", "a\u{85}@b", "a@b\u{a0}c",
        "a\t@b", "\"a b\"@c", "a,b@c", "a;b@c", "a:b@c", "a@b\u{200b}", "a@b\u{7f}",
        String(repeating: "x", count: 65) + "@b", "a@" + String(repeating: "x", count: 256),
    ])
    func `an address that could break out of its command does not exist`(text: String) {
        #expect(SMTPAddress(text) == nil)
    }

    @Test(arguments: [
        "giulia@arca.example", "a+b@c", "o'neill@x.y", "desk=arca@x", "società@pec.example",
        "info@società.example", "_-!#$%&*/?^`{|}~@x",
    ])
    func `an ordinary address exists`(text: String) {
        #expect(SMTPAddress(text)?.text == text)
    }

    private func reply(_ lines: String...) throws -> SMTPReply? {
        var reader = SMTPReplyReader()
        var reply: SMTPReply?
        for line in lines { reply = try reader.take(Array(line.utf8), step: .handingOver) }
        return reply
    }

    @Test func `a reply of several lines is one reply`() throws {
        let whole = try reply("550-5.1.1 no such", "550-5.1.1 person", "550 5.1.1 here")
        #expect(whole == SMTPReply(code: 550, enhancedCode: "5.1.1", text: "no such person here"))
        #expect(whole?.isForGood == true && whole?.isPassing == false)
        #expect(try reply("250-x") == nil)
        #expect(try reply("250") == SMTPReply(code: 250, text: ""))
        #expect(try reply("250 2.0 x")?.enhancedCode == nil)
    }

    @Test(arguments: ["", "25", "2x0 ok", "250ok", "250\tok", "199 x", "600 x", "٢٥٠ x", "-25 x"])
    func `what is no reply is a fault`(line: String) {
        #expect(throws: PostalFault.self) { try reply(line) }
    }

    @Test func `lines that disagree, or never end, are a fault`() {
        #expect(throws: PostalFault.self) { try reply("250-a", "550 b") }
        #expect(throws: PostalFault.self) {
            var reader = SMTPReplyReader()
            for _ in 0..<500 { _ = try reader.take(Array("250-x".utf8), step: .greeting) }
        }
    }

    @Test(
        arguments: [
            ("2.0.0 Ok: queued as 4F2B1", "4F2B1"), ("OK id=1abc-0002", "1abc-0002"),
            ("queued AS x", "x"), ("fine", nil), ("queued as", nil), ("id=", nil),
        ] as [(String, String?)])
    func `the queue's name is found where it is given`(text: String, id: String?) {
        let reply = SMTPReply(code: 250, text: text)
        #expect(SMTPReceipt(reply, accepted: [], notAccepted: []).queueID == id)
    }

    @Test(arguments: [
        ("", ""), ("a", "a\r\n"), ("a\nb", "a\r\nb\r\n"), ("a\rb", "a\r\nb\r\n"),
        (".", "..\r\n"), ("a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n"), ("a\n.\nb", "a\r\n..\r\nb\r\n"),
        ("a\r.\rb", "a\r\n..\r\nb\r\n"), ("..x", "...x\r\n"), ("a.b\r\n", "a.b\r\n"),
        ("\r\n", "\r\n"), ("\n\r\n", "\r\n\r\n"), ("\r\r\n", "\r\n\r\n"), ("x\r", "x\r\n"),
    ])
    func `lines are ended and dots doubled`(raw: String, body: String) {
        #expect(String(decoding: SMTPBody.encoded(Array(raw.utf8)), as: UTF8.self) == body)
    }

    @Test func `no message can end early`() {
        var numbers = RepeatableNumbers(seed: 11)
        for _ in 0..<3000 {
            let length = Int.random(in: 0...12, using: &numbers)
            let raw = (0..<length).map { _ in
                Array("\r\n.a".utf8).randomElement(using: &numbers) ?? 0
            }
            let body = SMTPBody.encoded(raw)
            let text = String(decoding: body, as: UTF8.self)
            let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.last?.isEmpty == true)
            for line in lines {
                #expect(line != "." && !line.utf8.contains { $0 == 13 || $0 == 10 })
            }
        }
    }
}
