import Foundation
import Testing

@testable import Postal

/// A directory of its own for one test, removed behind it.
private func withDirectory(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("postal-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
}

/// Writes a file, with the directories around it.
private func write(_ text: String, _ path: String) throws {
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
}

@Suite struct MboxReaderTests {
    private let line = "From a@b.it Mon Mar  3 10:00:00 2014\n"

    private func messages(
        _ text: String, _ variant: MboxVariant = .mboxrd, from offset: Int64 = 0,
        limit: Int = 1 << 20
    ) throws -> [MboxMessage] {
        var found: [MboxMessage] = []
        try withDirectory { directory in
            try write(text, directory + "/x.mbox")
            let reader = try MboxReader(
                path: directory + "/x.mbox", variant: variant, startingAt: offset,
                messageBytes: limit)
            while let message = try reader.next() { found.append(message) }
        }
        return found
    }

    private func texts(_ text: String, _ variant: MboxVariant = .mboxrd) throws -> [String] {
        try messages(text, variant).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test func `messages come with their place, sender and date`() throws {
        let text =
            "\(line)Subject: 1\n\nuno\n\nFrom - Tue Mar  4 10:00:00 +0100 2014\nSubject: 2\n\ndue\n"
        let found = try messages(text)
        #expect(found.map(\.offset) == [0, 54])
        #expect(found.map(\.length) == [54, Int64(text.utf8.count) - 54])
        #expect(found.map(\.envelopeSender) == ["a@b.it", nil])
        #expect(found.map(\.envelopeDate) == [1_393_840_800_000, 1_393_923_600_000])
        #expect(
            found.map { String(decoding: $0.bytes, as: UTF8.self) }
                == ["Subject: 1\n\nuno\n", "Subject: 2\n\ndue\n"])
        #expect(try messages(text, from: 54).map(\.offset) == [54])
    }

    @Test func `CRLF files are read the same`() throws {
        let text = "\(line)Subject: 1\n\nuno\n\n\(line)Subject: 2\n\ndue\n"
            .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        #expect(try texts(text) == ["Subject: 1\r\n\r\nuno\r\n", "Subject: 2\r\n\r\ndue\r\n"])
    }

    @Test func `each variant takes back its own quoting, one level`() throws {
        let text = "\(line)S: 1\n\n>From a\n>>From b\n> From c\n>Fromage\n"
        #expect(try texts(text) == ["S: 1\n\nFrom a\n>From b\n> From c\n>Fromage\n"])
        #expect(try texts(text, .mboxo) == ["S: 1\n\nFrom a\n>>From b\n> From c\n>Fromage\n"])
        #expect(try texts(text, .mboxcl2) == ["S: 1\n\n>From a\n>>From b\n> From c\n>Fromage\n"])
    }

    @Test(arguments: [
        "From anna at lists.example  Wed Feb  1 19:07:19 2006",
        "From anna@lists.example Sun, 11 Nov 2007 06:58:35 +0200", "From - ",
    ])
    func `archives of mailing lists have no empty line between messages`(line: String) throws {
        let text = "\(line)\nSubject: 1\n\nuno\n\(line)\nFrom: b@c.it\n\ndue\n"
        #expect(try texts(text) == ["Subject: 1\n\nuno\n", "From: b@c.it\n\ndue\n"])
        #expect(try texts("\(text)\(line)\nuno due: tre\n").count == 2)
    }

    @Test func `text that begins with From begins no message`() throws {
        let text =
            "\(line)S: 1\n\nuno\n\nFrom my point of view\n\nFrom Monday 3 March 2014 at 10:00 on\n"
            + "uno\n\(line)due\n"
        #expect(try messages(text).count == 1)
    }

    @Test func `a counted body may hold anything (mboxcl2)`() throws {
        let body = "uno\n\n\(line)S: finto\n"
        let text = "\(line)Content-Length: \(body.utf8.count)\n\n\(body)\n\(line)S: 2\n\ndue\n"
        #expect(
            try texts(text, .mboxcl2)
                == ["Content-Length: \(body.utf8.count)\n\n\(body)", "S: 2\n\ndue\n"])
        #expect(try messages(text).count == 3)
    }

    @Test(arguments: ["0", "3", "999999", "-1", "x", "9223372036854775807"])
    func `a count that lies is not believed`(length: String) throws {
        let text = "\(line)Content-Length: \(length)\n\nuno\ndue\n\n\(line)S: 2\n\ntre\n"
        #expect(
            try texts(text, .mboxcl2)
                == ["Content-Length: \(length)\n\nuno\ndue\n", "S: 2\n\ntre\n"])
    }

    @Test func `what stands before the first message and a cut last one are kept`() throws {
        #expect(
            try texts("\n\nS: 0\n\nzero\n\n\(line)S: 1\n\nun") == ["S: 0\n\nzero\n", "S: 1\n\nun"])
        #expect(try texts("\(line)") == [""])
        #expect(try texts("") == [])
        #expect(try texts("\n\n") == [])
    }

    @Test func `lines longer than the buffer and messages longer than the limit are read`() throws {
        let long =
            String(repeating: "x", count: 700_000) + "From "
            + String(repeating: "y", count: 300_000)
        let text = "\(line)S: 1\n\n\(long)\n\n\(line)S: 2\n\ndue\n"
        #expect(try texts(text) == ["S: 1\n\n\(long)\n", "S: 2\n\ndue\n"])
        let cut = try messages(text, limit: 100)
        #expect(cut.map(\.isTruncated) == [true, false])
        #expect(cut[0].bytes.count == 100 && cut[1].bytes == Array("S: 2\n\ndue\n".utf8))
    }

    @Test func `every byte belongs to one message, wherever the file is cut`() throws {
        let text = "\(line)S: 1\n\nuno\n\n\(line)S: 2\n\n>From due\n\n\(line)\n\n\(line)S: 4\n"
        for end in 1...text.utf8.count {
            let piece = String(decoding: text.utf8.prefix(end), as: UTF8.self)
            let found = try messages(piece)
            #expect(found.map(\.length).reduce(0, +) == Int64(end))
        }
    }

    @Test func `a file that is not there is a fault with its name`() {
        #expect(throws: ArchiveFault(operation: "open", path: "/nessuno/x.mbox", code: 2)) {
            try MboxReader(path: "/nessuno/x.mbox")
        }
        #expect(throws: ArchiveFault.self) { try MboxReader(path: "/etc/hosts\0.mbox") }
        #expect(throws: ArchiveFault.self) { try MboxReader(path: "/tmp").next() }
    }
}

