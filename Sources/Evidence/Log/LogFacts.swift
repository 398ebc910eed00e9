import Journal
import Kernel
import Seal
import Store

/// A log of all facts is signed under this name and key from here on. The first is opened with the house;
/// another where the house goes on from a backup: what the lost one signed since is not to be gainsaid.
struct LogOpened: Fact {
    static let name = "evidence.logOpened.v1"
    let log: Int64
    let origin: String
    /// As `NoteKey.text`.
    let key: String

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO seal_log (number, origin, opened_at)
            VALUES (\(log), \(origin), \(entry.recordedAt))
            """)
        try db.execute(
            """
            INSERT INTO seal_key (log, number, key, since)
            VALUES (\(log), 1, \(key), \(entry.recordedAt))
            """)
    }
}

/// Another key signs for the log from here on.
struct SealKeyChanged: Fact {
    static let name = "evidence.keyChanged.v1"
    let log: Int64
    /// Counted within the log, from 2.
    let number: Int64
    let key: String
    /// A `KeyChange`, signed by the key before and by the new one.
    let statement: String

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO seal_key (log, number, key, statement, since)
            VALUES (\(log), \(number), \(key), \(statement), \(entry.recordedAt))
            """)
    }
}
