import Commons
import Kernel
import Store

public enum ContactRefused: String, Refusal {
    case alreadyThere, notFound, ended

    public var kind: RefusalKind {
        switch self {
        case .alreadyThere, .ended: .conflict
        case .notFound: .notFound
        }
    }

    public var field: String? { self == .alreadyThere ? "value" : nil }

    public var sentence: Bilingual {
        switch self {
        case .alreadyThere:
            Bilingual(
                it: "Questo recapito c'è già.", en: "This contact is there already.")
        case .notFound: CommonRefusal.notFound.sentence
        case .ended:
            Bilingual(
                it: "Questo recapito non è più in uso.", en: "This contact is no longer in use.")
        }
    }
}

/// Adds a way to reach a party. The first of its kind is the preferred one.
public struct AddContact: Command {
    public static let name = "members.addContact"
    public static let purpose = Bilingual(
        it: "Aggiunge un recapito a una persona o a un'organizzazione.",
        en: "Adds a contact to a person or an organisation.")

    let party: ID<Party>
    let contact: ContactDraft
    let isPreferred: Bool
    /// Since when it holds; today if not said.
    let on: CalendarDate?

    public init(
        party: ID<Party>, contact: ContactDraft, isPreferred: Bool = false, on: CalendarDate? = nil
    ) {
        self.party = party
        self.contact = contact
        self.isPreferred = isPreferred
        self.on = on
    }

    public func run(in tx: Transaction) throws -> ID<Contact> {
        _ = try PartyRow.require(party, in: tx)
        let day = try tx.pastDay(on)
        guard let value = try contact.value(field: "contact") else {
            throw InputRefused.missing(field: "contact.value")
        }
        let others = try ContactRow.of(party, in: tx).filter { $0.kind == contact.kind }
        if others.contains(where: { $0.value == value.text }) { throw ContactRefused.alreadyThere }
        let id: ID<Contact> = tx.newID()
        let entry = ContactEntry(contact: id, kind: contact.kind, isPreferred: others.isEmpty)
        try tx.append(
            ContactAdded(party: party, on: day, entry: entry), content: value,
            occurredAt: tx.moment(of: day))
        if isPreferred, !others.isEmpty {
            try tx.append(ContactPreferred(party: party, contact: id, kind: contact.kind))
        }
        return id
    }
}

/// Chooses among contacts of one kind.
public struct PreferContact: Command {
    public static let name = "members.preferContact"
    public static let purpose = Bilingual(
        it: "Sceglie il recapito da usare per primo.", en: "Chooses the contact to use first.")

    let contact: ID<Contact>

    public init(contact: ID<Contact>) { self.contact = contact }

    public func run(in tx: Transaction) throws -> Done {
        guard let found = try ContactRow.find(contact, in: tx) else {
            throw ContactRefused.notFound
        }
        guard found.endedOn == nil else { throw ContactRefused.ended }
        if found.isPreferred { return Done() }
        try tx.append(ContactPreferred(party: found.party, contact: contact, kind: found.kind))
        return Done()
    }
}

/// Takes a contact out of use; the next of its kind becomes the preferred one.
public struct EndContact: Command {
    public static let name = "members.endContact"
    public static let purpose = Bilingual(
        it: "Dismette un recapito, che resta nella memoria.",
        en: "Takes a contact out of use; it stays in the memory.")

    let contact: ID<Contact>
    /// The last day it held; today if not said.
    let on: CalendarDate?

    public init(contact: ID<Contact>, on: CalendarDate? = nil) {
        self.contact = contact
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        guard let found = try ContactRow.find(contact, in: tx) else {
            throw ContactRefused.notFound
        }
        guard found.endedOn == nil else { throw ContactRefused.ended }
        let day = try tx.pastDay(on, notBefore: found.addedOn)
        let next = try ContactRow.of(found.party, in: tx).first {
            $0.kind == found.kind && $0.id != found.id
        }
        try tx.append(
            ContactEnded(party: found.party, contact: contact, on: day),
            occurredAt: tx.moment(of: day))
        if found.isPreferred, let next {
            try tx.append(ContactPreferred(party: found.party, contact: next.id, kind: next.kind))
        }
        return Done()
    }
}
