import CMS
import Journal
import Kernel
import Seal
import Store

/// A time mark with the seal that it is over, and what the journal says of that time.
struct MarkedSeal: Sendable {
    let row: TimeMarkRow
    let authority: TimeAuthorityRow?
    /// The text that was marked; nil where the seal is gone.
    let text: String?
    /// When the last fact of the seal says that it was recorded.
    let recordedAt: Instant?

    /// Those of five years, hour by hour, of five authorities.
    private static let most = 250_000

    static func all(in db: any Reader) throws -> [MarkedSeal] {
        let authorities = Dictionary(
            try TimeAuthorityRow.ever(in: db).map { ($0.id, $0) },
            uniquingKeysWith: { one, _ in one })
        return try db.rows(
            """
            SELECT m.authority, m.log, m.size, m.marked_at, m.response, c.note, f.recorded_at
            FROM time_mark m
            LEFT JOIN seal_checkpoint c ON c.log = m.log AND c.size = m.size
            LEFT JOIN fact f ON f.sequence = m.size
            ORDER BY m.authority, m.log, m.size LIMIT \(most)
            """
        ) { row in
            let mark = try TimeMarkRow(row)
            let note: String? = try row["note"]
            return MarkedSeal(
                row: mark, authority: authorities[mark.authority],
                text: note.flatMap { SignedNote($0) }?.text, recordedAt: try row["recorded_at"])
        }
    }

    /// What is wrong, if anything is.
    var finding: String? {
        get async {
            let name =
                "the time mark of \(authority?.title ?? "\(row.authority)") over \(row.size) facts"
            guard let authority, let text else { return "\(name): its seal is not there" }
            guard let mark = try? TimeStamp(response: row.response),
                (try? await mark.check(Array(text.utf8), answering: nil, roots: authority.roots))
                    != nil
            else { return "\(name) does not hold" }
            guard Instant(milliseconds: mark.time) == row.markedAt else {
                return "\(name) is of another time than is said here"
            }
            if let recordedAt,
                row.markedAt.adding(seconds: MarkStep.mostSecondsApart) < recordedAt
            {
                return "fact \(row.size) says that it was recorded after \(name)"
            }
            return nil
        }
    }
}
