import Commons
import Journal
import Kernel
import Outside
import Store

/// The webhooks with how they are doing, the oldest first. Of their secrets nothing is told.
public struct AllWebhooks: Query {
    public static let name = "webhooks.all"
    public static let purpose = Bilingual(
        it: "I webhook con il loro stato.", en: "The webhooks with their state.")

    public struct Row: Codable, Sendable {
        public let id: ID<Webhook>
        public let title: String
        public let url: String
        public let facts: [String]
        let isHere: Bool
        let addedAt: Instant
        /// Nil while it is sent to.
        public let pause: WebhookPause?
        let pausedAt: Instant?
        /// Messages that are still to be sent; counted among the next facts only.
        public let waiting: Int
        let isWaitingMore: Bool
        public let delivered: Int
        /// Attempts that failed.
        let failed: Int
        /// In a row; 0 where the last attempt went well.
        let failures: Int
        let failingSince: Instant?
        let nextAt: Instant?
        let lastAt: Instant?
        let lastStatus: Int?
        let lastFault: OutsideFault?
        /// Until when the secret before the present one signs too.
        let oldSecretUntil: Instant?
    }

    /// Facts through which those that wait are counted.
    private static let mostCounted = 2_000

    public init() {}

    public func fetch(from db: Reading) throws -> [Row] {
        try WebhookRow.all(in: db).map { hook in
            let progress = try WebhookProgress.find(hook, in: db)
            let waiting = try Self.waiting(for: hook, after: progress.doneThrough, in: db)
            let overlap = try db.value(
                "SELECT before_until FROM webhook_secret WHERE hook = \(hook.id)",
                as: Instant?.self)
            var status: Int?
            var fault: OutsideFault?
            switch progress.last {
            case .status(let code), .later(let code, _): status = code
            case .fault(let why): fault = why
            case nil: break
            }
            return Row(
                id: hook.id, title: hook.title, url: hook.url, facts: hook.choice.patterns,
                isHere: hook.isHere, addedAt: hook.addedAt, pause: hook.pause,
                pausedAt: hook.pausedAt, waiting: waiting.count, isWaitingMore: waiting.isMore,
                delivered: progress.delivered, failed: progress.failed,
                failures: progress.failures, failingSince: progress.failingSince,
                nextAt: progress.nextAt, lastAt: progress.lastAt, lastStatus: status,
                lastFault: fault,
                oldSecretUntil: (overlap ?? nil).flatMap { db.now < $0 ? $0 : nil })
        }
    }

    private static func waiting(
        for hook: WebhookRow, after place: Int64, in db: any Reader
    ) throws -> (count: Int, isMore: Bool) {
        let names = try db.values(
            """
            SELECT name FROM fact WHERE sequence > \(place)
            ORDER BY sequence LIMIT \(mostCounted)
            """, as: String.self)
        let tests = try db.count(
            """
            SELECT COUNT(*) FROM fact_subject JOIN fact ON fact.sequence = fact_subject.sequence
            WHERE fact_subject.subject = \(hook.id) AND fact_subject.sequence > \(place)
                AND fact.name = \(WebhookTried.name)
            """)
        let taken = names.filter { $0 != WebhookTried.name && hook.choice.takes($0) }.count
        return (taken + tests, names.count == mostCounted)
    }
}

/// The names that facts have, for who chooses some of them.
struct FactNames: Query {
    static let name = "webhooks.facts"
    static let permission = Permission.oversee
    static let purpose = Bilingual(
        it: "I nomi dei fatti, di cui si può essere avvisati.",
        en: "The names of facts, of which one can be told.")

    func fetch(from db: Reading) throws -> [String] { db.catalogue.names }
}
