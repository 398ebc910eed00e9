import Commons
import Kernel
import Store

/// Why two records are not merged or parted, in the order in which we look.
public enum PartyMergeRefused: String, Refusal {
    case sameParty, mergedAlready, holdsOthers, kindsDiffer
    /// One person is never two members of a day (M1).
    case bothMembers
    case bothApplying, bothOperators
    /// Nobody presents themselves (COOP-04); nobody gives to themselves (COOP-15).
    case onePresentedTheOther, oneGaveToTheOther
    case notMerged, codeTaken

    public var rule: String? {
        switch self {
        case .bothMembers: "M1"
        case .onePresentedTheOther: "COOP-04"
        case .oneGaveToTheOther: "COOP-15"
        default: "M5"
        }
    }

    public var kind: RefusalKind {
        self == .sameParty || self == .kindsDiffer ? .invalid : .conflict
    }
    public var field: String? { self == .notMerged || self == .codeTaken ? nil : "into" }

    public var sentence: Bilingual {
        switch self {
        case .sameParty:
            Bilingual(
                it: "Una scheda non si unisce a sé stessa: scegline un'altra.",
                en: "A record cannot be merged with itself: choose another.")
        case .mergedAlready:
            Bilingual(
                it: "Una delle due è già unita a un'altra scheda: apri quella.",
                en: "One of the two is merged into another record already: open that one.")
        case .holdsOthers:
            Bilingual(
                it: "Questa scheda ne contiene altre: tieni questa, oppure separale prima.",
                en: "This record holds others: keep this one, or part them first.")
        case .kindsDiffer:
            Bilingual(
                it: "Una è una persona, l'altra un'organizzazione: non sono la stessa.",
                en: "One is a person, the other an organisation: they are not the same.")
        case .bothMembers:
            Bilingual(
                it:
                    "Sono stati soci negli stessi giorni con due numeri: chiudi prima un'iscrizione, o "
                    + "correggine le date.",
                en: "They were members on the same days with two numbers: end one entry first, or "
                    + "correct its dates.")
        case .bothApplying:
            Bilingual(
                it: "Hanno entrambe una domanda in esame: ritirane prima una.",
                en: "Both have an open application: take one back first.")
        case .bothOperators:
            Bilingual(
                it: "Sono collegate a due accessi di operatore: chiudine prima uno.",
                en: "They are tied to two accounts of operators: end one first.")
        case .onePresentedTheOther:
            Bilingual(
                it: "Una ha presentato l'altra come socio: nessuno presenta sé stesso.",
                en: "One presented the other as a member: nobody presents themselves.")
        case .oneGaveToTheOther:
            Bilingual(
                it: "Una ha ceduto quote all'altra: nessuno cede a sé stesso.",
                en: "One transferred shares to the other: nobody gives to themselves.")
        case .notMerged:
            Bilingual(
                it: "Questa scheda non è unita a un'altra.",
                en: "This record is not merged into another.")
        case .codeTaken:
            Bilingual(
                it: "Nel frattempo il suo codice è di qualcun altro: correggi prima quella scheda.",
                en: "Its identifier is somebody else's meanwhile: correct that record first.")
        }
    }
}

/// Merges a record into another of the same party. Nothing is lost, and it can be undone exactly.
public struct MergeParties: Command {
    public static let name = "members.mergeParties"
    public static let purpose = Bilingual(
        it: "Unisce due schede della stessa persona o organizzazione.",
        en: "Merges two records of the same party.")

    /// The record that becomes part of the other.
    let party: ID<Party>
    /// The one that stays.
    let into: ID<Party>

    public init(party: ID<Party>, into: ID<Party>) {
        self.party = party
        self.into = into
    }

    public func run(in tx: Transaction) throws -> Done {
        if let obstacle = try MergeEvidence(party, into, in: tx).obstacles.first { throw obstacle }
        let move = PartyMove(id: tx.newID(), from: party, into: into)
        try tx.append(PartiesMerged(merge: move.id, from: party, into: into))
        for case let keeper as any PartyKeeper in tx.features { try keeper.move(move, in: tx) }
        return Done()
    }
}

/// Parts a record again from the one it was merged into.
public struct PartParties: Command {
    public static let name = "members.partParties"
    public static let purpose = Bilingual(
        it: "Separa di nuovo una scheda da quella a cui era unita.",
        en: "Parts a record again from the one it was merged into.")

    /// The record that was merged.
    let party: ID<Party>

    public init(party: ID<Party>) { self.party = party }

    public func run(in tx: Transaction) throws -> Done {
        guard try PartyRow.find(party, in: tx) != nil else {
            throw PartyRefused.notFound(field: "party")
        }
        guard let move = try PartyMerge.holding(of: party, in: tx) else {
            throw PartyMergeRefused.notMerged
        }
        if try isTaken(move, in: tx) { throw PartyMergeRefused.codeTaken }
        for case let keeper as any PartyKeeper in tx.features { try keeper.moveBack(move, in: tx) }
        try tx.append(PartiesParted(merge: move.id, from: move.from, into: move.into))
        return Done()
    }

    /// The survivor gave up the code it had taken, and a third party has it now.
    private func isTaken(_ move: PartyMove, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM party JOIN party_merge ON party_merge.id = \(move.id)
            WHERE party.id <> \(move.into) AND party.id <> \(move.from)
                AND (party.tax_key = party_merge.filled_tax_key
                    OR party.vat_number = party_merge.filled_vat_number
                    OR party.external_code = party_merge.filled_external_code)
            """)
    }
}

/// Says that two records which look alike are of two parties: they are not proposed again.
public struct KeepApart: Command {
    public static let name = "members.keepApart"
    public static let purpose = Bilingual(
        it: "Dice che due schede simili sono di due persone diverse.",
        en: "Says that two records which look alike are of two parties.")

    let party: ID<Party>
    let other: ID<Party>

    public init(party: ID<Party>, other: ID<Party>) {
        self.party = party
        self.other = other
    }

    public func run(in tx: Transaction) throws -> Done {
        _ = try PartyRow.require(party, in: tx)
        _ = try PartyRow.require(other, field: "other", in: tx)
        guard party != other else { throw PartyMergeRefused.sameParty }
        let (first, second) = party.rawValue < other.rawValue ? (party, other) : (other, party)
        let isKnown = try tx.exists(
            "SELECT 1 FROM party_apart WHERE first_id = \(first) AND second_id = \(second)")
        if !isKnown { try tx.append(PartiesKeptApart(first: first, second: second)) }
        return Done()
    }
}