@Suite struct MaildirReaderTests {
    @Test func `messages of cur and new come in the order of their names, with flags`() throws {
        try withDirectory { root in
            try write("S: 2\n\ndue", root + "/cur/1393837200.M2.host:2,SF")
            try write("S: 1\n\nuno", root + "/cur/1393837100.M1.host:2,")
            try write("S: 3\n\ntre", root + "/new/1393837300.M3.host")
            try write("no", root + "/tmp/1393837400.M4.host")
            try write("no", root + "/cur/.nascosto")
            try write("S: 4", root + "/.Posta inviata/cur/x!2,RT")
            try write("", root + "/.Posta inviata/new/.x")
            try write("no", root + "/.Altro/niente")
            let reader = MaildirReader(path: root)
            #expect(MaildirReader.isMaildir(root))
            #expect(try reader.folders() == ["", "Posta inviata"])
            let inbox = try reader.messages()
            #expect(try inbox.map { try $0.bytes().count } == [9, 9, 9])
            #expect(inbox.map(\.isNew) == [false, false, true])
            #expect(inbox.map(\.flags) == [[], [.seen, .flagged], []])
            #expect(
                inbox.map(\.deliveredAt) == [
                    1_393_837_100_000, 1_393_837_200_000, 1_393_837_300_000,
                ])
            let sent = try reader.messages(in: "Posta inviata")
            #expect(sent.map(\.flags) == [[.replied, .trashed]])
            #expect(sent.map(\.deliveredAt) == [nil])
        }
        #expect(throws: ArchiveFault.self) { try MaildirReader(path: "/nessuno").messages() }
    }
}

@Suite struct MessageSourceTests {
    private func read(_ path: String) throws -> (found: [SourcedMessage], source: MessageSource) {
        let source = try MessageSource(path: path)
        var found: [SourcedMessage] = []
        while let message = source.next() { found.append(message) }
        return (found, source)
    }

    @Test func `a tree of all kinds is walked in one order, and nothing stops it`() throws {
        try withDirectory { root in
            let mbox = "From a@b.it Mon Mar  3 10:00:00 2014\nS: m\n\nx\n"
            try write(mbox + "\n" + mbox, root + "/b/Archivio.mbox")
            try write(mbox, root + "/b/Inbox")
            try write(mbox, root + "/b/Inbox.sbd/2013")
            try write("S: e\n\nx", root + "/a/una.EML")
            try write("no", root + "/a/nota.txt")
            try write("S: c\n\nx", root + "/c/cur/1393837200.x:2,S")
            try write("", root + "/c/new/.x")
            try write("S: d\n\nx", root + "/c/.Sent.2014/cur/y:2,")
            try write("", root + "/c/.Sent.2014/new/.x")
            try FileManager.default.createSymbolicLink(
                atPath: root + "/a/anello", withDestinationPath: root)
            let (found, source) = try read(root)
            #expect(
                found.map(\.folder) == [
                    "a", "b/Archivio", "b/Archivio", "b/Inbox", "b/Inbox/2013", "c", "c/Sent/2014",
                ])
            #expect(found.map(\.offset) == [0, 0, 46, 0, 0, 0, 0])
            #expect(found[5].flags == [.seen] && found[5].deliveredAt == 1_393_837_200_000)
            #expect(found[1].deliveredAt == 1_393_840_800_000)
            #expect(source.problems.isEmpty)
            #expect(source.skipped == [root + "/a/anello", root + "/a/nota.txt"])
            #expect(try read(root).found == found)
            #expect(try read(root + "/a/una.EML").found.map(\.folder) == [""])
            #expect(try read(root + "/b/Inbox").found.count == 1)
            try FileManager.default.removeItem(atPath: root + "/a/una.EML")
        }
        #expect(throws: ArchiveFault.self) { try MessageSource(path: "/nessuno") }
    }

    @Test func `names that are no UTF-8 are found and read`() throws {
        try withDirectory { root in
            let path = RawPath(root).appending([0x63, 0xE0] + Array(".eml".utf8))
            let file = fopen(path.terminated, "w")
            fputs("S: x\n\nciao", file)
            fclose(file)
            let (found, source) = try read(root)
            #expect(found.map(\.bytes.count) == [10])
            #expect(source.problems.isEmpty)
        }
    }
}
