import ArcaTesting
import Commons
import Journal
import Kernel
import Knowledge
import Mail
import Members
import Site
import Store

@testable import Desk

/// A cooperative with a mailbox where Bruno asks two things.
struct DeskRoom {
    let arca: TestArca
    let box: ID<Mailbox>

    static let asks = """
        Buongiorno,
        quanto costa la polizza della moto?
        Mi mandate il certificato di residenza?
        Grazie, Bruno
        """

    static let answer = """
        Gentile Bruno,

        la polizza costa 120 euro l'anno, come da listino di marzo. Il certificato è pronto in agenzia,
        perché va ritirato di persona. Dopo il ritiro le scriveremo noi entro venerdì.

        Cordiali saluti
        Giulia Ferrari
        """

    static func with<Value: Sendable>(
        _ engine: TestEngine, _ body: (DeskRoom) async throws -> Value
    ) async throws -> Value {
        let features: [any Feature] = [
            SiteCore(), MembersFeature(), KnowledgeFeature(), MailFeature(), DeskFeature(),
        ]
        return try await TestArca.with(engine, features: features) { arca in
            let side = SetMailbox.Side(
                host: "127.0.0.1", port: 2525, security: .plain, username: "info",
                password: "segreta")
            let box = try await arca.run(
                SetMailbox(
                    address: try MailAddress("info@ilborgo.example"), title: "Il Borgo", imap: side,
                    smtp: side))
            return try await body(DeskRoom(arca: arca, box: box))
        }
    }

    /// A letter arrives; the case it went into.
    @discardableResult
    func arrives(_ letter: TestLetter, at: Instant? = nil) async throws -> ID<CaseFile> {
        let uid = try await arca.house.store.count("SELECT COUNT(*) FROM message") + 1
        let outcome = try await arca.house.run(
            ReceiveMessage(
                mailbox: box, raw: RawMessage(letter.bytes),
                source: .server(uidValidity: 1, uid: Int64(uid)),
                arrivedAt: at ?? arca.time.now()), as: .house, road: .mail)
        guard
            let found = try await arca.house.store.read({
                try CaseRow.of(message: outcome.message, in: $0)
            })
        else { throw CommonRefusal.notFound }
        return found
    }

    /// Bruno's request, as most tests begin.
    func brunoAsks(_ number: Int = 1) async throws -> ID<CaseFile> {
        try await arrives(
            TestLetter(
                subject: "Moto \(number)", text: Self.asks,
                messageID: "ask\(number)@officinatassi.example"))
    }

    var today: CalendarDate { Zone.rome.date(of: arca.time.now()) }

    func row(_ id: ID<CaseFile>) async throws -> CaseRow {
        try await arca.house.store.read { try CaseRow.require(id, in: $0) }
    }

    func show(_ id: ID<CaseFile>) async throws -> ShowCase.Answer {
        try await arca.ask(ShowCase(caseFile: id))
    }

    func drawn(_ id: ID<CaseFile>) async throws -> [String] {
        try await show(id).points.map(\.text)
    }

    func facts(named name: String) async throws -> Int {
        try await count("SELECT COUNT(*) FROM fact /* all */ WHERE name = \(name)")
    }

    func count(_ sql: SQL) async throws -> Int { try await arca.house.store.count(sql) }

    /// A whole answer: every drawn point answered, every property ticked.
    func complete(_ id: ID<CaseFile>, text: String = answer, closes: Bool = false) async throws
        -> SendReply
    {
        let points = try await drawn(id).map {
            ReplyPoint(drawn: $0, text: $0, standing: .answered)
        }
        return SendReply(
            caseFile: id, version: try await row(id).version, text: text, points: points,
            ticked: Set(AnswerProperty.allCases), closes: closes)
    }

    func queued() async throws -> Int {
        try await count("SELECT COUNT(*) FROM message /* all */ WHERE direction = 'out'")
    }
}

extension SendReply {
    /// The same answer, changed in one thing.
    func changed(
        version: Int64? = nil, text: String? = nil, points: [ReplyPoint]? = nil,
        ticked: Set<AnswerProperty>? = nil, reason: String? = nil, to: [String]? = nil
    ) -> SendReply {
        SendReply(
            caseFile: caseFile, version: version ?? self.version, to: to ?? self.to,
            text: text ?? self.text,
            points: points ?? self.points, ticked: ticked ?? self.ticked,
            reason: reason ?? self.reason,
            closes: closes)
    }
}
