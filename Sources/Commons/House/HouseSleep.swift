import Journal
import Kernel
import Store

/// A house that was restored, or founded from an export, sleeps until somebody says that it is the only
/// one: the house that it came from may still be serving, and two would read the same mailboxes, send
/// the same letters and tell other systems the same things. It is kept of this copy, not of the
/// cooperative: no fact, and in no backup.
public enum HouseSleep {
    static let table = "house_sleep"

    static let migration = Migration(
        "commons-005-sleep",
        """
        CREATE TABLE house_sleep (
            id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
            since BIGINT NOT NULL
        )
        """)

    static func begin(at now: Instant, in db: any Writer) throws {
        try db.execute("INSERT INTO house_sleep (id, since) VALUES (1, \(now))")
    }

    /// Since when it sleeps; nil for a house that is awake.
    public static func since(in db: any Reader) throws -> Instant? {
        try db.value("SELECT since FROM house_sleep WHERE id = 1", as: Instant.self)
    }
}

extension House {
    /// Whether nothing may go out of this house and nothing be fetched. One that is awake never falls
    /// asleep: only an empty database is filled by a restore.
    public func isAsleep() async throws -> Bool {
        if isKnownAwake.withLock({ $0 }) { return false }
        let isAsleep = try await store.read { try HouseSleep.since(in: $0) != nil }
        if !isAsleep { isKnownAwake.withLock { $0 = true } }
        return isAsleep
    }
}

/// The house is the one that serves the cooperative from here on.
public struct HouseWoken: Fact {
    public static let name = "commons.houseWoken.v1"

    public var subjects: [ID<Subject>] { [] }

    public func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM house_sleep WHERE id = 1")
    }
}

enum WakeRefused: String, Refusal {
    case isAwake

    var kind: RefusalKind { .conflict }
    var rule: String? { "D1" }
    var sentence: Bilingual {
        Bilingual(
            it: "La cooperativa è già sveglia: posta e webhook vanno come sempre.",
            en: "The cooperative is awake already: mail and webhooks go as always.")
    }
}

/// Lets a restored house fetch and send mail and tell other systems, once the house that it came from is
/// stopped for good.
public struct WakeHouse: Command {
    public static let name = "commons.wake"
    public static let purpose = Bilingual(
        it:
            "Sveglia una cooperativa ripristinata, quando quella da cui viene è ferma per sempre: da qui posta e webhook.",
        en:
            "Wakes a restored cooperative once the one that it came from is stopped for good: mail and webhooks from here."
    )

    public init() {}

    public func run(in tx: Transaction) throws -> Done {
        guard try HouseSleep.since(in: tx) != nil else { throw WakeRefused.isAwake }
        try tx.append(HouseWoken())
        return Done()
    }
}

/// Whether the house sleeps, and since when.
public struct ShowSleep: Query {
    public static let name = "commons.sleep"
    public static let permission = Permission.own
    public static let purpose = Bilingual(
        it: "Se la cooperativa, ripristinata, dorme ancora, e da quando.",
        en: "Whether the cooperative, restored, still sleeps, and since when.")

    public struct Answer: Codable, Sendable {
        /// Left out where it is awake.
        public let since: Instant?
    }

    public init() {}

    public func fetch(from db: Reading) throws -> Answer {
        Answer(since: try HouseSleep.since(in: db))
    }
}
