import Commons
import Kernel
import Store

public enum RoleRefused: String, Refusal {
    /// Membership follows from the register, an operator's role from an account.
    case followsFromElsewhere
    case periodsOverlap, notInRole, accountNotFound, accountLinkedAlready

    public var rule: String? { self == .accountNotFound ? nil : "M5" }

    public var kind: RefusalKind {
        switch self {
        case .followsFromElsewhere: .invalid
        case .periodsOverlap, .accountLinkedAlready: .conflict
        case .notInRole, .accountNotFound: .notFound
        }
    }

    public var field: String? {
        switch self {
        case .followsFromElsewhere, .notInRole: "role"
        case .periodsOverlap: "on"
        case .accountNotFound, .accountLinkedAlready: "account"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .followsFromElsewhere:
            Bilingual(
                it: "Si è soci per il libro soci e operatori per l'accesso: non si assegna a mano.",
                en: "Members come from the register, operators from an account: not by hand.")
        case .periodsOverlap:
            Bilingual(
                it: "In quel giorno aveva già questo ruolo: scegli una data successiva.",
                en: "The role was held on that day already: choose a later one.")
        case .notInRole:
            Bilingual(it: "Non ha questo ruolo.", en: "The role is not held.")
        case .accountNotFound:
            Bilingual(
                it: "Questo accesso non c'è o è chiuso.",
                en: "This account is not there or is closed.")
        case .accountLinkedAlready:
            Bilingual(
                it: "Questo accesso è già di un'altra persona in anagrafe.",
                en: "This account belongs to another party already.")
        }
    }
}

/// Says what a party is to the cooperative. Saying what is known already changes nothing.
public struct BeginRole: Command {
    public static let name = "members.beginRole"
    public static let purpose = Bilingual(
        it: "Registra che qualcuno è cliente, fornitore o referente.",
        en: "Records that somebody is a client, a supplier or a contact.")

    let party: ID<Party>
    let role: PartyRole
    /// The first day; today if not said.
    let on: CalendarDate?

    public init(party: ID<Party>, role: PartyRole, on: CalendarDate? = nil) {
        self.party = party
        self.role = role
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        guard role.isGivenByHand else { throw RoleRefused.followsFromElsewhere }
        _ = try PartyRow.require(party, in: tx)
        let day = try tx.pastDay(on)
        let periods = try RoleRow.of([party], in: tx).filter { $0.role == role }
        if periods.contains(where: { $0.to == nil && $0.from <= day }) { return Done() }
        if periods.contains(where: { ($0.to ?? .last) >= day }) { throw RoleRefused.periodsOverlap }
        try tx.append(
            RoleBegun(party: party, role: role, from: day), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Ends a role on its last day.
public struct EndRole: Command {
    public static let name = "members.endRole"
    public static let purpose = Bilingual(
        it: "Chiude un ruolo di cliente, fornitore o referente.",
        en: "Ends a role of client, supplier or contact.")

    let party: ID<Party>
    let role: PartyRole
    /// The last day; today if not said.
    let on: CalendarDate?

    public init(party: ID<Party>, role: PartyRole, on: CalendarDate? = nil) {
        self.party = party
        self.role = role
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        guard role != .member else { throw RoleRefused.followsFromElsewhere }
        let running = try RoleRow.of([party], in: tx).first { $0.role == role && $0.to == nil }
        guard let running else { throw RoleRefused.notInRole }
        let day = try tx.pastDay(on, notBefore: running.from)
        try tx.append(RoleEnded(party: party, role: role, on: day), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Ties an account to the person behind it: an operator can be a member too.
public struct LinkAccount: Command {
    public static let name = "members.linkAccount"
    public static let purpose = Bilingual(
        it: "Collega un accesso alla persona in anagrafe.",
        en: "Ties an account to the party behind it.")

    let party: ID<Party>
    let account: ID<Account>
    let on: CalendarDate?

    public init(party: ID<Party>, account: ID<Account>, on: CalendarDate? = nil) {
        self.party = party
        self.account = account
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        _ = try PartyRow.require(party, in: tx)
        guard let found = try AccountRow.find(account, in: tx), found.isOpen,
            found.roles.contains(.operator)
        else { throw RoleRefused.accountNotFound }
        let day = try tx.pastDay(on)
        let holder = try tx.value(
            "SELECT party_id FROM party_role WHERE account_id = \(account) AND to_on IS NULL",
            as: ID<Party>.self)
        if holder == party { return Done() }
        if holder != nil { throw RoleRefused.accountLinkedAlready }
        let periods = try RoleRow.of([party], in: tx).filter { $0.role == .operator }
        if periods.contains(where: { ($0.to ?? .last) >= day }) { throw RoleRefused.periodsOverlap }
        try tx.append(
            RoleBegun(party: party, role: .operator, from: day, account: account.subject),
            occurredAt: tx.moment(of: day))
        return Done()
    }
}
