import Kernel

/// What a column of the file can be, with the heads by which it is known. The README of the module
/// describes each.
enum ImportColumn: String, Sendable, CaseIterable, Codable {
    case kind, partyName, organisation, givenName, taxIdentifier, vatNumber, bornOn, externalCode,
        notes
    case mail, phone, mobile, pec, street, postalCode, town, province
    case knownSince, roles, community
    case memberNumber, founder, appliedOn, sponsor, charterSignedOn, charterSignedBy
    case sharePaid, sharePremium, sharePaidOn
    case resolutionNumber, resolutionOn, admittedOn, enteredOn
    case leftOn, exit, exclusionGround, exitResolutionNumber, exitResolutionOn

    /// The first is the one that templates and messages use.
    var italian: [String] {
        switch self {
        case .kind: ["tipo"]
        case .partyName: ["cognome o denominazione", "cognome"]
        case .organisation: ["ragione sociale", "denominazione", "organizzazione"]
        case .givenName: ["nome"]
        case .taxIdentifier: ["codice fiscale", "cf", "c.f.", "cod. fiscale"]
        case .vatNumber: ["partita iva", "p.iva", "piva", "p. iva"]
        case .bornOn: ["data di nascita", "nato il", "data nascita"]
        case .externalCode: ["codice esterno", "codice", "codice cliente"]
        case .notes: ["note", "annotazioni"]
        case .mail: ["e-mail", "email", "mail", "posta elettronica"]
        case .phone: ["telefono", "tel.", "tel"]
        case .mobile: ["cellulare", "cell.", "cell"]
        case .pec: ["pec"]
        case .street: ["indirizzo", "via"]
        case .postalCode: ["cap"]
        case .town: ["comune", "città", "località"]
        case .province: ["provincia", "prov.", "prov"]
        case .knownSince: ["conosciuto dal", "cliente dal", "in anagrafe dal"]
        case .roles: ["ruoli", "ruolo"]
        case .community: ["collettività", "gruppo"]
        case .memberNumber: ["numero socio", "n. socio", "socio n.", "numero"]
        case .founder: ["fondatore", "socio fondatore"]
        case .appliedOn: ["domanda del", "data domanda"]
        case .sponsor: ["presentato da", "presentatore", "socio presentatore"]
        case .charterSignedOn: ["carta firmata il", "firma carta", "data firma carta"]
        case .charterSignedBy: ["carta firmata da"]
        case .sharePaid: ["quota versata", "capitale versato", "quota"]
        case .sharePremium: ["soprapprezzo", "sovrapprezzo"]
        case .sharePaidOn: ["quota versata il", "data versamento"]
        case .resolutionNumber: ["delibera numero", "numero delibera", "delibera"]
        case .resolutionOn: ["delibera del", "data delibera"]
        case .admittedOn: ["socio dal", "data ammissione", "ammesso il", "decorrenza"]
        case .enteredOn: ["iscritto il", "data iscrizione"]
        case .leftOn: ["uscito il", "data uscita", "socio fino al"]
        case .exit: ["causa uscita", "causa"]
        case .exclusionGround: ["motivo esclusione"]
        case .exitResolutionNumber: ["delibera uscita numero", "delibera uscita"]
        case .exitResolutionOn: ["delibera uscita del", "data delibera uscita"]
        }
    }

    var english: [String] {
        switch self {
        case .kind: ["kind", "type"]
        case .partyName:
            ["family name or organisation", "family name", "surname", "last name", "name"]
        case .organisation: ["organisation", "company"]
        case .givenName: ["given name", "first name"]
        case .taxIdentifier: ["tax identifier", "tax code", "fiscal code"]
        case .vatNumber: ["vat number", "vat"]
        case .bornOn: ["date of birth", "born on", "birth date"]
        case .externalCode: ["external code", "code"]
        case .notes: ["notes"]
        case .mail: ["mail address", "mail"]
        case .phone: ["telephone", "phone"]
        case .mobile: ["mobile"]
        case .pec: ["certified mail"]
        case .street: ["address", "street"]
        case .postalCode: ["postal code", "postcode", "zip"]
        case .town: ["town", "city"]
        case .province: ["province"]
        case .knownSince: ["known since", "client since"]
        case .roles: ["roles", "role"]
        case .community: ["community"]
        case .memberNumber: ["member number", "number"]
        case .founder: ["founder"]
        case .appliedOn: ["applied on", "application date"]
        case .sponsor: ["sponsor", "presented by"]
        case .charterSignedOn: ["charter signed on"]
        case .charterSignedBy: ["charter signed by"]
        case .sharePaid: ["share paid", "share"]
        case .sharePremium: ["share premium", "premium"]
        case .sharePaidOn: ["share paid on"]
        case .resolutionNumber: ["resolution number", "resolution"]
        case .resolutionOn: ["resolution date", "resolved on"]
        case .admittedOn: ["member since", "admission date", "admitted on"]
        case .enteredOn: ["entered on"]
        case .leftOn: ["left on", "member until"]
        case .exit: ["exit", "exit kind"]
        case .exclusionGround: ["exclusion ground"]
        case .exitResolutionNumber: ["exit resolution number", "exit resolution"]
        case .exitResolutionOn: ["exit resolution date"]
        }
    }

    var title: Bilingual { Bilingual(it: italian.first ?? rawValue, en: english.first ?? rawValue) }

    /// Days of things that have happened.
    static let days: [ImportColumn] = [
        .bornOn, .knownSince, .appliedOn, .charterSignedOn, .sharePaidOn, .resolutionOn,
        .admittedOn,
        .enteredOn, .leftOn, .exitResolutionOn,
    ]

    /// The column with this head, whatever its case, accents and spaces.
    static func named(_ head: String) -> ImportColumn? { byHead[key(head)] }

    private static let byHead: [String: ImportColumn] = {
        var heads: [String: ImportColumn] = [:]
        for column in allCases {
            for head in column.italian + column.english where heads[key(head)] == nil {
                heads[key(head)] = column
            }
        }
        return heads
    }()

    private static func key(_ head: String) -> String {
        head.foldedForSearch.filter { $0.isLetter || $0.isNumber }
    }

    /// Where a refusal about a command's field shows in the file.
    static func of(field: String?) -> ImportColumn? {
        guard let field else { return nil }
        if let same = ImportColumn(rawValue: field) { return same }
        switch field {
        case "version", "charter", "typedName": return .charterSignedOn
        case "share", "shareCents": return .sharePaid
        case "premiumCents": return .sharePremium
        case "effectiveOn": return .admittedOn
        case "resolution", "number": return .resolutionNumber
        case "party": return .memberNumber
        case "isFounder": return .founder
        case "role": return .roles
        default: return nil
        }
    }
}
