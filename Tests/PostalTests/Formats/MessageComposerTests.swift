import Foundation
import Testing

@testable import Postal

@Suite struct MessageComposerTests {
    static func message(_ change: (inout OutgoingMessage) -> Void = { _ in }) -> OutgoingMessage {
        var message = OutgoingMessage(
            from: MailboxAddress(name: "Sinistri, àrea €", address: "sinistri@example.coop"),
            to: [MailboxAddress(name: "Niccolò D'Alì", address: "n@example.it")],
            subject:
                "R: perché la pratica n° 12 non è ancora chiusa? Una risposta lunga, più di una riga",
            text: "Gentile socia,\n\nla città è bella € 10 = tanto.\n.punto\nFrom qui \nfine  ",
            messageID: "a1.b2@example.coop", date: 1_393_837_200_000)
        message.utcOffsetMinutes = 60
        change(&message)
        return message
    }

    static let full = message {
        $0.to.append(MailboxAddress(address: "b@example.it"))
        $0.to.append(MailboxAddress(name: "Rossi \"il\" \\ Mario", address: "c.d+e@example.it"))
        $0.cc = (0..<30).map {
            MailboxAddress(name: "Socio \($0)", address: "socio\($0)@example.it")
        }
        $0.replyTo = [MailboxAddress(address: "risposte@example.coop")]
        $0.html = "<p>la città è <b>bella</b></p>\n"
        $0.inReplyTo = ["m0@example.it"]
        $0.references = (0..<20).map { "r\($0).\(String(repeating: "x", count: 40))@example.it" }
        $0.extraHeaders = [.init(name: "X-Pratica", value: "n° 12\r\nBcc: x@y.it")]
        $0.attachments = [
            .init(
                name:
                    "perché/../preventivo città 2014 – revisione definitiva molto molto lunga.pdf",
                type: "application/pdf", data: (0..<3_000).map { UInt8(truncatingIfNeeded: $0) }),
            .init(name: "a \"b\".txt", type: "text/plain", data: Array("è\n".utf8)),
            .init(name: "originale.eml", type: "message/rfc822", data: Samples.crlf(Samples.plain)),
            .init(name: "strano", type: "multipart/mixed", data: []),
        ]
    }

