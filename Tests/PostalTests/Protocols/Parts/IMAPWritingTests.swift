import Testing

@testable import Postal

@Suite struct IMAPWritingTests {
    private func text(_ command: IMAPCommand) -> [String] {
        command.parts.map {
            switch $0 {
            case .text(let bytes): String(decoding: bytes, as: UTF8.self)
            case .literal(let bytes): "{\(String(decoding: bytes, as: UTF8.self))}"
            case .answer(let bytes): ">\(String(decoding: bytes, as: UTF8.self))"
            }
        }
    }

    @Test func `quotes and backslashes stay inside their quotes`() {
        let command = IMAPCommand("LOGIN").string("a\" b").string(#"\""#)
        #expect(text(command) == [#"LOGIN "a\" b" "\\\"""#])
    }

    @Test(arguments: ["x\r\nA9 DELETE INBOX", "wörd", "\u{0}", "tab\t"])
    func `what quotes cannot hold travels as a literal`(word: String) {
        #expect(text(IMAPCommand("LOGIN").string(word)) == ["LOGIN ", "{\(word)}"])
    }

    @Test func `words after a literal begin a new stretch`() {
        let command = IMAPCommand("LOGIN").string("é").string("x")
        #expect(text(command) == ["LOGIN ", "{é}", " \"x\""])
    }

    @Test(arguments: [
        ("INBOX", "INBOX"), ("Posta inviata", "Posta inviata"), ("Società", "Societ&AOA-"),
        ("R&D", "R&-D"), ("台北", "&U,BTFw-"),
        ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
        ("a\r\nb", "a&AA0ACg-b"), ("😀", "&2D3eAA-"), ("&", "&-"), ("ààà", "&AOAA4ADg-"),
    ])
    func `folder names are written in seven bits and read back`(name: String, wire: String) {
        #expect(String(decoding: IMAPFolderName.encoded(name), as: UTF8.self) == wire)
        #expect(IMAPFolderName.decoded(Array(wire.utf8)) == name)
    }

    @Test(arguments: ["&", "&AOA", "&*-", "&2D0-", "&AAAAA-", "Società"])
    func `a folder name that follows no rule is not guessed at`(wire: String) {
        #expect(IMAPFolderName.decoded(Array(wire.utf8)) == nil)
    }

    @Test func `any folder name comes back`() {
        var numbers = RepeatableNumbers(seed: 7)
        for _ in 0..<500 {
            var name = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...12, using: &numbers) {
                let limit: UInt32 = Bool.random(using: &numbers) ? 0x7f : 0x10ffff
                Unicode.Scalar(UInt32.random(in: 0...limit, using: &numbers)).map {
                    name.append($0)
                }
            }
            let wire = IMAPFolderName.encoded(String(name))
            #expect(wire.allSatisfy { 0x20...0x7e ~= $0 })
            #expect(IMAPFolderName.decoded(wire).map { Array($0.utf8) } == Array(String(name).utf8))
        }
    }

    @Test func `message numbers are written short`() {
        #expect(IMAPUIDSet.text([5, 1, 2, 3, 3, 9, 0]) == "1:3,5,9")
        #expect(IMAPUIDSet.text([UInt32.max - 1, .max]) == "4294967294:4294967295")
        #expect(IMAPUIDSet.text([]) == "")
    }

    @Test func `a plan keeps the order, the count and the bytes of a batch`() {
        let limits = MailLimits(messageBytes: 50, batchMessages: 2, batchBytes: 60)
        let sizes: [UInt32: Int] = [1: 10, 2: 10, 3: 10, 4: 51, 5: 40, 6: 40, 8: 10]
        #expect(
            IMAPBatch.plan([1, 2, 3, 4, 5, 6, 7, 8], sizes: sizes, limits: limits) == [
                .fetch([1, 2]), .fetch([3]), .tooLarge(uid: 4, bytes: 51), .fetch([5]),
                .fetch([6, 7]), .fetch([8]),
            ])
        #expect(IMAPBatch.plan([], sizes: [:], limits: limits).isEmpty)
        #expect(
            IMAPBatch.plan([9], sizes: [9: 50], limits: MailLimits(messageBytes: 50, batchBytes: 1))
                == [.fetch([9])])
    }

    @Test(
        arguments: [
            ("17-Jul-1996 02:44:25 -0700", 837_596_665_000), (" 1-Jan-1970 00:00:00 +0000", 0),
            ("01-Jan-1970 01:30:00 +0130", 0), ("29-Feb-2024 12:00:00 +0000", 1_709_208_000_000),
            ("31-dec-1969 23:59:59 +0000", -1000),
            ("24-Nov-2026 23:59:60 +0100", 1_795_561_200_000),
        ] as [(String, Int64)])
    func `dates of the server are read`(text: String, milliseconds: Int64) {
        #expect(IMAPDate.milliseconds(text) == milliseconds)
    }

    @Test(arguments: [
        "", "17-Jul-1996", "30-Feb-2024 00:00:00 +0000", "29-Feb-2023 00:00:00 +0000",
        "00-Jan-2024 00:00:00 +0000", "01-Foo-2024 00:00:00 +0000", "01-Jan-0000 00:00:00 +0000",
        "01-Jan-2024 24:00:00 +0000", "01-Jan-2024 00:60:00 +0000", "01-Jan-2024 00:00:00 +0060",
        "01-Jan-2024 00:00:00  0000", "0١-Jan-2024 00:00:00 +000", "32-Jan-2024 00:00:00 +0000",
    ])
    func `what is no date is none`(text: String) {
        #expect(IMAPDate.milliseconds(text) == nil)
    }

    @Test func `a date is written in UTC and comes back`() {
        #expect(IMAPDate.text(837_596_665_999) == "17-Jul-1996 09:44:25 +0000")
        #expect(IMAPDate.text(-1) == "31-Dec-1969 23:59:59 +0000")
        #expect(IMAPDate.text(-62_135_596_800_000) == "01-Jan-0001 00:00:00 +0000")
        for outside in [Int64.min, -62_135_596_800_001, 253_402_300_800_000, .max] {
            #expect(IMAPDate.text(outside) == nil)
        }
        var numbers = RepeatableNumbers(seed: 3)
        for _ in 0..<2000 {
            let second = Int64.random(in: -62_135_596_800..<253_402_300_800, using: &numbers)
            #expect(IMAPDate.text(second * 1000).flatMap(IMAPDate.milliseconds) == second * 1000)
        }
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{ff}\u{3ff}", "w7/Pvw=="),
    ])
    func `base64 is that of RFC 4648`(text: String, code: String) {
        #expect(SASL.base64(Array(text.utf8)) == code)
    }

    @Test func `a name or password with a null byte is not sent`() throws {
        for (name, password) in [("a\u{0}b", "x"), ("a", "x\u{0}"), ("", "x")] {
            #expect(throws: PostalFault.unsendable(.credentials)) {
                try SASL.plain(MailCredentials(username: name, password: password))
            }
        }
        let fine = MailCredentials(username: "tim", password: "tanstaaftanstaaf")
        #expect(try SASL.plain(fine) == "AHRpbQB0YW5zdGFhZnRhbnN0YWFm")
    }
}
