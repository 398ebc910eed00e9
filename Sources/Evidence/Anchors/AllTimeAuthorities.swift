import Commons
import Journal
import Kernel
import Store

/// The time authorities that mark the seals, and how each is doing.
public struct AllTimeAuthorities: Query {
    public static let name = "evidence.authorities"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Le autorità che marcano i sigilli, e come vanno.",
        en: "The authorities that mark the seals, and how they are doing.")

    public struct Row: Codable, Sendable {
        public let id: ID<TimeAuthority>
        public let title: String
        public let url: String
        public let namedAt: Instant
        /// The last mark: when, and over how many facts; left out before the first.
        public let markedAt: Instant?
        public let markedFacts: Int64?
        /// Facts have waited for longer than is good.
        public let isLate: Bool
        /// Attempts in a row that came to nothing.
        public let failures: Int
        public let nextAt: Instant?
        /// Why the last came to nothing.
        public let fault: Bilingual?
    }

    public init() {}

    public func fetch(from db: Reading) throws -> [Row] {
        let hours = try db.parameters().integer(TimeAuthority.lateAfterHours, on: db.today)
        return try Self.rows(in: db, at: db.now, lateAfterHours: hours)
    }

    static func rows(in db: any Reader, at now: Instant, lateAfterHours hours: Int) throws -> [Row]
    {
        let log = try LogRow.current(in: db)
        return try TimeAuthorityRow.all(in: db).map { authority in
            let mark = try log.flatMap {
                try TimeMarkRow.last(of: authority.id, log: $0.number, in: db)
            }
            let attempt = try TimeAttempt.find(authority.id, in: db)
            // Since when the first fact without its mark waits.
            let waiting = try ShowSeal.waitingSince(after: mark?.size ?? 0, in: db)
            let since = waiting.map { max($0, authority.namedAt) }
            let isLate = since.map { $0.adding(seconds: Int64(hours) * 3_600) <= now } ?? false
            return Row(
                id: authority.id, title: authority.title, url: authority.url,
                namedAt: authority.namedAt, markedAt: mark?.markedAt, markedFacts: mark?.size,
                isLate: isLate, failures: attempt.failures, nextAt: attempt.nextAt,
                fault: attempt.fault?.sentence)
        }
    }
}
