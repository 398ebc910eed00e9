import ArcaTesting
import Commons
import Foundation
import Kernel
import Store
import Testing

@testable import Mail
@testable import Postal

/// A cooperative that reads a folder of its own on a real mail server.
struct RealOffice {
    let room: MailRoom
    let mailbox: MailboxRow
    let server: MailServer
    let folder: String

    static let environment = ProcessInfo.processInfo.environment["ARCA_MAIL_ENV"]

    static func with(_ engine: TestEngine, _ body: (RealOffice) async throws -> Void) async throws {
        let file = try String(contentsOfFile: try #require(environment), encoding: .utf8)
        let values = Dictionary(
            file.split(separator: "\n").compactMap { line -> (String, String)? in
                let parts = line.split(separator: "=", maxSplits: 1)
                return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
            }, uniquingKeysWith: { _, last in last })
        let folder = "Confronto/\(UInt64.random(in: 0 ... .max))"
        try await MailRoom.with(engine) { room in
            let side = SetMailbox.Side(
                host: values["MAIL_HOST"], port: values["MAIL_IMAP_TLS_PORT"].flatMap { Int($0) },
                security: .tls, username: "box20", password: values["MAIL_PASSWORD"],
                trustFile: values["MAIL_AUTHORITY"])
            let id = try await room.arca.run(
                SetMailbox(
                    address: try MailAddress("box20@arca.example"), title: "Prova", imap: side,
                    smtp: nil, folder: folder), road: .cli)
            let row = try await room.arca.house.store.read { try MailboxRow.find(id, in: $0) }
            let mailbox = try #require(row)
            let server = try await room.arca.house.mailServer(
                of: mailbox, side: "imap", mailbox.settings.imap, timeouts: .standard)
            let office = RealOffice(
                room: MailRoom(arca: room.arca, box: id), mailbox: mailbox,
                server: try #require(server), folder: folder)
            try await office.other { try await $0.create(folder: folder) }
            try await body(office)
        }
    }

    var fetcher: MailboxFetcher { MailboxFetcher(house: room.arca.house, mailbox: mailbox) }

    /// What another mail program does in the folder.
    func other(_ act: (IMAPClient) async throws -> Void) async throws {
        let client = try await IMAPClient.connect(to: server)
        try await act(client)
        await client.logout()
    }

    func other(_ words: StaticString, _ more: String = "") async throws {
        try await other { client in
            try await client.other("SELECT", folder)
            try await client.other(words, more)
        }
    }

    /// Files letters in the folder; answers with their places.
    @discardableResult
    func deliver(_ letters: [[UInt8]]) async throws -> [IMAPAppended] {
        var places: [IMAPAppended] = []
        try await other { client in
            for letter in letters {
                if let place = try await client.append(letter, to: folder) { places.append(place) }
            }
        }
        return places
    }

    /// One look at the server, as the fetcher does it.
    func look(fetching: Bool = true) async throws {
        let client = try await IMAPClient.connect(to: server)
        let opened = try await client.examine(folder)
        if fetching { try await fetcher.fetchNew(opened, client) }
        try await fetcher.reconcile(opened, client)
        await client.logout()
    }

    func row() async throws -> Mailboxes.Row {
        try #require(try await room.arca.ask(Mailboxes()).first { $0.id == mailbox.id })
    }

    /// Which letters are stored, by their text.
    func previews() async throws -> [String] {
        try await room.arca.house.store.read {
            try $0.values("SELECT preview FROM message ORDER BY preview")
        }
    }

    static func letters(_ range: Range<Int>) -> [[UInt8]] {
        range.map {
            TestLetter(subject: "Lettera \($0)", text: "testo \($0)", messageID: "l\($0)@x.example")
                .bytes
        }
    }
}

extension IMAPClient {
    /// What another mail program does. Arca itself never opens a folder for writing.
    func other(_ words: StaticString, _ more: String = "") async throws {
        _ = try await work(.checking) { client in
            try await client.ask(IMAPCommand(words).words(more))
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// For tests against real servers.
    static var realMailServer: Self {
        .enabled(if: RealOffice.environment != nil, "ARCA_MAIL_ENV names no mail.env")
    }
}
