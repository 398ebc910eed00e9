import Commons
import Kernel
import Store

/// Records that somebody asks to become a member. What is missing can be completed until the board
/// decides; the applicant belongs to the community from the day of the application.
public struct ApplyForMembership: Command {
    public static let name = "members.apply"
    public static let purpose = Bilingual(
        it: "Registra una domanda di ammissione.", en: "Records an application for membership.")

    let party: ID<Party>
    /// The member who presents the applicant.
    let sponsor: ID<Party>?
    let community: ID<Community>?
    /// In euro cents; the smallest share if not said.
    let requestedCents: Int64?
    /// By the deed of foundation: without sponsor and community.
    let isFounder: Bool
    let on: CalendarDate?

    public init(
        party: ID<Party>, sponsor: ID<Party>? = nil, community: ID<Community>? = nil,
        requestedCents: Int64? = nil, isFounder: Bool = false, on: CalendarDate? = nil
    ) {
        self.party = party
        self.sponsor = sponsor
        self.community = community
        self.requestedCents = requestedCents
        self.isFounder = isFounder
        self.on = on
    }

    public func run(in tx: Transaction) throws -> ID<MembershipApplication> {
        let applicant = try PartyRow.require(party, in: tx)
        let day = try tx.pastDay(on)
        try ApplicationChecks.references(sponsor, community, requestedCents, of: party, in: tx)
        if isFounder, sponsor != nil || community != nil {
            throw ApplicationRefused.founderNeedsNoSponsor
        }
        if try Member.inForce(party, on: day, in: tx) != nil {
            throw ApplicationRefused.alreadyMember
        }
        if try ApplicationRow.of(party, in: tx).contains(where: { $0.status == .open }) {
            throw ApplicationRefused.openAlready
        }
        try ApplicationChecks.join(community, party, on: day, in: tx)
        let application: ID<MembershipApplication> = tx.newID()
        try tx.append(
            ApplicationReceived(
                application: application, party: party, sponsor: sponsor, community: community,
                on: day,
                requestedCents: requestedCents, isFounder: isFounder),
            content: ApplicantName(applicant: applicant.name.shown), occurredAt: tx.moment(of: day))
        return application
    }
}

/// Completes or changes an application that is still open.
public struct AmendApplication: Command {
    public static let name = "members.amendApplication"
    public static let purpose = Bilingual(
        it: "Completa o cambia una domanda in esame.",
        en: "Completes or changes an open application.")

    let application: ID<MembershipApplication>
    let version: Int64
    let sponsor: ID<Party>?
    let community: ID<Community>?
    let requestedCents: Int64?

    public init(
        application: ID<MembershipApplication>, version: Int64, sponsor: ID<Party>? = nil,
        community: ID<Community>? = nil, requestedCents: Int64? = nil
    ) {
        self.application = application
        self.version = version
        self.sponsor = sponsor
        self.community = community
        self.requestedCents = requestedCents
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try ApplicationRow.require(application, in: tx)
        guard found.status == .open else { throw ApplicationRefused.notOpen }
        guard found.version == version else { throw ApplicationRefused.changedMeanwhile }
        try ApplicationChecks.references(
            sponsor, community, requestedCents, of: found.party, in: tx)
        if found.isFounder, sponsor != nil || community != nil {
            throw ApplicationRefused.founderNeedsNoSponsor
        }
        try ApplicationChecks.join(community, found.party, on: found.appliedOn, in: tx)
        try tx.append(
            ApplicationAmended(
                application: application, party: found.party, sponsor: sponsor,
                community: community,
                requestedCents: requestedCents))
        return Done()
    }
}

/// Records that the applicant took the application back.
public struct TakeBackApplication: Command {
    public static let name = "members.takeBackApplication"
    public static let purpose = Bilingual(
        it: "Registra che la domanda è stata ritirata.",
        en: "Records that an application was taken back.")

    let application: ID<MembershipApplication>
    let on: CalendarDate?

    public init(application: ID<MembershipApplication>, on: CalendarDate? = nil) {
        self.application = application
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try ApplicationRow.require(application, in: tx)
        guard found.status == .open else { throw ApplicationRefused.notOpen }
        let day = try tx.pastDay(on, notBefore: found.appliedOn)
        try tx.append(
            ApplicationTakenBack(application: application, party: found.party, on: day),
            occurredAt: tx.moment(of: day))
        return Done()
    }
}

enum ApplicationChecks {
    static func references(
        _ sponsor: ID<Party>?, _ community: ID<Community>?, _ cents: Int64?, of party: ID<Party>,
        in tx: Transaction
    ) throws {
        if let sponsor { _ = try PartyRow.require(sponsor, field: "sponsor", in: tx) }
        if let cents, !(1...Shares.mostCents).contains(cents) { throw ShareRefused.amount }
    }

    /// The applicant chose the community by naming it, unless they belong to it already.
    static func join(
        _ community: ID<Community>?, _ party: ID<Party>, on day: CalendarDate, in tx: Transaction
    ) throws {
        guard let community else { return }
        try JoinCommunity(party: party, community: community, on: day).joinUnlessThere(in: tx)
    }
}
