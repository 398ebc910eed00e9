import Commons
import Journal
import Kernel
import Store

/// A framework deal with a community (convenzione).
public enum Agreement {}

/// An agreement was made.
struct AgreementMade: Fact {
    static let name = "members.agreementMade.v1"
    let agreement: ID<Agreement>
    let community: ID<Community>
    let from: CalendarDate
    /// The last day, where one was agreed.
    let to: CalendarDate?

    struct Content: Codable, Sendable {
        let title: String
        let terms: String
    }

    var subjects: [ID<Subject>] { [community.subject, agreement.subject] }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(kind: "community", title: content.title, body: content.terms)
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO community_agreement (id, community_id, title, terms, from_on, to_on)
            VALUES (\(agreement), \(community), \(entry.content?.title ?? ""),
                \(entry.content?.terms ?? ""), \(from), \(to))
            """)
    }
}

/// An agreement was ended on a day.
struct AgreementEnded: Fact {
    static let name = "members.agreementEnded.v1"
    let agreement: ID<Agreement>
    let community: ID<Community>
    let on: CalendarDate

    var subjects: [ID<Subject>] { [community.subject, agreement.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE community_agreement SET to_on = \(on) WHERE id = \(agreement)")
    }
}

/// Records an agreement with a validated community.
public struct MakeAgreement: Command {
    public static let name = "members.makeAgreement"
    public static let purpose = Bilingual(
        it: "Registra una convenzione con una collettività.",
        en: "Records an agreement with a community.")

    let community: ID<Community>
    let title: String
    let terms: String?
    let from: CalendarDate
    let to: CalendarDate?

    public init(
        community: ID<Community>, title: String, terms: String? = nil, from: CalendarDate,
        to: CalendarDate? = nil
    ) {
        self.community = community
        self.title = title
        self.terms = terms
        self.from = from
        self.to = to
    }

    public func run(in tx: Transaction) throws -> ID<Agreement> {
        _ = try CommunityRow.require(community, in: tx)
        let title = try Typed.required(title, field: "title")
        let terms = try Typed.optional(terms, field: "terms", most: 20_000) ?? ""
        let day = try tx.pastDay(from, field: "from")
        if let to, to < day { throw DayRefused.tooEarly(field: "to", earliest: day) }
        guard try ClosedMarket.isValidated(community, on: day, in: tx) else {
            throw CommunityRefused.notValidated
        }
        let agreement: ID<Agreement> = tx.newID()
        try tx.append(
            AgreementMade(agreement: agreement, community: community, from: day, to: to),
            content: AgreementMade.Content(title: title, terms: terms),
            occurredAt: tx.moment(of: day))
        return agreement
    }
}

/// Ends an agreement on its last day.
public struct EndAgreement: Command {
    public static let name = "members.endAgreement"
    public static let purpose = Bilingual(
        it: "Chiude una convenzione.", en: "Ends an agreement.")

    let agreement: ID<Agreement>
    let on: CalendarDate?

    public init(agreement: ID<Agreement>, on: CalendarDate? = nil) {
        self.agreement = agreement
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        guard let found = try AgreementRow.find(agreement, in: tx) else {
            throw CommonRefusal.notFound
        }
        let day = try tx.pastDay(on, notBefore: found.from)
        try tx.append(
            AgreementEnded(agreement: agreement, community: found.community, on: day),
            occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// An agreement as its row has it.
public struct AgreementRow: Sendable, Equatable, Codable {
    public let id: ID<Agreement>
    public let community: ID<Community>
    public let title: String
    public let terms: String
    public let from: CalendarDate
    public let to: CalendarDate?

    private static let columns: SQL = "id, community_id, title, terms, from_on, to_on"

    init(_ row: Row) throws {
        id = try row["id"]
        community = try row["community_id"]
        title = try row["title"]
        terms = try row["terms"]
        from = try row["from_on"]
        to = try row["to_on"]
    }

    static func find(_ id: ID<Agreement>, in db: any Reader) throws -> AgreementRow? {
        try db.first(
            "SELECT \(columns) FROM community_agreement WHERE id = \(id)", AgreementRow.init)
    }

    /// The latest first.
    static func of(_ community: ID<Community>, in db: any Reader) throws -> [AgreementRow] {
        try db.rows(
            """
            SELECT \(columns) FROM community_agreement WHERE community_id = \(community)
            ORDER BY from_on DESC, id DESC
            """, AgreementRow.init)
    }
}
