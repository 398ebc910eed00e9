import Journal
import Kernel
import Store

/// A party can be reached in one more way.
struct ContactAdded: Fact {
    static let name = "members.contactAdded.v1"
    let party: ID<Party>
    let on: CalendarDate
    let entry: ContactEntry

    var subjects: [ID<Subject>] { [party.subject] }

    func searchable(_ content: ContactValue) -> SearchText? {
        SearchText(kind: "party", title: content.text, body: content.label ?? "")
    }

    func apply(_ entry: Entry<ContactValue>, to db: any Writer) throws {
        try self.entry.insert(entry.content ?? .erased, of: party, on: on, to: db)
    }
}

/// Of several ways of one kind, this one is to be used.
struct ContactPreferred: Fact {
    static let name = "members.contactPreferred.v1"
    let party: ID<Party>
    let contact: ID<Contact>
    let kind: ContactKind

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE party_contact SET is_preferred = (id = \(contact))
            WHERE party_id = \(party) AND kind = \(kind)
            """)
    }
}

/// A way to reach a party no longer holds. It stays in the records.
struct ContactEnded: Fact {
    static let name = "members.contactEnded.v1"
    let party: ID<Party>
    let contact: ID<Contact>
    let on: CalendarDate

    var subjects: [ID<Subject>] { [party.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            "UPDATE party_contact SET ended_on = \(on), is_preferred = FALSE WHERE id = \(contact)")
    }
}
