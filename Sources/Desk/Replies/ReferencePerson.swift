import Kernel
import Members
import Store

/// The operator who follows a person (M6, OPS-03), as an answer must name her.
enum ReferencePerson {
    /// Nil where nobody has chosen to follow the person yet.
    static func name(of party: ID<Party>?, on day: CalendarDate, in db: any Reader) throws
        -> String?
    {
        guard let party, let who = try WhoAnswers.find(for: party, on: day, in: db),
            who.reason != .byTurn
        else {
            return nil
        }
        return who.name
    }
}