    @Test func `what is composed is read back equal`() throws {
        let sent = Self.full
        let message = ParsedMessage.parse(try MessageComposer.compose(sent))
        #expect(message.faults.isEmpty)
        #expect(message.subject == sent.subject)
        #expect(message.from == [sent.from])
        #expect(message.to == sent.to)
        #expect(message.cc == sent.cc)
        #expect(message.replyTo == sent.replyTo)
        #expect(message.bcc.isEmpty)
        #expect(message.messageID == sent.messageID)
        #expect(message.inReplyTo == sent.inReplyTo)
        #expect(message.references == sent.references)
        #expect(message.date == sent.date)
        #expect(message.text == sent.text + "\n")
        #expect(message.html == sent.html)
        #expect(message.header("x-pratica") == "n° 12  Bcc: x@y.it")
        #expect(
            message.attachments.compactMap(\.filename) == [
                "preventivo città 2014 – revisione definitiva molto molto lunga.pdf", "a _b_.txt",
                "originale.eml", "strano",
            ])
        #expect(message.attachments[0].data == sent.attachments[0].data)
        #expect(message.attachments[1].data == sent.attachments[1].data)
        #expect(message.attachments[2].message?.messageID == "m1@example.it")
        #expect(message.attachments[2].data == sent.attachments[2].data)
        #expect(message.attachments[3].type == "application/octet-stream")
    }

    @Test func `bytes are ASCII in CRLF lines of bounded length, and the same each time`() throws {
        let bytes = try MessageComposer.compose(Self.full)
        #expect(bytes == (try MessageComposer.compose(Self.full)))
        #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.dropLast().allSatisfy { $0.last == 0x0D })
        #expect(lines.allSatisfy { $0.dropLast().allSatisfy { $0 != 0x0D } && $0.count <= 100 })
        #expect(bytes.suffix(2) == [0x0D, 0x0A])
    }

    @Test func `the date is written as the writer's clock shows it`() throws {
        let bytes = try MessageComposer.compose(Self.message())
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("Date: Mon, 03 Mar 2014 10:00:00 +0100\r\n"))
    }

    @Test(arguments: [
        "\r\nBcc: x@y.it", "\nX: y", "\r\n\r\ntesto", "\u{0}", "\rX: y", "\u{85}X: y",
    ])
    func `no text can add a header`(attack: String) throws {
        let message = Self.message {
            $0.subject += attack
            $0.from = MailboxAddress(name: "a\(attack)", address: "a@b.it")
            $0.extraHeaders = [.init(name: "X-A", value: attack)]
            $0.attachments = [.init(name: "a\(attack).txt", type: "text/plain\(attack)", data: [])]
            $0.references = ["a\(attack)@b.it", "c@d.it"]
        }
        let read = ParsedMessage.parse(try MessageComposer.compose(message))
        #expect(
            read.headers.map(\.name) == [
                "Date", "From", "To", "Subject", "Message-ID", "References", "X-A", "MIME-Version",
                "Content-Type",
            ])
        #expect(read.references == ["c@d.it"])
        #expect(read.parts.count == 3)
        for address in ["a@b.it\(attack)", "a\(attack)@b.it"] {
            #expect(throws: ComposeRefused.self) {
                try MessageComposer.compose(Self.message { $0.to = [.init(address: address)] })
            }
        }
        #expect(throws: ComposeRefused.self) {
            try MessageComposer.compose(Self.message { $0.messageID = "a@b\(attack)" })
        }
        #expect(throws: ComposeRefused.self) {
            try MessageComposer.compose(
                Self.message { $0.extraHeaders = [.init(name: "X-A\(attack)", value: "")] })
        }
    }

    @Test(arguments: [
        "", "mario", "@x.it", "a@", "a b@x.it", "a@x..it", "a@x it", "è@x.it", "a@b@c", "<a@b.it>",
        "a@x.it,b@y.it", "\"a\"b\"@x.it", "a@[1.2.3.4", "a@-é�.it\u{0}",
    ])
    func `addresses that no header can carry are refused`(address: String) {
        #expect(throws: ComposeRefused.addressUnwritable(CleanText.line(address))) {
            try MessageComposer.compose(Self.message { $0.to = [.init(address: address)] })
        }
    }

    @Test func `domains of other letters are written in their ASCII form`() {
        #expect(AddressForm.ascii("a@città.it") == "a@xn--citt-3na.it")
        #expect(AddressForm.ascii("\"a b\"@x.it") == "\"a b\"@x.it")
        #expect(AddressForm.ascii("a@[192.0.2.1]") == "a@[192.0.2.1]")
    }

    @Test(arguments: ["Bcc", "From", "Content-Type", "MIME-Version", "", "X A", "X:A", "É"])
    func `headers that the composer writes itself are refused`(name: String) {
        #expect(throws: ComposeRefused.headerNameUnwritable(name)) {
            try MessageComposer.compose(
                Self.message { $0.extraHeaders = [.init(name: name, value: "x")] })
        }
    }

    @Test(arguments: [Int64.min, Int64.max, 300_000_000_000_000, -80_000_000_000_000])
    func `dates outside the calendar are refused`(date: Int64) {
        #expect(throws: ComposeRefused.dateOutOfRange) {
            try MessageComposer.compose(Self.message { $0.date = date })
        }
    }

    @Test func `an attached message cannot close the parts around it`() throws {
        let first = String(
            decoding: try MessageComposer.compose(
                Self.message {
                    $0.attachments = [.init(name: "x", type: "text/plain", data: [])]
                }), as: UTF8.self)
        let boundary = try #require(first.split(separator: "boundary=\"").dropFirst().first)
            .prefix { $0 != "\"" }
        let hostile = Samples.crlf("Subject: x\n\n--\(boundary)--\n--\(boundary)\nX: y\n\nciao\n")
        let sent = Self.message {
            $0.attachments = [.init(name: "x.eml", type: "message/rfc822", data: hostile)]
        }
        let read = ParsedMessage.parse(try MessageComposer.compose(sent))
        #expect(read.parts.count == 3)
        #expect(read.parts[2].data == hostile)
    }

    @Test func `an original that mail would alter travels as a file`() throws {
        for data in [Samples.latin("Subject: è\r\n\r\n"), Array("a\nb".utf8), [0x61, 0x0D]] {
            let sent = Self.message {
                $0.attachments = [.init(name: "x.eml", type: "message/rfc822", data: data)]
            }
            let read = ParsedMessage.parse(try MessageComposer.compose(sent))
            #expect(read.parts.last?.type == "application/octet-stream")
            #expect(read.parts.last?.data == data)
        }
    }

    @Test func `any text, subject and name come back`() throws {
        var chance = SeededChance(seed: 3)
        let pieces = [
            "a", " ", "è", "€", "\n", "=", "=?", "?=", ".", "\t", "\"", "\\", "'", "😀", "_",
            "From ", "parola", ",", "<", ">", "(", "e\u{301}", "—",
            String(repeating: "z", count: 80),
        ]
        func text(_ most: Int) -> String {
            (0..<Int.random(in: 0...most, using: &chance))
                .map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
        }
        for _ in 0..<500 {
            let sent = Self.message {
                $0.subject = text(30)
                $0.text = text(60)
                $0.from = MailboxAddress(name: text(12), address: "a@b.it")
            }
            let read = ParsedMessage.parse(try MessageComposer.compose(sent))
            #expect(read.subject == CleanText.line(sent.subject))
            let expected =
                sent.text.hasSuffix("\n") || sent.text.isEmpty ? sent.text : sent.text + "\n"
            #expect(read.text == (sent.text.isEmpty ? "\n" : expected))
            #expect(read.from.first?.address == "a@b.it")
            let name = CleanText.line(sent.from.name)
            if !name.hasPrefix("\"") && !name.hasPrefix("'") {
                #expect(read.from.first?.name == name)
            }
        }
    }
}
