import Commons
import Kernel

/// What one line says, read into values; nothing is looked up yet.
struct ImportPlan: Sendable {
    var kind = PartyKind.person
    var name = ""
    var givenName: String?
    var taxIdentifier: TaxIdentifier?
    var vatNumber: VATNumber?
    var bornOn: CalendarDate?
    var externalCode: String?
    var notes: String?
    var contacts: [ContactDraft] = []
    var knownSince: CalendarDate?
    var roles: [PartyRole] = []
    var communityName: String?
    var charterSignedOn: CalendarDate?
    var charterSignedBy: String?
    var membership: MembershipPlan?

    struct MembershipPlan: Sendable {
        var number: Int?
        var isFounder = false
        var appliedOn: CalendarDate?
        var sponsor: String?
        var shareCents: Int64?
        var premiumCents: Int64 = 0
        var sharePaidOn: CalendarDate?
        var resolutionNumber: String?
        var resolutionOn: CalendarDate?
        var admittedOn: CalendarDate
        var enteredOn: CalendarDate?
        var exit: ExitPlan?
    }

    struct ExitPlan: Sendable {
        var kind: ExitKind
        var leftOn: CalendarDate
        var ground: ExclusionGround?
        var resolutionNumber: String?
        var resolutionOn: CalendarDate?
    }
}

extension ImportPlan {
    /// The plan of a line, and all that is wrong with its cells.
    static func read(_ row: ImportRow) -> (plan: ImportPlan, faults: [ImportFault]) {
        var cells = CellReader(row)
        cells.noteControlCharacters()
        var plan = ImportPlan()
        plan.readParty(&cells)
        plan.readContacts(&cells)
        plan.roles = readRoles(&cells)
        plan.communityName = row[.community]
        plan.charterSignedOn = cells.date(.charterSignedOn)
        plan.charterSignedBy = row[.charterSignedBy]
        plan.membership = readMembership(&cells)
        if plan.taxIdentifier == nil, plan.vatNumber == nil, plan.externalCode == nil,
            plan.membership?.number == nil, cells.faults.isEmpty
        {
            cells.note(
                nil,
                Bilingual(
                    it:
                        "Serve almeno uno fra numero socio, codice fiscale, partita IVA e codice esterno: "
                        + "senza non si riconosce chi c'è già.",
                    en:
                        "One of member number, tax identifier, VAT number and external code is needed: "
                        + "without it we cannot tell who is there already."))
        }
        return (plan, cells.faults)
    }

    private mutating func readParty(_ cells: inout CellReader) {
        let row = cells.row
        if row[.partyName] != nil, row[.organisation] != nil {
            cells.note(
                .organisation,
                Bilingual(
                    it: "C'è sia un cognome sia una ragione sociale: una riga è una persona oppure "
                        + "un'organizzazione.",
                    en:
                        "There are both a family name and an organisation: a line is one of the two."
                ))
        }
        name = row[.organisation] ?? row[.partyName] ?? ""
        if name.isEmpty {
            cells.note(.partyName, Bilingual(it: "Manca il nome.", en: "The name is missing."))
        }
        givenName = row[.givenName]
        taxIdentifier = cells.value(.taxIdentifier) { try TaxIdentifier($0) }
        vatNumber = cells.value(.vatNumber) { try VATNumber($0) }
        bornOn = cells.date(.bornOn)
        externalCode = row[.externalCode]
        notes = row[.notes]
        knownSince = cells.date(.knownSince)
        kind = cells.choice(.kind, Self.kinds) ?? guessedKind(row)
    }

    /// Where the file has no such column.
    private func guessedKind(_ row: ImportRow) -> PartyKind {
        if row[.organisation] != nil { return .organisation }
        if givenName != nil { return .person }
        if case .person = taxIdentifier { return .person }
        return taxIdentifier == nil && vatNumber == nil ? .person : .organisation
    }

    private static let kinds: [(PartyKind, [String])] = [
        (.person, ["persona", "p", "persona fisica", "person"]),
        (
            .organisation,
            [
                "organizzazione", "o", "g", "azienda", "impresa", "persona giuridica",
                "organization",
                "organisation",
            ]
        ),
    ]

    private mutating func readContacts(_ cells: inout CellReader) {
        let row = cells.row
        for (column, kind) in [
            (ImportColumn.mail, ContactKind.mail), (.phone, .phone), (.mobile, .phone),
            (.pec, .pec),
        ] {
            let drafts = (row[column] ?? "").split { $0 == ";" || $0 == "," }
                .map { ContactDraft(kind, String($0)) }
            for draft in drafts {
                let isGood =
                    cells.value(column) { _ in try draft.value(field: column.rawValue) } != nil
                if isGood { contacts.append(draft) }
            }
        }
        let address = ContactDraft(
            street: row[.street], postalCode: row[.postalCode], town: row[.town],
            province: row[.province])
        if row[.street] != nil || row[.town] != nil || row[.postalCode] != nil,
            cells.value(
                row[.postalCode] == nil ? .street : .postalCode,
                { _ in
                    try address.value(field: "address")
                }) != nil || row[.postalCode] == nil
        {
            contacts.append(address)
        }
    }

    private static func readRoles(_ cells: inout CellReader) -> [PartyRole] {
        let known: [(PartyRole, [String])] = [
            (.client, ["cliente", "clienti", "client"]),
            (.supplier, ["fornitore", "fornitori", "supplier"]),
            (.contact, ["referente", "contact"]),
        ]
        // Members are known by their number, whatever this column says of them.
        let ignored = ["socio", "soci", "member", "utente", "user"]
        var roles: [PartyRole] = []
        for word in (cells.row[.roles] ?? "").split(whereSeparator: { ",;/+ ".contains($0) }) {
            let folded = String(word).foldedForSearch
            if ignored.contains(folded) { continue }
            if let role = known.first(where: { $0.1.contains(folded) })?.0 {
                roles.append(role)
            } else {
                cells.note(
                    .roles,
                    Bilingual(
                        it: "Si può scrivere: cliente, fornitore, referente.",
                        en: "It can be: client, supplier, contact."))
                break
            }
        }
        return roles
    }
}
