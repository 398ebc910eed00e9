import Commons
import Kernel
import Store

public enum ShareRefused: Refusal, Equatable {
    case amount
    /// More than a natural person may hold.
    case aboveMaximum(Money)
    case moreThanHeld
    case stillMember
    /// The accounts of the year of exit are not approved yet, as far as we know.
    case accountsNotApproved(year: Int)

    public var code: String {
        switch self {
        case .amount: "amount"
        case .aboveMaximum: "aboveMaximum"
        case .moreThanHeld: "moreThanHeld"
        case .stillMember: "stillMember"
        case .accountsNotApproved: "accountsNotApproved"
        }
    }

    public var rule: String? {
        switch self {
        case .amount: "COOP-02"
        case .aboveMaximum: "COOP-16"
        case .moreThanHeld, .stillMember, .accountsNotApproved: "COOP-14"
        }
    }

    public var field: String? { self == .stillMember ? "party" : "shareCents" }

    public var sentence: Bilingual {
        switch self {
        case .amount:
            Bilingual(
                it: "L'importo deve essere maggiore di zero.",
                en: "The amount must be more than zero.")
        case .aboveMaximum(let most):
            Bilingual(
                it: "Una persona può avere quote per non più di \(most.formatted(.italian)).",
                en: "A person may hold shares of no more than \(most.formatted(.english)).")
        case .moreThanHeld:
            Bilingual(
                it: "È più della quota che risulta versata.",
                en: "This is more than the share paid in.")
        case .stillMember:
            Bilingual(
                it: "La quota si rimborsa a chi è uscito: risulta ancora socio.",
                en: "A share is paid back to whoever left: they are still a member.")
        case .accountsNotApproved(let year):
            Bilingual(
                it: "La quota si liquida sul bilancio \(year): registra prima la sua approvazione.",
                en: "The share is settled on the accounts of \(year): record their approval first.")
        }
    }
}

/// Records a share paid in, with the premium if there is one. It is money traced by its reference:
/// there is no payment in cash.
public struct PayShare: Command {
    public static let name = "members.payShare"
    public static let purpose = Bilingual(
        it: "Registra il versamento di una quota.", en: "Records that a share was paid in.")

    let party: ID<Party>
    /// In euro cents.
    let shareCents: Int64
    let premiumCents: Int64?
    let reference: String?
    let on: CalendarDate?

    public init(
        party: ID<Party>, shareCents: Int64, premiumCents: Int64 = 0, reference: String? = nil,
        on: CalendarDate? = nil
    ) {
        self.party = party
        self.shareCents = shareCents
        self.premiumCents = premiumCents
        self.reference = reference
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        let payer = try PartyRow.require(party, in: tx)
        let premium = premiumCents ?? 0
        guard (1...Shares.mostCents).contains(shareCents), (0...Shares.mostCents).contains(premium)
        else {
            throw ShareRefused.amount
        }
        let day = try tx.pastDay(on)
        let reference = try Typed.optional(reference, field: "reference") ?? ""
        let total = try Shares.held(by: party, in: tx).addingReportingOverflow(shareCents)
        // Of a day of which we know no maximum, that of today: a payment dated back is no way round it.
        let most = Shares.largestHolding(on: [day, tx.today], try tx.parameters())
        if payer.kind == .person, let most, total.overflow || total.partialValue > most.cents {
            throw ShareRefused.aboveMaximum(most)
        }
        guard !total.overflow else { throw ShareRefused.amount }
        try tx.append(
            SharePaid(party: party, shareCents: shareCents, premiumCents: premium, on: day),
            content: SharePaid.Content(reference: reference), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Records that a share was paid back to somebody who has left.
public struct PayShareBack: Command {
    public static let name = "members.payShareBack"
    public static let purpose = Bilingual(
        it: "Registra il rimborso della quota a chi è uscito.",
        en: "Records that a share was paid back to somebody who left.")

    let party: ID<Party>
    let shareCents: Int64
    let reference: String?
    let on: CalendarDate?

    public init(
        party: ID<Party>, shareCents: Int64, reference: String? = nil, on: CalendarDate? = nil
    ) {
        self.party = party
        self.shareCents = shareCents
        self.reference = reference
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        _ = try PartyRow.require(party, in: tx)
        let day = try tx.pastDay(on)
        try tx.leaverHolds(shareCents, party, on: day)
        let reference = try Typed.optional(reference, field: "reference") ?? ""
        try tx.append(
            SharePaidBack(party: party, shareCents: shareCents, on: day),
            content: SharePaidBack.Content(reference: reference), occurredAt: tx.moment(of: day))
        return Done()
    }
}

extension Transaction {
    /// That the party has left, that the accounts on which it is settled were approved by the day,
    /// and that it holds so much (COOP-14). Who never became a member is settled on no accounts.
    func leaverHolds(_ cents: Int64, _ party: ID<Party>, on day: CalendarDate) throws {
        guard (1...Shares.mostCents).contains(cents) else { throw ShareRefused.amount }
        let memberships = try Member.of(party, in: self)
        // Nor to somebody who became a member after that day: the share of a member stays.
        if memberships.contains(where: { ($0.leftOn ?? .last) >= day }) {
            throw ShareRefused.stillMember
        }
        guard cents <= (try Shares.held(by: party, in: self)) else {
            throw ShareRefused.moreThanHeld
        }
        if let year = memberships.compactMap(\.leftOn).max()?.year {
            guard let approved = try AccountsApproval.day(of: year, in: self), approved <= day
            else { throw ShareRefused.accountsNotApproved(year: year) }
        }
    }
}
