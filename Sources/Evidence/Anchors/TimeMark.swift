import CMS
import Commons
import Kernel
import Outside
import Store

/// A time mark over a checkpoint, as it was answered and checked.
struct TimeMarkRow: Sendable {
    let authority: ID<TimeAuthority>
    let log: Int64
    let size: Int64
    /// As the authority has it.
    let markedAt: Instant
    /// The whole answer, in DER.
    let response: [UInt8]

    init(_ row: Row) throws {
        authority = try row["authority"]
        log = try row["log"]
        size = try row["size"]
        markedAt = try row["marked_at"]
        response = try row["response"]
    }

    private static let columns: SQL = "authority, log, size, marked_at, response"

    static func last(of authority: ID<TimeAuthority>, log: Int64, in db: any Reader) throws
        -> TimeMarkRow?
    {
        try db.first(
            """
            SELECT \(columns) FROM time_mark WHERE authority = \(authority) AND log = \(log)
            ORDER BY size DESC LIMIT 1
            """, TimeMarkRow.init)
    }

    /// The first mark of each authority over a checkpoint that holds so many facts or more.
    static func first(
        over size: Int64, log: Int64, by authority: ID<TimeAuthority>, in db: any Reader
    )
        throws -> TimeMarkRow?
    {
        try db.first(
            """
            SELECT \(columns) FROM time_mark
            WHERE authority = \(authority) AND log = \(log) AND size >= \(size)
            ORDER BY size LIMIT 1
            """, TimeMarkRow.init)
    }
}

/// Why an authority gave no mark.
enum MarkFault: Sendable, Equatable {
    case outside(OutsideFault)
    case status(Int)
    case mark(TimeStamp.Fault)
    /// Its clock and ours are minutes apart.
    case otherTime

    /// As it is kept.
    var code: String {
        switch self {
        case .outside(let fault): fault.rawValue
        case .status(let status): "status.\(status)"
        case .mark(let fault): "mark.\(fault.rawValue)"
        case .otherTime: "otherTime"
        }
    }

    init?(code: String) {
        if code == "otherTime" {
            self = .otherTime
        } else if let fault = OutsideFault(rawValue: code) {
            self = .outside(fault)
        } else if code.hasPrefix("status."), let status = Int(code.dropFirst(7)) {
            self = .status(status)
        } else if code.hasPrefix("mark."),
            let fault = TimeStamp.Fault(rawValue: String(code.dropFirst(5)))
        {
            self = .mark(fault)
        } else {
            return nil
        }
    }

    var sentence: Bilingual {
        switch self {
        case .outside(let fault): fault.sentence
        case .status(let status):
            Bilingual(
                it: "L'autorità ha risposto con lo stato \(status).",
                en: "The authority answered with status \(status).")
        case .mark(.unreadable):
            Bilingual(
                it: "Ciò che ha risposto non è una marca temporale.",
                en: "What it answered is no time mark.")
        case .mark(.refused):
            Bilingual(it: "L'autorità ha rifiutato.", en: "The authority refused.")
        case .mark(.otherBytes), .mark(.otherQuestion):
            Bilingual(
                it: "La marca è di qualcos'altro: non vale.",
                en: "The mark is of something else: it is not good.")
        case .mark(.signatureWrong):
            Bilingual(
                it: "La firma della marca non è buona.",
                en: "The signature of the mark is not good.")
        case .mark(.notForTime):
            Bilingual(
                it: "Il certificato di chi firma non è per marche temporali.",
                en: "The certificate of who signs is not for time marks.")
        case .mark(.notTrusted):
            Bilingual(
                it: "Nessuno dei certificati dati per quest'autorità sta dietro la sua firma.",
                en: "None of the certificates given for this authority stands behind its signature."
            )
        case .otherTime:
            Bilingual(
                it:
                    "L'orologio dell'autorità e il nostro distano più di dieci minuti: controlla l'ora del server.",
                en:
                    "The clock of the authority and ours are more than ten minutes apart: check the time of the server."
            )
        }
    }
}

/// How asking one authority is going.
struct TimeAttempt: Sendable {
    var failures = 0
    var failingSince: Instant?
    var nextAt: Instant?
    var fault: MarkFault?

    private static let pauses: [Int64] = [60, 5 * 60, 15 * 60, 30 * 60]

    static func find(_ authority: ID<TimeAuthority>, in db: any Reader) throws -> TimeAttempt {
        try db.first(
            """
            SELECT failures, failing_since, next_at, fault FROM time_attempt
            WHERE authority = \(authority)
            """
        ) { row in
            let code: String? = try row["fault"]
            return TimeAttempt(
                failures: try row["failures"], failingSince: try row["failing_since"],
                nextAt: try row["next_at"], fault: code.flatMap(MarkFault.init(code:)))
        } ?? TimeAttempt()
    }

    mutating func note(_ fault: MarkFault?, at now: Instant) {
        guard let fault else { return self = TimeAttempt() }
        failures += 1
        failingSince = failingSince ?? now
        nextAt = now.adding(seconds: Self.pauses[min(failures, Self.pauses.count) - 1])
        self.fault = fault
    }

    func keep(for authority: ID<TimeAuthority>, in tx: Transaction) throws {
        try tx.executeOperational(
            """
            INSERT INTO time_attempt (authority, failures, failing_since, next_at, fault)
            VALUES (\(authority), \(failures), \(failingSince), \(nextAt), \(fault?.code))
            ON CONFLICT (authority) DO UPDATE SET failures = excluded.failures,
                failing_since = excluded.failing_since, next_at = excluded.next_at,
                fault = excluded.fault
            """)
    }
}
