import Commons
import Journal
import Kernel
import Store

/// Somebody on record sees from here on what the house has of them, by an account of their own (M8).
struct AccessGiven: Fact {
    static let name = "members.accessGiven.v1"
    let party: ID<Party>
    let account: ID<Account>

    var subjects: [ID<Subject>] { [party.subject, account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            "INSERT INTO party_access (account_id, party_id) VALUES (\(account), \(party))")
    }
}

/// It ends. The account, if it was for nothing else, is closed by a fact of its own.
struct AccessEnded: Fact {
    static let name = "members.accessEnded.v1"
    let party: ID<Party>
    let account: ID<Account>

    var subjects: [ID<Subject>] { [party.subject, account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM party_access WHERE account_id = \(account)")
    }
}

public enum AccessRefused: String, Refusal {
    case neitherMemberNorSupplier, accessAlready, mailNotOnRecord, nobody, noAccess, worksHere

    public var rule: String? { "M8" }

    public var kind: RefusalKind {
        switch self {
        case .neitherMemberNorSupplier, .accessAlready, .worksHere: .conflict
        case .mailNotOnRecord: .invalid
        case .nobody, .noAccess: .notFound
        }
    }

    public var field: String? { self == .mailNotOnRecord ? "mail" : nil }

    public var sentence: Bilingual {
        switch self {
        case .neitherMemberNorSupplier:
            Bilingual(
                it: "Ha un accesso chi è socio o parla per un fornitore: registra prima il ruolo.",
                en:
                    "Members and those who speak for suppliers have an access: record the role first."
            )
        case .accessAlready:
            Bilingual(
                it: "Ha già un accesso: chiudi prima quello.",
                en: "There is an access already: close that first.")
        case .mailNotOnRecord:
            Bilingual(
                it:
                    "Scegli un indirizzo e-mail fra i suoi recapiti; se manca, aggiungilo prima lì.",
                en: "Choose a mail address among the contacts; if it is not there, add it first.")
        case .noAccess:
            Bilingual(
                it: "Non ha un accesso: ricarica la pagina.",
                en: "There is no access: load the page again.")
        case .worksHere:
            Bilingual(
                it: "Lavora qui: il suo account si recupera dalla macchina (`arca user reset`).",
                en: "Works here: the account is given back on the machine (`arca user reset`).")
        case .nobody:
            Bilingual(
                it: "Questo accesso non è di una persona in anagrafe.",
                en: "This account belongs to nobody on record.")
        }
    }
}

/// The accounts of those on record.
enum PartyAccess {
    static let migration = Migration(
        "members-017-access",
        """
        CREATE TABLE party_access (
            account_id BIGINT NOT NULL PRIMARY KEY,
            party_id BIGINT NOT NULL REFERENCES party (id)
        );
        CREATE INDEX party_access_party ON party_access (party_id, account_id)
        """)

    /// The open account of a party, or of a record that was merged into it.
    static func account(of party: ID<Party>, in db: any Reader) throws -> AccountRow? {
        let accounts = try db.values(
            """
            SELECT account_id FROM party_access
            WHERE party_id IN (\(PartyMerge.ids(of: "\(party)"))) ORDER BY account_id
            """, as: ID<Account>.self)
        return try accounts.compactMap { try AccountRow.find($0, in: db) }.first(where: \.isOpen)
    }

    /// What an account gives a person: as a member, or as who speaks for a supplier.
    static func role(of card: PartyCard, on day: CalendarDate) -> Role? {
        if card.memberNumber != nil { return .member }
        let held = card.roles(on: day)
        return held.contains(.supplier) || held.contains(.contact) ? .supplierContact : nil
    }
}

/// What an account gives who has it.
public enum OwnRecord {
    /// Whose record it is.
    ///
    /// - Throws: `AccessRefused.nobody`.
    public static func party(of actor: Actor, in db: any Reader) throws -> ID<Party> {
        guard let account = actor.id,
            let party = try db.value(
                "SELECT party_id FROM party_access WHERE account_id = \(account)",
                as: ID<Party>.self)
        else { throw AccessRefused.nobody }
        return try PartyMerge.survivor(of: party, in: db)
    }

    /// The mail address to which they want to be written, if there is one.
    public static func mail(of party: ID<Party>, in db: any Reader) throws -> MailAddress? {
        let contacts = try ContactRow.preferred(of: [party], in: db)
        return contacts.first { $0.kind == .mail }.flatMap { try? MailAddress($0.value) }
    }
}

extension Reading {
    /// Whose data the one who asks may see as their own.
    ///
    /// - Throws: `AccessRefused.nobody`.
    public func ownParty() throws -> ID<Party> { try OwnRecord.party(of: actor, in: self) }

