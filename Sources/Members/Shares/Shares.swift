import Commons
import Journal
import Kernel
import Store

/// What members paid in: shares and premium (COOP-02). Movements add up to the holding of a day.
enum Shares {
    /// No payment is larger: 1 000 000 000 EUR.
    static let mostCents: Int64 = 100_000_000_000

    static func held(by party: ID<Party>, in db: any Reader) throws -> Int64 {
        try db.value(
            """
            SELECT CAST(COALESCE(SUM(share_cents), 0) AS BIGINT) FROM share_movement
            WHERE party_id = \(party)
            """) ?? 0
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
        try ShareMovement.insert(
            party, shareCents: shareCents, premiumCents: premiumCents, on: on,
            reference: entry.content?.reference, entry.sequence, entry.recordedAt, in: db)
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
        try ShareMovement.insert(
            party, shareCents: -shareCents, premiumCents: 0, on: on,
            reference: entry.content?.reference, entry.sequence, entry.recordedAt, in: db)
    }
}

enum ShareMovement {
    static func insert(
        _ party: ID<Party>, shareCents: Int64, premiumCents: Int64, on day: CalendarDate,
        reference: String?, _ sequence: Int64, _ at: Instant, in db: any Writer
    ) throws {
        try db.execute(
            """
            INSERT INTO share_movement (sequence, party_id, recorded_at, effective_on, share_cents,
                premium_cents, reference)
            VALUES (\(sequence), \(party), \(at), \(day), \(shareCents), \(premiumCents), \(reference))
            """)
    }
}

/// A payment as its row has it.
public struct ShareMovementRow: Sendable, Equatable, Codable {
    public let on: CalendarDate
    /// Negative when paid back.
    public let shareCents: Int64
    public let premiumCents: Int64
    public let reference: String?

    /// All of a party's, the earliest first.
    public static func of(_ party: ID<Party>, in db: any Reader) throws -> [ShareMovementRow] {
        try db.rows(
            """
            SELECT effective_on, share_cents, premium_cents, reference FROM share_movement
            WHERE party_id = \(party) ORDER BY effective_on, sequence
            """
        ) {
            ShareMovementRow(
                on: try $0["effective_on"], shareCents: try $0["share_cents"],
                premiumCents: try $0["premium_cents"], reference: try $0["reference"])
        }
    }
}
