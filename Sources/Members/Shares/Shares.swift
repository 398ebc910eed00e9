import Commons
import Journal
import Kernel
import Store

/// What members paid in: shares and premium (COOP-02). Movements add up to the holding of a day.
enum Shares {
    /// No payment is larger: 1 000 000 000 EUR.
    static let mostCents: Int64 = 100_000_000_000

    /// What leaves, as a movement has it. A journal from outside may claim anything: the least number
    /// has no opposite.
    static func leaving(_ cents: Int64) -> Int64 { cents == .min ? .max : -cents }

    static func held(by party: ID<Party>, in db: any Reader) throws -> Int64 {
        let others = try PartyMerge.merged(into: party, idsIn: db)
        // Of one record, as nearly always, the engine needs no statistics to use the index.
        let whose: SQL = others.isEmpty ? "= \(party)" : "IN \(list: [party] + others)"
        return try db.value(
            """
            SELECT CAST(COALESCE(SUM(share_cents), 0) AS BIGINT) FROM share_movement
            WHERE party_id \(whose)
            """) ?? 0
    }

    /// What an open application asks for; 0 where there is none.
    static func requested(by party: ID<Party>, in db: any Reader) throws -> Int64 {
        try db.value(
            """
            SELECT COALESCE(requested_cents, 0) FROM membership_application
            WHERE party_id = \(party) AND status = 'open'
            """) ?? 0
    }

    /// The most that a natural person may hold, on the first of the days for which we know it.
    static func largestHolding(on days: [CalendarDate], _ book: ParameterBook) -> Money? {
        days.lazy.compactMap { try? book.money("share.maximumHolding", on: $0) }.first
    }

    /// Their sum; no holding is large enough to run over.
    static func sum(_ cents: [Int64]) -> Int64 {
        cents.reduce(into: Int64(0)) { $0 = $0.addingReportingOverflow($1).partialValue }
    }
}

/// Somebody paid a share into the cooperative.
struct SharePaid: Fact {
    static let name = "members.sharePaid.v1"
    let party: ID<Party>
    let shareCents: Int64
    let premiumCents: Int64
    let on: CalendarDate

    struct Content: Codable, Sendable {
        /// Of the transfer, as the bank has it.
        let reference: String
    }

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try ShareMovement(
            party: party, kind: .paid, shareCents: shareCents, premiumCents: premiumCents, on: on,
            reference: entry.content?.reference
        ).insert(entry.sequence, entry.recordedAt, in: db)
    }
}

/// The cooperative paid a share back to somebody who left (COOP-14).
struct SharePaidBack: Fact {
    static let name = "members.sharePaidBack.v1"
    let party: ID<Party>
    /// Positive: what was paid back.
    let shareCents: Int64
    let on: CalendarDate

    struct Content: Codable, Sendable {
        let reference: String
    }

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try ShareMovement(
            party: party, kind: .repaid, shareCents: Shares.leaving(shareCents), on: on,
            reference: entry.content?.reference
        ).insert(entry.sequence, entry.recordedAt, in: db)
    }
}

/// What a movement of shares is.
public enum ShareMovementKind: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case paid, repaid, forfeited
    /// To somebody else, from somebody else (COOP-15).
    case given, received

    public var title: Bilingual {
        switch self {
        case .paid: Bilingual(it: "versata", en: "paid in")
        case .repaid: Bilingual(it: "rimborsata", en: "paid back")
        case .forfeited: Bilingual(it: "non più dovuta", en: "forfeited")
        case .given: Bilingual(it: "ceduta", en: "transferred")
        case .received: Bilingual(it: "ricevuta", en: "received")
        }
    }
}

struct ShareMovement {
    let party: ID<Party>
    let kind: ShareMovementKind
    /// Negative when it leaves the party.
    let shareCents: Int64
    var premiumCents: Int64 = 0
    let on: CalendarDate
    var reference: String?

    func insert(_ sequence: Int64, _ at: Instant, in db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO share_movement (sequence, party_id, recorded_at, effective_on, kind,
                share_cents, premium_cents, reference)
            VALUES (\(sequence), \(party), \(at), \(on), \(kind), \(shareCents), \(premiumCents),
                \(reference))
            """)
    }
}

/// A movement as its row has it.
public struct ShareMovementRow: Sendable, Equatable, Codable {
    public let on: CalendarDate
    public let kind: ShareMovementKind
    /// Negative when it leaves the party.
    public let shareCents: Int64
    public let premiumCents: Int64
    public let reference: String?

    /// All of a party's, the earliest first.
    public static func of(_ party: ID<Party>, in db: any Reader) throws -> [ShareMovementRow] {
        try db.rows(
            """
            SELECT effective_on, kind, share_cents, premium_cents, reference FROM share_movement
            WHERE party_id IN (\(PartyMerge.ids(of: "\(party)"))) ORDER BY effective_on, sequence
            """
        ) {
            ShareMovementRow(
                on: try $0["effective_on"], kind: try $0["kind"],
                shareCents: try $0["share_cents"], premiumCents: try $0["premium_cents"],
                reference: try $0["reference"])
        }
    }
}
