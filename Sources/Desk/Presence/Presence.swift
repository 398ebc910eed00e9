import Commons
import Kernel
import Store

/// What somebody does in a case at this moment.
public enum Presence: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case reading, writing, gone

    /// Who has not been heard of for so long is not there any more.
    static let lastsSeconds: Int64 = 30
    /// Who is still there need not be written down anew so soon.
    static let renewedAfterSeconds: Int64 = 12
}

/// Tells the others that one reads a case, writes in it, or has left it. Nothing of it is kept.
public struct BePresent: Command {
    public static let name = "desk.present"
    public static let purpose = Bilingual(
        it: "Dice ai colleghi che si legge o si scrive in una pratica.",
        en: "Tells colleagues that one reads a case or writes in it.")

    let caseFile: ID<CaseFile>
    let doing: Presence

    public init(caseFile: ID<CaseFile>, doing: Presence) {
        self.caseFile = caseFile
        self.doing = doing
    }

    public func run(in tx: Transaction) throws -> Done {
        guard let me = tx.actor.id else { throw CommonRefusal.forbidden }
        _ = try CaseRow.require(caseFile, in: tx)
        let forgotten = tx.now.adding(seconds: -Presence.lastsSeconds)
        try tx.executeOperational(
            """
            DELETE FROM presence WHERE seen_at < \(forgotten)
                OR (case_id = \(caseFile) AND account = \(me))
            """)
        if doing != .gone {
            try tx.executeOperational(
                """
                INSERT INTO presence (case_id, account, doing, seen_at)
                VALUES (\(caseFile), \(me), \(doing), \(tx.now))
                """)
        }
        return Done()
    }
}

/// Who else has a case open, and whether they write.
public struct WhoIsHere: Query {
    public static let name = "desk.presence"
    public static let purpose = Bilingual(
        it: "Chi altro ha aperta una pratica.", en: "Who else has a case open.")

    public struct Line: Codable, Sendable, Equatable {
        public let name: String
        public let doing: Presence
    }

    public struct Answer: Codable, Sendable {
        public let others: [Line]
        /// What is known of the one who asks need not be told anew yet.
        let isFresh: Bool
        let doing: Presence?
    }

    let caseFile: ID<CaseFile>

    public init(caseFile: ID<CaseFile>) { self.caseFile = caseFile }

    public func fetch(from db: Reading) throws -> Answer {
        let names = try AccountRow.names(in: db)
        let since = db.now.adding(seconds: -Presence.lastsSeconds)
        let rows = try db.rows(
            """
            SELECT account, doing, seen_at FROM presence
            WHERE case_id = \(caseFile) AND seen_at >= \(since) ORDER BY account
            """
        ) {
            (
                account: try $0["account"] as ID<Account>, doing: try $0["doing"] as Presence,
                at: try $0["seen_at"] as Instant
            )
        }
        let mine = rows.first { $0.account == db.actor.id }
        let renewal = db.now.adding(seconds: -Presence.renewedAfterSeconds)
        return Answer(
            others: rows.filter { $0.account != db.actor.id }.map {
                Line(name: names[$0.account] ?? "", doing: $0.doing)
            },
            isFresh: mine.map { $0.at >= renewal } ?? false, doing: mine?.doing)
    }
}
