import Commons
import Kernel
import Store

/// Who may vote, and with how many votes: values in, values out.
public enum VotingRight {
    /// COOP-05: whoever has been in the register for at least so many days. The day of entry is not
    /// counted (DATE-01): entered on 1 February, 90 days are full on 2 May.
    public static func mayVote(
        enteredOn: CalendarDate, on day: CalendarDate, minimumDays: Int
    ) -> Bool {
        enteredOn.days(until: day) >= minimumDays
    }

    /// COOP-06: one vote each, whatever the share. Nothing that could weigh more is asked for.
    public static let votesOfEach = 1
}

/// Who may vote on a day, by number: the roll of a meeting (COOP-05, COOP-06).
public struct VotingRoll: Query {
    public static let name = "members.votingRoll"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Chi ha diritto di voto in una data.", en: "Who may vote on a day.")

    public struct Line: Codable, Sendable, Equatable {
        public let number: Int
        public let party: ID<Party>
        public let name: String
        public let votes: Int
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let on: CalendarDate
        public let members: Int
        public let voters: [Line]
    }

    let on: CalendarDate?

    public init(on: CalendarDate? = nil) { self.on = on }

    public func fetch(from db: Reading) throws -> Answer {
        let day = on ?? db.today
        let minimum = try LawRefused.asking {
            try db.parameters().days("vote.minimumRegistration", on: day)
        }
        let rows = try db.rows(
            """
            SELECT member.number, member.party_id, member.entered_on, party.name, party.given_name
            FROM member JOIN party ON party.id = member.party_id
            WHERE member.admitted_on <= \(day) AND (member.left_on IS NULL OR member.left_on >= \(day))
            ORDER BY member.number
            """
        ) {
            (
                line: Line(
                    number: try $0["number"], party: try $0["party_id"],
                    name: PartyName(name: try $0["name"], givenName: try $0["given_name"]).listed,
                    votes: VotingRight.votesOfEach),
                enteredOn: try $0["entered_on"] as CalendarDate
            )
        }
        let voters = rows.filter {
            VotingRight.mayVote(enteredOn: $0.enteredOn, on: day, minimumDays: minimum)
        }
        return Answer(on: day, members: rows.count, voters: voters.map(\.line))
    }
}
