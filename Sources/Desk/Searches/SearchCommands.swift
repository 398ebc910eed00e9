import Commons
import Kernel
import Mail
import Members
import Store

/// Keeps a search over cases under a name, among the queues of all.
public struct SaveSearch: Command {
    public static let name = "desk.saveSearch"
    public static let purpose = Bilingual(
        it: "Salva una ricerca fra le pratiche come coda di tutti.",
        en: "Saves a search over cases as a queue of all.")

    static let longestTitle = 60

    let title: String
    let criteria: CaseCriteria

    public init(title: String, criteria: CaseCriteria) {
        self.title = title
        self.criteria = criteria
    }

    public func run(in tx: Transaction) throws -> ID<CaseSearch> {
        let words = try Typed.optional(
            criteria.words, field: "words", most: CaseCriteria.longestWords)
        if criteria.isEmpty { throw SearchRefused.nothingAsked }
        let title = try Typed.required(title, field: "title", most: Self.longestTitle)
        if try CaseSearchRow.find(title: title, in: tx) != nil { throw SearchRefused.titleInUse }
        if try tx.count("SELECT COUNT(*) FROM case_search") >= CaseSearch.most {
            throw SearchRefused.tooMany
        }
        try requireAllThere(tx)
        let search: ID<CaseSearch> = tx.newID()
        try tx.append(
            SearchSaved(
                search: search, standing: criteria.standing ?? .open, kind: criteria.kind,
                isUnkinded: criteria.isUnkinded && criteria.kind == nil, label: criteria.label,
                mailbox: criteria.mailbox, party: criteria.party, community: criteria.community,
                account: tx.actor.id),
            content: SearchSaved.Content(title: title, words: words))
        return search
    }

    private func requireAllThere(_ tx: Transaction) throws {
        if let kind = criteria.kind { _ = try CaseKindRow.require(kind, in: tx) }
        if let label = criteria.label { _ = try LabelRow.require(label, in: tx) }
        if let mailbox = criteria.mailbox, try MailboxRow.find(mailbox, in: tx) == nil {
            throw CommonRefusal.notFound
        }
        if let party = criteria.party, try PartyRow.find(party, in: tx) == nil {
            throw CommonRefusal.notFound
        }
        if let community = criteria.community, try CommunityRow.find(community, in: tx) == nil {
            throw CommonRefusal.notFound
        }
    }
}

/// Gives a saved search another name.
public struct RenameSearch: Command {
    public static let name = "desk.renameSearch"
    public static let purpose = Bilingual(
        it: "Cambia nome a una ricerca salvata.", en: "Gives a saved search another name.")

    let search: ID<CaseSearch>
    let title: String

    public init(search: ID<CaseSearch>, title: String) {
        self.search = search
        self.title = title
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try CaseSearchRow.require(search, in: tx)
        let title = try Typed.required(title, field: "title", most: SaveSearch.longestTitle)
        if let other = try CaseSearchRow.find(title: title, in: tx), other.id != search {
            throw SearchRefused.titleInUse
        }
        if title != row.title {
            try tx.append(
                SearchRenamed(search: search), content: SearchRenamed.Content(title: title))
        }
        return Done()
    }
}

/// Deletes a saved search; no case changes by it.
public struct RemoveSearch: Command {
    public static let name = "desk.removeSearch"
    public static let purpose = Bilingual(
        it: "Elimina una ricerca salvata; nessuna pratica cambia.",
        en: "Deletes a saved search; no case changes.")

    let search: ID<CaseSearch>

    public init(search: ID<CaseSearch>) { self.search = search }

    public func run(in tx: Transaction) throws -> Done {
        _ = try CaseSearchRow.require(search, in: tx)
        try tx.append(SearchRemoved(search: search))
        return Done()
    }
}
