import Commons
import Journal
import Kernel
import Mail
import Members
import Store

/// A search over cases is kept under a name.
struct SearchSaved: Fact {
    static let name = "desk.searchSaved.v1"
    let search: ID<CaseSearch>
    let standing: CaseStanding
    let kind: ID<CaseKind>?
    let isUnkinded: Bool
    let label: ID<Label>?
    /// Said since searches know mailboxes.
    var mailbox: ID<Mailbox>? = nil
    let party: ID<Party>?
    let community: ID<Community>?
    let account: ID<Account>?

    /// What is looked for may be somebody's name.
    struct Content: Codable, Sendable {
        let title: String
        let words: String?
    }

    var subjects: [ID<Subject>] { [search.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO case_search (id, title, words, standing, kind_id, unkinded, label_id,
                mailbox_id, party_id, community_id, made_by, made_at)
            VALUES (\(search), \(entry.content?.title ?? "\(search)"), \(entry.content?.words),
                \(standing), \(kind), \(isUnkinded), \(label), \(mailbox), \(party), \(community),
                \(account), \(entry.occurredAt))
            """)
    }
}

/// A saved search has another name.
struct SearchRenamed: Fact {
    static let name = "desk.searchRenamed.v1"
    let search: ID<CaseSearch>

    struct Content: Codable, Sendable { let title: String }

    var subjects: [ID<Subject>] { [search.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        guard let title = entry.content?.title else { return }
        try db.execute("UPDATE case_search SET title = \(title) WHERE id = \(search)")
    }
}

/// A saved search is not needed any more. The cases that it found are where they were.
struct SearchRemoved: Fact {
    static let name = "desk.searchRemoved.v1"
    let search: ID<CaseSearch>

    var subjects: [ID<Subject>] { [search.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM case_search WHERE id = \(search)")
    }
}
