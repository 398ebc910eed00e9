import Commons
import Kernel
import Store

/// How the sealing is doing, in numbers.
enum SealGauges {
    /// At rest it is under two seconds; so much means that nothing seals.
    static let lateSeconds: Int64 = 60
    private static let lateMarkHours = 4

    static func all(in db: any Reader, at now: Instant) throws -> [Gauge] {
        let sealed = try TileShelf.size(in: db)
        let lag = try lagSeconds(after: sealed, at: now, in: db)
        // As the house keeps it; a decision of the cooperative is for people.
        let marks = try AllTimeAuthorities.rows(in: db, at: now, lateAfterHours: lateMarkHours)
        let late = Int64(marks.count { $0.isLate })
        return [
            Gauge(
                "arca_time_authorities", help: "Time authorities that mark the seals.",
                label: "named", value: Int64(marks.count)),
            Gauge(
                "arca_time_authorities", help: "Time authorities that mark the seals.",
                label: "late", value: late,
                advice: "the page Data certa under Prove says what is wrong with each"),
            Gauge(
                "arca_sealed_facts", help: "Facts that are leaves of the signed log.",
                value: sealed),
            Gauge(
                "arca_seal_lag_seconds", help: "How long the first fact not yet sealed has waited.",
                value: lag,
                advice: lag >= lateSeconds
                    ? "the log of the server says why; facts are kept, and sealed later" : nil),
        ]
    }

    static func lagSeconds(after sealed: Int64, at now: Instant, in db: any Reader) throws -> Int64
    {
        guard let since = try ShowSeal.waitingSince(after: sealed, in: db) else { return 0 }
        return max(0, (now.milliseconds - since.milliseconds) / 1000)
    }
}
