import Commons
import Kernel
import Store

/// Takes somebody into the records: a person or an organisation, with their contacts.
public struct RegisterParty: Command {
    public static let name = "members.registerParty"
    public static let purpose = Bilingual(
        it: "Registra una persona o un'organizzazione.",
        en: "Registers a person or an organisation.")

    let kind: PartyKind
    /// A person's family name; an organisation's whole name.
    let partyName: String
    let givenName: String?
    let taxIdentifier: TaxIdentifier?
    let vatNumber: VATNumber?
    let bornOn: CalendarDate?
    let externalCode: String?
    let notes: String?
    let contacts: [ContactDraft]
    /// Since when we know them; today if not said.
    let on: CalendarDate?

    public init(
        kind: PartyKind = .person, partyName: String, givenName: String? = nil,
        taxIdentifier: TaxIdentifier? = nil, vatNumber: VATNumber? = nil,
        bornOn: CalendarDate? = nil, externalCode: String? = nil, notes: String? = nil,
        contacts: [ContactDraft] = [], on: CalendarDate? = nil
    ) {
        self.kind = kind
        self.partyName = partyName
        self.givenName = givenName
        self.taxIdentifier = taxIdentifier
        self.vatNumber = vatNumber
        self.bornOn = bornOn
        self.externalCode = externalCode
        self.notes = notes
        self.contacts = contacts
        self.on = on
    }

    public func run(in tx: Transaction) throws -> ID<Party> {
        let details = try PartyDetails(
            kind: kind, partyName: partyName, givenName: givenName, taxIdentifier: taxIdentifier,
            vatNumber: vatNumber, bornOn: bornOn, externalCode: externalCode, notes: notes)
        let day = try tx.pastDay(on)
        try details.check(kind, except: nil, in: tx)
        var entries: [ContactEntry] = []
        var values: [ContactValue] = []
        for (index, draft) in contacts.enumerated() {
            guard let value = try draft.value(field: "contacts.\(index)") else { continue }
            let isFirst = !entries.contains { $0.kind == draft.kind }
            entries.append(
                ContactEntry(contact: tx.newID(), kind: draft.kind, isPreferred: isFirst))
            values.append(value)
        }
        let party: ID<Party> = tx.newID()
        try tx.append(
            PartyRegistered(party: party, kind: kind, on: day, contacts: entries),
            content: PartyRegistered.Content(details: details, contacts: values),
            occurredAt: tx.moment(of: day))
        return party
    }
}

/// Puts right what is known about a party itself. What is left empty is emptied.
public struct CorrectParty: Command {
    public static let name = "members.correctParty"
    public static let purpose = Bilingual(
        it: "Corregge i dati di una persona o di un'organizzazione.",
        en: "Corrects what is known about a person or an organisation.")

    let party: ID<Party>
    /// The version that was read, as `PartyRow` has it.
    let version: Int64
    let partyName: String
    let givenName: String?
    let taxIdentifier: TaxIdentifier?
    let vatNumber: VATNumber?
    let bornOn: CalendarDate?
    let externalCode: String?
    let notes: String?

    public init(
        party: ID<Party>, version: Int64, partyName: String, givenName: String? = nil,
        taxIdentifier: TaxIdentifier? = nil, vatNumber: VATNumber? = nil,
        bornOn: CalendarDate? = nil, externalCode: String? = nil, notes: String? = nil
    ) {
        self.party = party
        self.version = version
        self.partyName = partyName
        self.givenName = givenName
        self.taxIdentifier = taxIdentifier
        self.vatNumber = vatNumber
        self.bornOn = bornOn
        self.externalCode = externalCode
        self.notes = notes
    }

    /// The new version.
    public func run(in tx: Transaction) throws -> Int64 {
        let found = try PartyRow.require(party, in: tx)
        let details = try PartyDetails(
            kind: found.kind, partyName: partyName, givenName: givenName,
            taxIdentifier: taxIdentifier, vatNumber: vatNumber, bornOn: bornOn,
            externalCode: externalCode, notes: notes)
        let changed = details.fieldsThatDiffer(from: found.details)
        guard !changed.isEmpty else { return found.version }
        guard version == found.version else {
            throw PartyRefused.changedMeanwhile(details: changed.map(PartyDetails.title))
        }
        try details.check(found.kind, except: party, in: tx)
        return try tx.append(PartyCorrected(party: party, fields: changed), content: details)
    }
}
