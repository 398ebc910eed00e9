import Journal
import Kernel
import Store

/// A party is something to the cooperative from this day on.
struct RoleBegun: Fact {
    static let name = "members.roleBegun.v1"
    let party: ID<Party>
    let role: PartyRole
    let from: CalendarDate
    /// The account, when the role is that of an operator.
    var account: ID<Subject>?

    var subjects: [ID<Subject>] { [party.subject] + (account.map { [$0] } ?? []) }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO party_role (party_id, role, from_on, account_id)
            VALUES (\(party), \(role), \(from), \(account))
            """)
    }
}

/// A role ended; what was done in it stays.
struct RoleEnded: Fact {
    static let name = "members.roleEnded.v1"
    let party: ID<Party>
    let role: PartyRole
    /// The last day.
    let on: CalendarDate

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE party_role SET to_on = \(on)
            WHERE party_id = \(party) AND role = \(role) AND to_on IS NULL
            """)
    }
}
