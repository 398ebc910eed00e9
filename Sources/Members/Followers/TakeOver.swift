import Commons
import Journal
import Kernel
import Store

/// An operator follows a party from here on. Who followed it before no longer does.
struct FollowingBegun: Fact {
    static let name = "members.followingBegun.v1"
    let party: ID<Party>
    let account: ID<Account>
    let isStandIn: Bool

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        if isStandIn {
            try Self.end(party, account, at: entry.recordedAt, in: db)
        } else {
            // One reference operator at a time; taking over ends one's own standing in too.
            try db.execute(
                """
                UPDATE following SET to_at = \(entry.recordedAt)
                WHERE party_id = \(party) AND to_at IS NULL
                    AND (is_stand_in = FALSE OR account_id = \(account))
                """)
        }
        try db.execute(
            """
            INSERT INTO following (sequence, party_id, account_id, is_stand_in, from_at)
            VALUES (\(entry.sequence), \(party), \(account), \(isStandIn), \(entry.recordedAt))
            """)
    }

    static func end(_ party: ID<Party>, _ account: ID<Account>, at: Instant, in db: any Writer)
        throws
    {
        try db.execute(
            """
            UPDATE following SET to_at = \(at)
            WHERE party_id = \(party) AND account_id = \(account) AND to_at IS NULL
            """)
    }
}

/// An operator no longer follows a party.
struct FollowingEnded: Fact {
    static let name = "members.followingEnded.v1"
    let party: ID<Party>
    let account: ID<Account>

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try FollowingBegun.end(party, account, at: entry.recordedAt, in: db)
    }
}

public enum FollowingRefused: String, Refusal {
    case onlyOperators, followsAlready, notFollowing
    case awayTooLong, notAway

    public var rule: String? { "M6" }

    public var kind: RefusalKind {
        switch self {
        case .onlyOperators: .forbidden
        case .followsAlready, .notFollowing, .notAway: .conflict
        case .awayTooLong: .invalid
        }
    }

    public var field: String? { self == .awayTooLong ? "to" : nil }

    public var sentence: Bilingual {
        switch self {
        case .onlyOperators:
            Bilingual(
                it: "Lo può fare solo un operatore, per sé.",
                en: "Only an operator can do this, for themselves.")
        case .followsAlready:
            Bilingual(
                it: "Sei già il suo operatore di riferimento.",
                en: "You are the reference operator already.")
        case .awayTooLong:
            Bilingual(
                it: "Più di un anno: ricontrolla le date.",
                en: "More than a year: check the days.")
        case .notAway:
            Bilingual(
                it: "Non risulta alcuna assenza da quel giorno.",
                en: "No absence is planned from that day on.")
        case .notFollowing:
            Bilingual(it: "Non segui questa persona.", en: "You do not follow this party.")
        }
    }
}

extension Transaction {
    /// The account of the operator who asks: nobody else is ever meant (M6).
    func ownAccount() throws -> ID<Account> {
        guard let account = actor.id, actor.roles.contains(.operator) else {
            throw FollowingRefused.onlyOperators
        }
        return account
    }

    fileprivate func ownFollowing(of party: ID<Party>) throws -> Following? {
        let account = try ownAccount()
        return try Following.history(of: party, in: self).last {
            $0.account == account && $0.to == nil
        }
    }
}

/// I become the reference operator of a party. Nobody can say so of somebody else.
public struct TakeOverParty: Command {
    public static let name = "members.takeOver"
    public static let purpose = Bilingual(
        it: "Divento l'operatore di riferimento di qualcuno.",
        en: "I become the reference operator of somebody.")

    let party: ID<Party>

    public init(party: ID<Party>) { self.party = party }

    public func run(in tx: Transaction) throws -> Done {
        let account = try tx.ownAccount()
        _ = try PartyRow.require(party, in: tx)
        if let own = try tx.ownFollowing(of: party), !own.isStandIn {
            throw FollowingRefused.followsAlready
        }
        try tx.append(FollowingBegun(party: party, account: account, isStandIn: false))
        return Done()
    }
}

/// I step in when the reference operator of a party is not there.
public struct StandIn: Command {
    public static let name = "members.standIn"
    public static let purpose = Bilingual(
        it: "Mi metto a disposizione come sostituto per qualcuno.",
        en: "I offer to stand in for somebody's reference operator.")

    let party: ID<Party>

    public init(party: ID<Party>) { self.party = party }

    public func run(in tx: Transaction) throws -> Done {
        let account = try tx.ownAccount()
        _ = try PartyRow.require(party, in: tx)
        if let own = try tx.ownFollowing(of: party) {
            if own.isStandIn { return Done() }
            throw FollowingRefused.followsAlready
        }
        try tx.append(FollowingBegun(party: party, account: account, isStandIn: true))
        return Done()
    }
}

/// I no longer follow a party, or no longer stand in.
public struct StopFollowing: Command {
    public static let name = "members.stopFollowing"
    public static let purpose = Bilingual(
        it: "Lascio il riferimento o la sostituzione.",
        en: "I no longer follow somebody or stand in.")

    let party: ID<Party>

    public init(party: ID<Party>) { self.party = party }

    public func run(in tx: Transaction) throws -> Done {
        let account = try tx.ownAccount()
        guard try tx.ownFollowing(of: party) != nil else { throw FollowingRefused.notFollowing }
        try tx.append(FollowingEnded(party: party, account: account))
        return Done()
    }
}
