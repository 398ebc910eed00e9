import Commons
import Kernel
import Store

/// From what was typed to what is recorded, and the rules between parties.
extension PartyDetails {
    private static let longestNotes = 4_000

    init(
        kind: PartyKind, partyName: String, givenName: String?, taxIdentifier: TaxIdentifier?,
        vatNumber: VATNumber?, bornOn: CalendarDate?, externalCode: String?, notes: String?
    ) throws {
        let given = try Typed.optional(givenName, field: "givenName")
        self.init(
            name: try Typed.required(partyName, field: "partyName"),
            givenName: kind == .person ? given : nil,
            taxIdentifier: taxIdentifier?.description, vatNumber: vatNumber?.description,
            bornOn: kind == .person ? bornOn : nil,
            externalCode: try Typed.optional(externalCode, field: "externalCode", most: 60),
            notes: try Typed.optional(notes, field: "notes", most: Self.longestNotes))
    }

    /// - Parameter party: the one that is being corrected, so that it does not meet itself.
    func check(_ kind: PartyKind, except party: ID<Party>?, in tx: Transaction) throws {
        if let bornOn, bornOn > tx.today { throw PartyRefused.bornInTheFuture }
        if kind == .organisation, let taxIdentifier,
            case .person = try? TaxIdentifier(taxIdentifier)
        {
            throw PartyRefused.personsCodeOnOrganisation
        }
        if let key = taxKey,
            let other = try Self.other("tax_key", is: key, or: "vat_number", except: party, in: tx)
        {
            throw PartyRefused.sameTaxIdentifier(field: "taxIdentifier", name: other)
        }
        if let vatNumber,
            let other = try Self.other(
                "vat_number", is: vatNumber, or: "tax_key", except: party, in: tx)
        {
            throw PartyRefused.sameTaxIdentifier(field: "vatNumber", name: other)
        }
        if let externalCode,
            let other = try Self.other(
                "external_code", is: externalCode, or: nil, except: party, in: tx)
        {
            throw PartyRefused.sameExternalCode(name: other)
        }
    }

    /// The name of another party that holds the value in one of the columns.
    private static func other(
        _ column: String, is value: String, or second: String?, except party: ID<Party>?,
        in db: any Reader
    ) throws -> String? {
        for name in [column, second].compactMap(\.self) {
            let found = try db.first(
                """
                SELECT \(PartyRow.columns) FROM party
                WHERE \(unescapedIdentifier: name) = \(value)
                    AND id <> \(party ?? ID<Party>(rawValue: 0))
                """, PartyRow.init)
            if let found { return found.name.shown }
        }
        return nil
    }

    func fieldsThatDiffer(from old: PartyDetails) -> [String] {
        var fields: [String] = []
        if name != old.name { fields.append("partyName") }
        if givenName != old.givenName { fields.append("givenName") }
        if taxIdentifier != old.taxIdentifier { fields.append("taxIdentifier") }
        if vatNumber != old.vatNumber { fields.append("vatNumber") }
        if bornOn != old.bornOn { fields.append("bornOn") }
        if externalCode != old.externalCode { fields.append("externalCode") }
        if notes != old.notes { fields.append("notes") }
        return fields
    }

    static func title(of field: String) -> Bilingual {
        switch field {
        case "partyName":
            Bilingual(it: "Cognome o denominazione", en: "Family name or organisation")
        case "givenName": Bilingual(it: "Nome", en: "Given name")
        case "taxIdentifier": Bilingual(it: "Codice fiscale", en: "Fiscal code")
        case "vatNumber": Bilingual(it: "Partita IVA", en: "VAT number")
        case "bornOn": Bilingual(it: "Data di nascita", en: "Date of birth")
        case "externalCode": Bilingual(it: "Codice esterno", en: "External code")
        case "notes": Bilingual(it: "Note", en: "Notes")
        default: Bilingual(it: field, en: field)
        }
    }
}
