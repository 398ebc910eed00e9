import Commons
import Kernel

/// One quiet line on Today for those who may do something about it: no recent backup.
enum BackupNotice {
    static func card(_ visit: Visit) async throws -> TodayCard? {
        guard visit.actor.may(.work) else { return nil }
        let last: Instant?? = try await visit.reading { db -> Instant?? in
            let days = try db.parameters().days(BackupsTaken.parameter, on: db.today)
            guard try BackupsTaken.isOverdue(days: days, at: db.now, in: db) else { return nil }
            return .some(try BackupsTaken.last(in: db))
        }
        guard let last else { return nil }
        let say = visit.say
        let words =
            last.map {
                say(
                    "L'ultimo backup è del \(visit.moments.moment($0)): avvisa chi gestisce il server.",
                    "The last backup is of \(visit.moments.moment($0)): tell who runs the server.")
            }
            ?? say(
                "Non c'è ancora nessun backup: avvisa chi gestisce il server.",
                "There is no backup yet: tell who runs the server.")
        return TodayCard(place: 90, html: "<p class=\"muted\">\(words)</p>")
    }
}
