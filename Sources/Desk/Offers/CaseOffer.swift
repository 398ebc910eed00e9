import Commons
import Journal
import Kernel
import Store

/// Who holds a case asks a colleague to take it. It stays where it is until she does (D2).
struct CaseOffered: Fact {
    static let name = "desk.caseOffered.v1"
    let caseFile: ID<CaseFile>
    let from: ID<Account>
    let to: ID<Account>

    struct Content: Codable, Sendable { let note: String }

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO case_offer (case_id, offered_by, offered_to, note, at)
            VALUES (\(caseFile), \(from), \(to), \(entry.content?.note ?? ""), \(entry.occurredAt))
            ON CONFLICT (case_id) DO UPDATE SET offered_by = excluded.offered_by,
                offered_to = excluded.offered_to, note = excluded.note, at = excluded.at
            """)
    }
}

/// She does not take it, or it is not offered any more.
struct OfferEnded: Fact {
    static let name = "desk.offerEnded.v1"
    let caseFile: ID<CaseFile>
    let outcome: Outcome

    enum Outcome: String, Codable, Sendable, CaseIterable { case declined, withdrawn }

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try CaseOffer.end(caseFile, in: db)
    }
}

/// An offer as its row has it.
public struct CaseOffer: Sendable, Equatable, Codable {
    public let caseFile: ID<CaseFile>
    public let from: ID<Account>
    public let to: ID<Account>
    public let note: String
    public let at: Instant

    static func find(_ caseFile: ID<CaseFile>, in db: any Reader) throws -> CaseOffer? {
        try db.first(
            "SELECT offered_by, offered_to, note, at FROM case_offer WHERE case_id = \(caseFile)"
        ) {
            CaseOffer(
                caseFile: caseFile, from: try $0["offered_by"], to: try $0["offered_to"],
                note: try $0["note"], at: try $0["at"])
        }
    }

    /// With whoever takes, releases or closes the case the offer is over too.
    static func end(_ caseFile: ID<CaseFile>, in db: any Writer) throws {
        try db.execute("DELETE FROM case_offer WHERE case_id = \(caseFile)")
    }
}

/// Why a case is not offered, in the order in which we look.
public enum OfferRefused: String, Refusal {
    case notHeldByYou, noColleague, noOffer

    public var kind: RefusalKind { self == .noColleague ? .invalid : .conflict }
    public var rule: String? { "D2" }
    public var field: String? { self == .noColleague ? "to" : nil }

    public var sentence: Bilingual {
        switch self {
        case .notHeldByYou:
            Bilingual(
                it: "Si offre solo una pratica che si tiene: prima prendila.",
                en: "Only a case that you hold can be offered: take it first.")
        case .noColleague:
            Bilingual(
                it: "Scegli un altro operatore che lavora qui.",
                en: "Choose another operator who works here.")
        case .noOffer:
            Bilingual(
                it: "Questa offerta non c'è più o non riguarda te.",
                en: "This offer is gone or does not concern you.")
        }
    }
}

/// Offers a case to a colleague, who takes it or does not. Nobody is given work (D2).
public struct OfferCase: Command {
    public static let name = "desk.offer"
    public static let purpose = Bilingual(
        it: "Offre a un collega una pratica che si tiene.",
        en: "Offers a case that one holds to a colleague.")

    let caseFile: ID<CaseFile>
    let to: ID<Account>
    let note: String

    public init(caseFile: ID<CaseFile>, to: ID<Account>, note: String) {
        self.caseFile = caseFile
        self.to = to
        self.note = note
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try CaseRow.require(caseFile, in: tx)
        guard row.isOpen else { throw CaseRefused.alreadyClosed }
        guard let me = tx.actor.id, row.holder == me else { throw OfferRefused.notHeldByYou }
        guard to != me, try AccountRow.openOperators(in: tx).contains(where: { $0.id == to })
        else { throw OfferRefused.noColleague }
        let note = try Typed.required(note, field: "note", most: 500)
        try tx.append(
            CaseOffered(caseFile: caseFile, from: me, to: to),
            content: CaseOffered.Content(note: note))
        return Done()
    }
}

/// Declines an offer that was made to oneself, or takes back one's own.
public struct EndOffer: Command {
    public static let name = "desk.endOffer"
    public static let purpose = Bilingual(
        it: "Declina un'offerta ricevuta o ritira la propria.",
        en: "Declines an offer received or takes back one's own.")

    let caseFile: ID<CaseFile>

    public init(caseFile: ID<CaseFile>) { self.caseFile = caseFile }

    public func run(in tx: Transaction) throws -> Done {
        _ = try CaseRow.require(caseFile, in: tx)
        guard let offer = try CaseOffer.find(caseFile, in: tx), let me = tx.actor.id,
            me == offer.to || me == offer.from
        else { throw OfferRefused.noOffer }
        try tx.append(
            OfferEnded(caseFile: caseFile, outcome: me == offer.to ? .declined : .withdrawn))
        return Done()
    }
}
