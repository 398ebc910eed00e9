import Testing

@testable import Postal

@Suite struct ParsedMessageTests {
    @Test func `the headers of an ordinary message are read`() {
        let message = Samples.parse(Samples.plain)
        #expect(message.messageID == "m1@example.it")
        #expect(message.inReplyTo == ["m0@example.coop"])
        #expect(message.references == ["r1@example.coop", "m0@example.coop"])
        #expect(message.subject == "Pratica n° 12: perché non risponde")
        #expect(
            message.from == [MailboxAddress(name: "Niccolò Bruno", address: "bruno@example.it")])
        #expect(message.to.map(\.name) == ["Sinistri", "Tassi, Officina"])
        #expect(
            message.cc.map(\.address) == [
                "anna@example.it", "luca@example.it", "giulia@example.coop",
            ])
        #expect(message.date == 1_393_837_200_000)
        #expect(message.receivedDate == 1_393_837_205_000)
        #expect(message.text == "Buongiorno, la città € 10.\nGrazie")
        #expect(message.html == nil)
        #expect(message.faults.isEmpty)
        #expect(!message.isAutomatic && !message.isBounce)
    }

    @Test func `headers keep their order, their raw value and their repetitions`() {
        let message = Samples.parse(Samples.plain)
        #expect(message.headers.prefix(3).map(\.name) == ["Return-Path", "Received", "Received"])
        #expect(message.headers(named: "received").count == 2)
        let subject = message.headers.first { $0.name == "Subject" }
        #expect(subject?.value.hasPrefix("=?iso-8859-1?Q?Pratica_n=B0_12:") == true)
        #expect(message.header("SUBJECT") == "Pratica n° 12: perché non risponde")
    }

    @Test func `text, page, pictures and attachments are told apart`() throws {
        let message = Samples.parse(Samples.alternative)
        #expect(message.text == "In allegato il preventivo.")
        #expect(message.html?.contains("<b>preventivo</b>") == true)
        #expect(
            message.parts.map(\.path) == [
                "1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.2", "1.2", "1.3", "1.4",
            ])
        #expect(message.parts.map(\.depth) == [0, 1, 2, 3, 3, 2, 1, 1, 1])
        let logo = try #require(message.parts.first { $0.type == "image/png" })
        #expect(logo.isInline && !logo.isAttachment && logo.contentID == "logo@x")
        #expect(logo.data == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(
            message.attachments.map(\.type) == [
                "application/pdf", "application/ms-tnef", "text/calendar",
            ])
        #expect(message.attachments.first?.filename == "perché no.pdf")
        #expect(message.attachments.last?.typeParameters["method"] == "REQUEST")
        #expect(message.faults.isEmpty)
    }

    @Test func `plain text with the name of a file is shown and is a file too`() {
        func message(_ disposition: String) -> ParsedMessage {
            Samples.parse(
                """
                Subject: x
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; name="nota.txt"
                \(disposition)

                uno specchio
                --b--
                """)
        }
        let shown = message("Content-Transfer-Encoding: 7bit")
        #expect(shown.text == "uno specchio")
        #expect(shown.attachments.map(\.filename) == ["nota.txt"])
        let apart = message("Content-Disposition: attachment")
        #expect(apart.text.isEmpty)
        #expect(apart.attachments.map(\.filename) == ["nota.txt"])
    }

    @Test func `without a text part the text comes from the page`() {
        let message = Samples.parse(
            """
            Subject: x
            Content-Type: text/html; charset=windows-1252

            <p>Primo</p><ul><li>uno</li></ul><a href="https://example.it/a">qui</a>
            """)
        #expect(message.text == "Primo\n\n- uno\n\nqui <https://example.it/a>")
        #expect(message.parts[0].isBody && !message.parts[0].isAttachment)
    }

    @Test func `a blank plain form gives way to the page`() {
        let message = Samples.parse(
            """
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain


            --b
            Content-Type: text/html

            <p>Vero testo</p>
            --b--
            """)
        #expect(message.text == "Vero testo")
    }

    @Test func `a footer that a list adds does not hide the page`() {
        let message = Samples.parse(
            """
            List-Id: Soci <soci.example.coop>
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html

            <p>Notizie</p>
            --b
            Content-Type: text/plain

            Per cancellarsi scrivere qui
            --b--
            """)
        #expect(message.text == "Notizie\nPer cancellarsi scrivere qui")
        #expect(message.isAutomatic && message.automation.listID == "soci.example.coop")
    }

    @Test func `flowed text is one line a paragraph again (RFC 3676)`() {
        let message = Samples.parse(
            "Content-Type: text/plain; format=flowed\n\nuna riga \nlunga\n> citata \n> ancora\n\n-- \nAnna"
        )
        #expect(message.text == "una riga lunga\n> citata ancora\n\n-- \nAnna")
    }

    @Test func `an attached message is a part with a form of its own`() throws {
        let message = Samples.parse(
            """
            Subject: Inoltro
            Content-Type: multipart/mixed; boundary=b

            --b

            vedi
            --b
            Content-Type: message/rfc822
            Content-Transfer-Encoding: base64

            U3ViamVjdDogZGVudHJvCgpjaWFv
            --b--
            """)
        let inner = try #require(message.parts.last?.message)
        #expect(inner.subject == "dentro")
        #expect(inner.text == "ciao")
        #expect(message.parts.last?.isAttachment == true)
    }

    @Test func `a failed delivery is a bounce, a delayed one is not (RFC 3464)`() {
        let failed = Samples.parse(Samples.report)
        #expect(failed.isBounce && failed.isAutomatic)
        #expect(failed.automation.autoSubmitted == "auto-replied")
        #expect(failed.text == "Non consegnato.")
        let delayed = Samples.parse(
            Samples.report.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0 == "Action: failed" ? "Action: delayed" : String($0) }
                .joined(separator: "\n"))
        #expect(!delayed.isBounce && delayed.isAutomatic)
    }

    @Test(arguments: [
        "Auto-Submitted: auto-generated", "Precedence: bulk", "List-Unsubscribe: <mailto:x@y.it>",
        "Return-Path: <>", "X-Ricevuta: avvenuta-consegna",
    ])
    func `what programs send is automatic`(header: String) {
        let message = Samples.parse("\(header)\nSubject: x\n\nciao")
        #expect(message.isAutomatic && !message.isBounce)
    }

    @Test func `what people send is not automatic`() {
        #expect(!Samples.parse("Auto-Submitted: no\nPrecedence: normal\n\nciao").isAutomatic)
    }
}
