import Commons
import Kernel

/// Why something cannot be done with a community.
public enum CommunityRefused: String, Refusal {
    case notFound, nameTaken
    case resolutionNotFound, resolutionOfAnotherKind
    case alreadyValidated, alreadyRefused, notValidated
    case notServed, periodsOverlap, notBelonging, notContact, changedMeanwhile

    public var rule: String? {
        switch self {
        case .alreadyValidated, .notValidated, .resolutionNotFound, .resolutionOfAnotherKind: "M4"
        case .alreadyRefused, .notServed: "OPS-09"
        default: nil
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .resolutionNotFound, .resolutionOfAnotherKind, .notServed: .invalid
        default: .conflict
        }
    }

    public var field: String? {
        switch self {
        case .notFound, .notServed, .notBelonging: "community"
        case .nameTaken: "communityName"
        case .resolutionNotFound, .resolutionOfAnotherKind: "resolution"
        case .periodsOverlap: "on"
        case .notContact: "party"
        case .alreadyValidated, .alreadyRefused, .notValidated, .changedMeanwhile: nil
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .notFound:
            Bilingual(it: "Questa collettività non c'è.", en: "There is no such community.")
        case .nameTaken:
            Bilingual(
                it: "C'è già una collettività con questo nome.",
                en: "There is a community with this name already.")
        case .resolutionNotFound:
            Bilingual(
                it: "Serve la delibera del consiglio: registrala prima.",
                en: "A resolution of the board is needed: record it first.")
        case .resolutionOfAnotherKind:
            Bilingual(
                it: "Le collettività le decide il consiglio: scegli una sua delibera.",
                en: "Communities are decided by the board: choose one of its resolutions.")
        case .alreadyValidated:
            Bilingual(it: "È già validata.", en: "It is validated already.")
        case .alreadyRefused:
            Bilingual(it: "Non era stata accolta già prima.", en: "It was refused already.")
        case .notValidated:
            Bilingual(
                it: "In quella data non è validata.", en: "It is not validated on that day.")
        case .notServed:
            Bilingual(
                it: "Il consiglio non ha accolto questa collettività.",
                en: "The board has refused this community.")
        case .periodsOverlap:
            Bilingual(
                it: "In quel giorno ne faceva già parte: scegli una data successiva.",
                en: "They belonged to it on that day already: choose a later one.")
        case .notBelonging:
            Bilingual(
                it: "Non fa parte di questa collettività.",
                en: "They do not belong to this community.")
        case .notContact:
            Bilingual(
                it: "Non è referente di questa collettività.",
                en: "They are not a contact of this community.")
        case .changedMeanwhile:
            Bilingual(
                it: "Nel frattempo la scheda è stata corretta: rileggila prima di salvare.",
                en: "The record was corrected meanwhile: read it again before saving.")
        }
    }
}
