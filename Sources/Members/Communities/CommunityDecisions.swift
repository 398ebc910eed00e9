import Commons
import Kernel
import Store

/// Proposes a community to the closed market.
public struct ProposeCommunity: Command {
    public static let name = "members.proposeCommunity"
    public static let purpose = Bilingual(
        it: "Propone una collettività.", en: "Proposes a community.")

    let communityName: String
    let kind: CommunityKind
    let territory: String?
    let notes: String?
    let on: CalendarDate?

    public init(
        communityName: String, kind: CommunityKind, territory: String? = nil, notes: String? = nil,
        on: CalendarDate? = nil
    ) {
        self.communityName = communityName
        self.kind = kind
        self.territory = territory
        self.notes = notes
        self.on = on
    }

    public func run(in tx: Transaction) throws -> ID<Community> {
        let details = try CommunityDetails(communityName, territory, notes)
        let day = try tx.pastDay(on)
        if try CommunityRow.find(named: details.name, in: tx) != nil {
            throw CommunityRefused.nameTaken
        }
        let community: ID<Community> = tx.newID()
        try tx.append(
            CommunityProposed(community: community, kind: kind, on: day), content: details,
            occurredAt: tx.moment(of: day))
        return community
    }
}

extension CommunityDetails {
    init(_ name: String, _ territory: String?, _ notes: String?) throws {
        self.init(
            name: try Typed.required(name, field: "communityName"),
            territory: try Typed.optional(territory, field: "territory"),
            notes: try Typed.optional(notes, field: "notes", most: 4_000))
    }
}

/// Puts right what is known about a community.
public struct CorrectCommunity: Command {
    public static let name = "members.correctCommunity"
    public static let purpose = Bilingual(
        it: "Corregge i dati di una collettività.", en: "Corrects what is known about a community.")

    let community: ID<Community>
    let version: Int64
    let communityName: String
    let kind: CommunityKind
    let territory: String?
    let notes: String?

    public init(
        community: ID<Community>, version: Int64, communityName: String, kind: CommunityKind,
        territory: String? = nil, notes: String? = nil
    ) {
        self.community = community
        self.version = version
        self.communityName = communityName
        self.kind = kind
        self.territory = territory
        self.notes = notes
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try CommunityRow.require(community, in: tx)
        let details = try CommunityDetails(communityName, territory, notes)
        if details == found.details, kind == found.kind { return Done() }
        guard version == found.version else { throw CommunityRefused.changedMeanwhile }
        if let other = try CommunityRow.find(named: details.name, in: tx), other.id != community {
            throw CommunityRefused.nameTaken
        }
        try tx.append(CommunityCorrected(community: community, kind: kind), content: details)
        return Done()
    }
}

/// Takes a community into the closed market: the board resolves, with the reason for including it.
public struct ValidateCommunity: Command {
    public static let name = "members.validateCommunity"
    public static let purpose = Bilingual(
        it: "Valida una collettività con la delibera e la ragione dell'inclusione.",
        en: "Validates a community, with the resolution and the reason for including it.")

    let community: ID<Community>
    let resolution: ID<BoardResolution>
    let reason: String
    /// The first day; that of the resolution if not said.
    let on: CalendarDate?

    public init(
        community: ID<Community>, resolution: ID<BoardResolution>, reason: String,
        on: CalendarDate? = nil
    ) {
        self.community = community
        self.resolution = resolution
        self.reason = reason
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try CommunityRow.require(community, in: tx)
        let resolved = try DecisionOfBoard.require(resolution, in: tx)
        let reason = try Typed.required(reason, field: "reason", most: 4_000)
        let day = try tx.pastDay(
            on ?? resolved.takenOn, notBefore: max(found.proposedOn, resolved.takenOn))
        if try ClosedMarket.isValidated(community, on: day, in: tx) {
            throw CommunityRefused.alreadyValidated
        }
        try tx.append(
            CommunityValidated(community: community, resolution: resolution, from: day),
            content: StatedReason(reason: reason), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Does not take a community in, or no longer: the board resolves and says why (OPS-09).
public struct RefuseCommunity: Command {
    public static let name = "members.refuseCommunity"
    public static let purpose = Bilingual(
        it: "Registra che il consiglio non accoglie una collettività, e perché.",
        en: "Records that the board does not take a community in, and why.")

    let community: ID<Community>
    let resolution: ID<BoardResolution>
    let ground: RefusalGround
    let reason: String
    let on: CalendarDate?

    public init(
        community: ID<Community>, resolution: ID<BoardResolution>, ground: RefusalGround,
        reason: String, on: CalendarDate? = nil
    ) {
        self.community = community
        self.resolution = resolution
        self.ground = ground
        self.reason = reason
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try CommunityRow.require(community, in: tx)
        let resolved = try DecisionOfBoard.require(resolution, in: tx)
        let reason = try Typed.required(reason, field: "reason", most: 4_000)
        let day = try tx.pastDay(
            on ?? resolved.takenOn, notBefore: max(found.proposedOn, resolved.takenOn))
        let standings = try CommunityStanding.history(of: community, in: tx)
        if standings.status(on: day) == .refused { throw CommunityRefused.alreadyRefused }
        try tx.append(
            CommunityNotTakenIn(
                community: community, resolution: resolution, ground: ground, from: day),
            content: StatedReason(reason: reason), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Records that a validated community goes its own way.
public struct LeaveMarket: Command {
    public static let name = "members.communityLeaves"
    public static let purpose = Bilingual(
        it: "Registra che una collettività lascia la cooperativa.",
        en: "Records that a community leaves the cooperative.")

    let community: ID<Community>
    let reason: String
    /// The last day on which it is in; today if not said.
    let lastDay: CalendarDate?

    public init(community: ID<Community>, reason: String, lastDay: CalendarDate? = nil) {
        self.community = community
        self.reason = reason
        self.lastDay = lastDay
    }

    public func run(in tx: Transaction) throws -> Done {
        _ = try CommunityRow.require(community, in: tx)
        let reason = try Typed.required(reason, field: "reason", most: 4_000)
        let day = try tx.pastDay(lastDay, field: "lastDay")
        let standings = try CommunityStanding.history(of: community, in: tx)
        guard standings.status(on: day) == .validated, standings.last?.status == .validated else {
            throw CommunityRefused.notValidated
        }
        try tx.append(
            CommunityLeft(community: community, lastDay: day),
            content: StatedReason(reason: reason),
            occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Communities are decided by the board, never by an operator alone.
enum DecisionOfBoard {
    static func require(_ resolution: ID<BoardResolution>, in db: any Reader) throws
        -> ResolutionRow
    {
        guard let found = try ResolutionRow.find(resolution, in: db) else {
            throw CommunityRefused.resolutionNotFound
        }
        guard found.kind != .foundation else { throw CommunityRefused.resolutionOfAnotherKind }
        return found
    }
}
