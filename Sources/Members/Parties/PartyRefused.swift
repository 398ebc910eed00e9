import Commons
import Kernel

/// Why a party is not registered or corrected.
public enum PartyRefused: Refusal, Equatable {
    case notFound(field: String)
    /// The record is part of another one since they were merged.
    case merged(field: String)
    /// Somebody else has the same tax identifier or VAT number.
    case sameTaxIdentifier(field: String, name: String)
    case sameExternalCode(name: String)
    /// A fiscal code of a person on an organisation's name.
    case personsCodeOnOrganisation
    case bornInTheFuture
    /// Somebody corrected the party meanwhile.
    case changedMeanwhile(details: [Bilingual])

    public var code: String {
        switch self {
        case .notFound: "partyNotFound"
        case .merged: "partyMerged"
        case .sameTaxIdentifier: "sameTaxIdentifier"
        case .sameExternalCode: "sameExternalCode"
        case .personsCodeOnOrganisation: "personsCodeOnOrganisation"
        case .bornInTheFuture: "bornInTheFuture"
        case .changedMeanwhile: "changedMeanwhile"
        }
    }

    public var rule: String? {
        switch self {
        case .sameTaxIdentifier, .sameExternalCode, .merged: "M5"
        default: nil
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .sameTaxIdentifier, .sameExternalCode, .changedMeanwhile, .merged: .conflict
        case .personsCodeOnOrganisation, .bornInTheFuture: .invalid
        }
    }

    public var field: String? {
        switch self {
        case .notFound(let field), .merged(let field), .sameTaxIdentifier(let field, _): field
        case .sameExternalCode: "externalCode"
        case .personsCodeOnOrganisation: "taxIdentifier"
        case .bornInTheFuture: "bornOn"
        case .changedMeanwhile: nil
        }
    }

    public var details: [Bilingual] {
        if case .changedMeanwhile(let details) = self { details } else { [] }
    }

    public var sentence: Bilingual {
        switch self {
        case .notFound:
            Bilingual(
                it: "Questa persona non c'è in anagrafe: cercala per nome.",
                en: "This party is not in our records: look for it by name.")
        case .merged:
            Bilingual(
                it: "Questa scheda è unita a un'altra: apri quella.",
                en: "This record is merged into another: open that one.")
        case .sameTaxIdentifier(_, let name):
            Bilingual(
                it: "\(name) ha già questo codice: apri la sua scheda.",
                en: "\(name) has this identifier already: open that record.")
        case .sameExternalCode(let name):
            Bilingual(
                it: "\(name) ha già questo codice esterno.",
                en: "\(name) has this external code already.")
        case .personsCodeOnOrganisation:
            Bilingual(
                it: "È il codice fiscale di una persona: un'organizzazione ne ha uno di 11 cifre.",
                en: "This is a person's fiscal code: an organisation's has 11 digits.")
        case .bornInTheFuture:
            Bilingual(
                it: "La data di nascita è nel futuro: ricontrollala.",
                en: "The date of birth is in the future: check it.")
        case .changedMeanwhile:
            Bilingual(
                it: "Nel frattempo la scheda è stata corretta: rileggila prima di salvare.",
                en: "The record was corrected meanwhile: read it again before saving.")
        }
    }
}
