import Commons
import Journal
import Kernel
import Store

/// Why a guarantor who has left is not replaced, in the order in which we look.
public enum SponsorRefused: String, Refusal {
    /// Founders have no sponsor (M2).
    case founder
    case sponsorStillMember
    case newSponsorNotMember, ownSponsor, sponsorCycle

    public var rule: String? { self == .founder ? "M2" : "COOP-04" }
    public var kind: RefusalKind {
        self == .founder || self == .sponsorStillMember ? .conflict : .invalid
    }
    public var field: String? {
        self == .founder || self == .sponsorStillMember ? nil : "sponsor"
    }

    public var sentence: Bilingual {
        switch self {
        case .founder:
            Bilingual(
                it: "È un fondatore: nessuno l'ha presentato.",
                en: "This is a founder: nobody presented them.")
        case .sponsorStillMember:
            Bilingual(
                it: "Chi l'ha presentato è ancora socio: non c'è nulla da decidere.",
                en: "The sponsor is still a member: there is nothing to decide.")
        case .newSponsorNotMember:
            Bilingual(
                it: "Il nuovo garante deve essere socio.", en: "The new sponsor must be a member.")
        case .ownSponsor:
            Bilingual(it: "Nessuno garantisce per sé.", en: "Nobody vouches for themselves.")
        case .sponsorCycle:
            Bilingual(
                it: "Il nuovo garante è stato presentato da questa persona: serve un altro socio.",
                en: "The new sponsor was presented by this very person: another member is needed.")
        }
    }
}

/// Somebody decided what becomes of a member whose guarantor has left: another guarantor, or none.
struct SponsorReviewed: Fact {
    static let name = "members.sponsorReviewed.v1"
    let number: Int
    let party: ID<Party>
    let sponsor: ID<Party>
    /// Nil where the member goes on without.
    let newSponsor: ID<Party>?
    let on: CalendarDate

    var subjects: [ID<Subject>] {
        [party.subject] + (newSponsor.map { [$0.subject] } ?? [])
    }

    func searchable(_ content: StatedReason) -> SearchText? {
        SearchText(kind: "member", title: "garante", body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO sponsor_review (sequence, number, sponsor_id, new_sponsor_id, decided_on, reasons)
            VALUES (\(entry.sequence), \(number), \(sponsor), \(newSponsor), \(on),
                \(entry.content?.reason ?? ""))
            """)
        guard let newSponsor else { return }
        try db.execute(
            """
            UPDATE member SET sponsor_id = \(newSponsor), version = \(entry.sequence)
            WHERE number = \(number)
            """)
        try RegisterVersions.keep(number, entry.sequence, entry.recordedAt, in: db)
    }
}

/// Decides what becomes of a member whose guarantor has left: another member vouches from now on, or
/// the member goes on without one, for a stated reason.
public struct ReviewSponsor: Command {
    public static let name = "members.reviewSponsor"
    public static let purpose = Bilingual(
        it: "Decide per un socio il cui garante è uscito: un altro garante, o nessuno.",
        en: "Decides about a member whose sponsor has left: another sponsor, or none.")

    let number: Int
    /// The new one; nobody if not said.
    let sponsor: ID<Party>?
    let reasons: String

    public init(number: Int, sponsor: ID<Party>? = nil, reasons: String) {
        self.number = number
        self.sponsor = sponsor
        self.reasons = reasons
    }

    public func run(in tx: Transaction) throws -> Done {
        let day = tx.today
        let member = try Member.requireInForce(number, on: day, in: tx)
        guard let former = member.sponsor else { throw SponsorRefused.founder }
        if try Member.inForce(former, on: day, in: tx) != nil {
            throw SponsorRefused.sponsorStillMember
        }
        let reasons = try Typed.required(reasons, field: "reasons", most: 4_000)
        if let sponsor {
            _ = try PartyRow.require(sponsor, field: "sponsor", in: tx)
            if sponsor == member.party { throw SponsorRefused.ownSponsor }
            guard let vouching = try Member.inForce(sponsor, on: day, in: tx),
                vouching.leftOn == nil
            else { throw SponsorRefused.newSponsorNotMember }
            let above = try MembershipApplication.sponsors(
                above: try Member.of(sponsor, in: tx), in: tx)
            if above.contains(member.party) { throw SponsorRefused.sponsorCycle }
        }
        try tx.append(
            SponsorReviewed(
                number: number, party: member.party, sponsor: former, newSponsor: sponsor, on: day),
            content: StatedReason(reason: reasons))
        return Done()
    }
}
