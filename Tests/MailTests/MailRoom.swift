import ArcaTesting
import Commons
import Desk
import Journal
import Kernel
import Knowledge
import Members
import Site
import Store

@testable import Mail

/// A cooperative with a mailbox, and what a test of mail does all the time.
struct MailRoom {
    let arca: TestArca
    let box: ID<Mailbox>

    static func with<Value: Sendable>(
        _ engine: TestEngine, _ body: (MailRoom) async throws -> Value
    ) async throws -> Value {
        let features: [any Feature] = [
            SiteCore(), MembersFeature(), KnowledgeFeature(), MailFeature(), DeskFeature(),
        ]
        return try await TestArca.with(engine, features: features) { arca in
            let box = try await arca.run(Self.mailbox("info@ilborgo.example", "Il Borgo"))
            return try await body(MailRoom(arca: arca, box: box))
        }
    }

    static func mailbox(_ address: String, _ title: String) throws -> SetMailbox {
        let side = SetMailbox.Side(
            host: "127.0.0.1", port: 2525, security: .plain, username: "info", password: "segreta")
        return SetMailbox(address: try MailAddress(address), title: title, imap: side, smtp: side)
    }

    /// As the fetcher hands a message over.
    @discardableResult
    func fetch(
        _ letter: [UInt8], uid: Int64, validity: Int64 = 1, box: ID<Mailbox>? = nil,
        at: Instant? = nil
    ) async throws -> ReceiveMessage.Outcome {
        try await arca.house.run(
            ReceiveMessage(
                mailbox: box ?? self.box, raw: RawMessage(letter),
                source: .server(uidValidity: validity, uid: uid), arrivedAt: at ?? arca.time.now()),
            as: .house, road: .mail)
    }

    func message(_ id: ID<MailMessage>) async throws -> MessageRow {
        guard let row = try await arca.house.store.read({ try MessageRow.find(id, in: $0) }) else {
            throw CommonRefusal.notFound
        }
        return row
    }

    func thread(_ id: ID<MailMessage>) async throws -> ID<MailThread> {
        try await message(id).thread
    }

    func count(_ sql: SQL) async throws -> Int { try await arca.house.store.count(sql) }

    func state(_ id: ID<MailMessage>) async throws -> SendingState? { try await message(id).state }

    func queue(_ number: Int = 1, replyingTo: ID<MailMessage>? = nil) async throws -> ID<
        MailMessage
    > {
        try await arca.run(
            QueueMessage(
                mailbox: box, to: ["bruno@officinatassi.example"], subject: "Lettera \(number)",
                text: "Gentile Bruno,\nlettera \(number).", inReplyTo: replyingTo)
        ).message
    }

    func begin(node: String = "a") async throws -> ID<MailMessage>? {
        try await arca.house.run(BeginSending(node: node), as: .house, road: .job)
    }

    func record(_ message: ID<MailMessage>, _ result: RecordSending.Result) async throws {
        try await arca.house.run(
            RecordSending(message: message, result: result), as: .house, road: .job)
    }

    /// The raw bytes of a stored message.
    func raw(_ id: ID<MailMessage>) async throws -> [UInt8] {
        let hash = try await message(id).rawHash
        return try await arca.house.store.read { try Blobs.get(hash, from: $0) } ?? []
    }

    /// A letter of ours that left, with the case it stands in.
    struct Sent {
        let letter: ID<MailMessage>
        let id: String
        let caseFile: ID<CaseFile>
    }

    /// Bruno asks, and is answered: the case is closed by it.
    func answered() async throws -> Sent {
        let asked = try await fetch(
            TestLetter(text: "Quanto costa la polizza?", messageID: "domanda@x.example").bytes,
            uid: 1
        ).message
        let found = try await arca.house.store.read {
            try $0.value(
                "SELECT case_id FROM case_message WHERE message_id = \(asked)",
                as: ID<CaseFile>.self)
        }
        guard let caseFile = found else { throw CommonRefusal.notFound }
        let show = try await arca.ask(ShowCase(caseFile: caseFile))
        let letter = try await arca.run(
            SendReply(
                caseFile: caseFile, version: show.caseFile.version,
                to: ["bruno@officinatassi.example"],
                text: "Gentile Bruno,\ncosta 100 euro.\nCordiali saluti\nGiulia", points: [],
                ticked: [], reason: "prova", closes: true)
        ).message
        _ = try await begin()
        try await record(letter, .sent(queueID: nil, refused: []))
        guard let id = try await message(letter).messageID else { throw CommonRefusal.notFound }
        return Sent(letter: letter, id: id, caseFile: caseFile)
    }
}