    /// The mail addresses of the one who asks, in the form in which they are compared; also former ones,
    /// unless they are another's now. Never empty: where there is none, a word that is no address.
    public func ownAddresses() throws -> [String] {
        try OwnRecord.addresses(of: try ownParty(), in: self)
    }
}

extension OwnRecord {
    /// See `Reading.ownAddresses`.
    public static func addresses(of party: ID<Party>, in db: any Reader) throws -> [String] {
        let ids = PartyMerge.ids(of: "\(party)")
        let found = try db.values(
            """
            SELECT DISTINCT matching_key FROM party_contact
            WHERE party_id IN (\(ids)) AND kind IN ('mail', 'pec')
                AND (ended_on IS NULL OR NOT EXISTS (
                    SELECT 1 FROM party_contact AS other
                    WHERE other.matching_key = party_contact.matching_key
                        AND other.ended_on IS NULL))
            """, as: String.self)
        return found.isEmpty ? ["-"] : found
    }
}

/// Opens the account of a member, or of who speaks for a supplier. The address is one on record, so that
/// the invitation reaches nobody else. Who has an account in the house already is known by it.
public struct GiveAccess: Command {
    public static let name = "members.giveAccess"
    public static let purpose = Bilingual(
        it: "Dà a un socio, o al referente di un fornitore, l'accesso a ciò che è suo.",
        en: "Gives a member, or a supplier's contact, access to what is theirs.")

    let party: ID<Party>
    let mail: MailAddress

    public init(party: ID<Party>, mail: MailAddress) {
        self.party = party
        self.mail = mail
    }

    public func run(in tx: Transaction) throws -> ID<Account> {
        let party = try PartyMerge.survivor(of: party, in: tx)
        guard let card = try PartyCard.find(party, on: tx.today, in: tx) else {
            throw PartyRefused.notFound(field: "party")
        }
        guard let role = PartyAccess.role(of: card, on: tx.today) else {
            throw AccessRefused.neitherMemberNorSupplier
        }
        if try PartyAccess.account(of: party, in: tx) != nil { throw AccessRefused.accessAlready }
        let isOnRecord = card.contacts.contains {
            $0.kind == .mail && $0.endedOn == nil
                && (try? MailAddress($0.value))?.matchingKey == mail.matchingKey
        }
        guard isOnRecord else { throw AccessRefused.mailNotOnRecord }
        let account = try account(card.party.name.shown, role, in: tx)
        try tx.append(AccessGiven(party: party, account: account))
        return account
    }

    private func account(_ name: String, _ role: Role, in tx: Transaction) throws -> ID<Account> {
        guard let found = try AccountRow.find(mail: mail.matchingKey, in: tx), found.isOpen,
            !(try tx.exists("SELECT 1 FROM party_access WHERE account_id = \(found.id)"))
        else { return try AccountRow.open(name, mail, role, in: tx) }
        try AccountRow.give(role, to: found, in: tx)
        return found.id
    }
}

/// Ends what a person sees of their own. Who is something in the house keeps that: only the page of
/// accounts takes it, from who has proved who she is.
public struct EndAccess: Command {
    public static let name = "members.endAccess"
    public static let purpose = Bilingual(
        it: "Chiude l'accesso di una persona a ciò che è suo.",
        en: "Ends a person's access to what is theirs.")

    let party: ID<Party>

    public init(party: ID<Party>) { self.party = party }

    public func run(in tx: Transaction) throws -> Done {
        let party = try PartyMerge.survivor(of: party, in: tx)
        guard let account = try PartyAccess.account(of: party, in: tx) else {
            throw AccessRefused.noAccess
        }
        try tx.append(AccessEnded(party: party, account: account.id))
        try AccountRow.endOwn(account, in: tx)
        return Done()
    }
}

/// Gives who has lost the password another access in place of the old one, which is closed with all its
/// keys and sessions. Of a colleague only the machine gives the account back (ADR 0019).
public struct RenewAccess: Command {
    public static let name = "members.renewAccess"
    public static let purpose = Bilingual(
        it: "Dà un accesso nuovo a chi ha perso la password, e chiude il vecchio.",
        en: "Gives who lost the password a new access, and closes the old one.")

    let party: ID<Party>

    public init(party: ID<Party>) { self.party = party }

    public func run(in tx: Transaction) throws -> ID<Account> {
        let party = try PartyMerge.survivor(of: party, in: tx)
        guard let account = try PartyAccess.account(of: party, in: tx),
            let mail = try account.mail.map(MailAddress.init)
        else { throw AccessRefused.noAccess }
        if account.isOfTheHouse { throw AccessRefused.worksHere }
        try tx.perform(EndAccess(party: party))
        return try tx.perform(GiveAccess(party: party, mail: mail))
    }
}
