import Commons
import Kernel

/// Why a passkey did not do.
enum PasskeyRefused: String, Refusal {
    case expired, unreadable, unknown, notVerified, alreadyHere, notOffered, tooMany

    var kind: RefusalKind {
        switch self {
        case .alreadyHere, .tooMany: .conflict
        default: .invalid
        }
    }

    var sentence: Bilingual {
        switch self {
        case .expired:
            Bilingual(
                it: "È passato troppo tempo: prova di nuovo.", en: "It took too long: try again.")
        case .unreadable:
            Bilingual(
                it: "Il dispositivo ha risposto in modo non valido: prova di nuovo.",
                en: "The device gave an answer that is not valid: try again.")
        case .unknown:
            Bilingual(
                it: "Questa passkey non apre nessun accesso qui: entra con la password.",
                en: "This passkey opens no account here: sign in with the password.")
        case .notVerified:
            Bilingual(
                it: "Il dispositivo non ha controllato chi sei: serve dito, viso o codice.",
                en: "The device did not check who you are: it takes finger, face or code.")
        case .alreadyHere:
            Bilingual(
                it: "Questa passkey c'è già.", en: "This passkey is here already.")
        case .notOffered:
            Bilingual(
                it: "Le passkey funzionano solo all'indirizzo https della cooperativa.",
                en: "Passkeys work only at the https address of the cooperative.")
        case .tooMany:
            Bilingual(
                it: "Hai già venti passkey: togline una.",
                en: "You have twenty passkeys already: remove one.")
        }
    }
}
