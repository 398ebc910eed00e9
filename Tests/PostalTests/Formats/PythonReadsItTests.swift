import ArcaTesting
import Foundation
import Testing

@testable import Postal

/// Another implementation reads what we compose: Python's `email`, where it is installed.
@Suite struct PythonReadsItTests {
    private struct Reading: Decodable, Equatable {
        var subject: String
        var from: [[String]]
        var to: [[String]]
        var cc: [[String]]
        var id: String
        var references: String
        var date: Int64
        var text: String
        var html: String
        var files: [[String]]
        var defects: Int
    }

    private static let script = """
        import sys, json, email, email.policy
        m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
        people = lambda h: [[a.display_name, a.addr_spec] for a in m[h].addresses] if m[h] else []
        body = lambda k: (m.get_body((k,)) or email.message.EmailMessage())
        content = lambda k: body(k).get_content().replace('\\r\\n', '\\n') if m.get_body((k,)) else ''
        files = [[p.get_filename(), p.get_content_type(),
                  (p.get_payload(decode=True) or b'').hex() if p.get_content_maintype() == 'application' else '']
                 for p in m.iter_attachments()]
        print(json.dumps(dict(subject=m['subject'], **{'from': people('from')}, to=people('to'),
              cc=people('cc'), id=m['message-id'], references=m['references'] or '',
              date=int(m['date'].datetime.timestamp() * 1000), text=content('plain'),
              html=content('html'), files=files, defects=sum(len(p.defects) for p in m.walk()))))
        """

    /// What Python makes of a message; nil when there is no Python.
    private func read(_ bytes: [UInt8]) throws -> Reading? {
        let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let python else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", Self.script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.launchInTurn()
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Reading.self, from: data)
    }

    private func pairs(_ addresses: [MailboxAddress]) -> [[String]] {
        addresses.map { [$0.name, $0.address] }
    }

    @Test func `Python reads a full message back equal`() throws {
        var sent = MessageComposerTests.full
        sent.attachments.removeAll { $0.type != "application/pdf" }
        guard let reading = try read(try MessageComposer.compose(sent)) else { return }
        let file = sent.attachments[0].data.map {
            String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
        }
        #expect(
            reading
                == Reading(
                    subject: sent.subject, from: pairs([sent.from]), to: pairs(sent.to),
                    cc: pairs(sent.cc), id: "<\(sent.messageID)>",
                    references: sent.references.map { "<\($0)>" }.joined(separator: " "),
                    date: sent.date, text: sent.text + "\n", html: sent.html ?? "",
                    files: [
                        [
                            "preventivo città 2014 – revisione definitiva molto molto lunga.pdf",
                            "application/pdf", file.joined(),
                        ]
                    ], defects: 0))
    }

    @Test func `Python reads a plain message with an attached original`() throws {
        let sent = MessageComposerTests.message {
            $0.attachments = [
                .init(
                    name: "originale.eml", type: "message/rfc822", data: Samples.crlf(Samples.plain)
                )
            ]
        }
        guard let reading = try read(try MessageComposer.compose(sent)) else { return }
        #expect(reading.text == sent.text + "\n")
        #expect(reading.files == [["originale.eml", "message/rfc822", ""]])
        #expect(reading.defects == 0)
    }
}
