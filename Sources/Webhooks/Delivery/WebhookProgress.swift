import Commons
import Journal
import Kernel
import Outside
import Store

/// How far a webhook has come and how its attempts go. No fact accounts for it: that a message got
/// through is not something that happened to the cooperative.
struct WebhookProgress: Sendable, Equatable {
    /// Up to this place of the journal all is sent or none of its business.
    var doneThrough: Int64 = 0
    /// In a row.
    var failures = 0
    var failingSince: Instant?
    /// Not before; nil for at once.
    var nextAt: Instant?
    var lastAt: Instant?
    var last: WebhookAnswer?
    var delivered = 0
    var failed = 0

    static func find(_ hook: WebhookRow, in db: any Reader) throws -> WebhookProgress {
        var found =
            try db.first(
                """
                SELECT done_through, failures, failing_since, next_at, last_at, last_status,
                    last_fault, delivered, failed
                FROM webhook_delivery WHERE hook = \(hook.id)
                """, WebhookProgress.init) ?? WebhookProgress()
        found.doneThrough = max(found.doneThrough, hook.beginsAfter)
        return found
    }

    private init() {}

    private init(_ row: Row) throws {
        doneThrough = try row["done_through"]
        failures = try row["failures"]
        failingSince = try row["failing_since"]
        nextAt = try row["next_at"]
        lastAt = try row["last_at"]
        let status: Int? = try row["last_status"]
        let fault: OutsideFault? = try row["last_fault"]
        last = fault.map { .fault($0) } ?? status.map { .status($0) }
        delivered = try row["delivered"]
        failed = try row["failed"]
    }

    /// What follows from an attempt at the message in this place.
    mutating func note(
        _ answer: WebhookAnswer, at sequence: Int64, now: Instant, chance: inout some Chance
    ) {
        lastAt = now
        last = answer
        if answer.isDelivered {
            doneThrough = sequence
            failures = 0
            failingSince = nil
            nextAt = nil
            delivered += 1
        } else {
            failures += 1
            failed += 1
            failingSince = failingSince ?? now
            nextAt = now.adding(
                milliseconds: WebhookPauses.milliseconds(after: failures, answer, &chance))
        }
    }

    /// Whether the house gives up by itself.
    func hasFailed(forDays days: Int, at now: Instant) -> Bool {
        failingSince.map { $0.adding(days: Int64(clamping: days)) <= now } ?? false
    }

    func keep(for hook: ID<Webhook>, in tx: Transaction) throws {
        var status: Int?
        var fault: OutsideFault?
        switch last {
        case .status(let code), .later(let code, _): status = code
        case .fault(let why): fault = why
        case nil: break
        }
        try tx.executeOperational(
            """
            INSERT INTO webhook_delivery (hook, done_through, failures, failing_since, next_at,
                last_at, last_status, last_fault, delivered, failed)
            VALUES (\(hook), \(doneThrough), \(failures), \(failingSince), \(nextAt), \(lastAt),
                \(status), \(fault), \(delivered), \(failed))
            ON CONFLICT (hook) DO UPDATE SET done_through = excluded.done_through,
                failures = excluded.failures, failing_since = excluded.failing_since,
                next_at = excluded.next_at, last_at = excluded.last_at,
                last_status = excluded.last_status, last_fault = excluded.last_fault,
                delivered = excluded.delivered, failed = excluded.failed
            """)
    }

    /// Nothing that was put off stays put off.
    static func tryNow(
        _ hook: ID<Webhook>, forgetsFailures: Bool = false, in tx: Transaction
    ) throws {
        try tx.executeOperational(
            "UPDATE webhook_delivery SET next_at = NULL WHERE hook = \(hook)")
        if forgetsFailures {
            try tx.executeOperational(
                """
                UPDATE webhook_delivery SET failures = 0, failing_since = NULL
                WHERE hook = \(hook)
                """)
        }
    }
}

extension WebhookRow {
    /// Facts looked at in one go.
    static let batch = 200

    /// What it hears of among the facts after a place, and how far these reach.
    func waiting(after place: Int64, _ catalogue: FactCatalogue, in db: any Reader) throws -> (
        messages: [WebhookMessage], lookedThrough: Int64, isAll: Bool
    ) {
        let facts = try Journal.bare(after: place, most: Self.batch, from: db)
        let messages = try facts.compactMap { fact -> WebhookMessage? in
            let isTry = fact.name == WebhookTried.name
            guard isTry || choice.takes(fact.name) else { return nil }
            // What another version wrote is told without what it is about.
            let subjects = (try? catalogue.decode(fact))?.subjects ?? []
            // A test is for the one webhook that is tested.
            if isTry, !subjects.contains(id.subject) { return nil }
            return try WebhookMessage(fact, subjects: subjects, for: id)
        }
        return (messages, facts.last?.sequence ?? place, facts.count < Self.batch)
    }
}
