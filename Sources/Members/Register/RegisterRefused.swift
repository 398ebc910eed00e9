import Commons
import Kernel

/// Why an entry of the register is not changed.
public enum RegisterRefused: Refusal, Equatable {
    case notFound, notInForce, notLeft, changedMeanwhile
    case resolutionNotFound, resolutionOfAnotherKind, resolutionTooEarly
    case onlyPeopleDie
    case requestOpen, requestNotFound, requestNotOpen
    case leftBeforeAdmission, leavingIsNoCorrection
    case memberAgain

    public var code: String {
        switch self {
        case .notFound: "memberNotFound"
        case .notInForce: "notInForce"
        case .notLeft: "notLeft"
        case .changedMeanwhile: "changedMeanwhile"
        case .resolutionNotFound: "resolutionNotFound"
        case .resolutionOfAnotherKind: "resolutionOfAnotherKind"
        case .resolutionTooEarly: "resolutionTooEarly"
        case .onlyPeopleDie: "onlyPeopleDie"
        case .requestOpen: "requestOpen"
        case .requestNotFound: "requestNotFound"
        case .requestNotOpen: "requestNotOpen"
        case .leftBeforeAdmission: "leftBeforeAdmission"
        case .leavingIsNoCorrection: "leavingIsNoCorrection"
        case .memberAgain: "memberAgain"
        }
    }

    public var rule: String? {
        switch self {
        case .requestOpen, .requestNotFound, .requestNotOpen: "COOP-11"
        case .resolutionNotFound, .resolutionOfAnotherKind, .resolutionTooEarly: "COOP-13"
        default: "M1"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .notFound, .requestNotFound: .notFound
        case .notInForce, .notLeft, .changedMeanwhile, .requestOpen, .requestNotOpen, .memberAgain:
            .conflict
        default: .invalid
        }
    }

    public var field: String? {
        switch self {
        case .notFound: "number"
        case .resolutionNotFound, .resolutionOfAnotherKind, .resolutionTooEarly: "resolution"
        case .leftBeforeAdmission, .leavingIsNoCorrection: "leftOn"
        default: nil
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .notFound:
            Bilingual(
                it: "Nel libro soci non c'è questo numero.",
                en: "There is no such number in the register.")
        case .notInForce:
            Bilingual(it: "In quella data non è socio.", en: "They are not a member on that day.")
        case .notLeft: Bilingual(it: "Non risulta uscito.", en: "They have not left.")
        case .changedMeanwhile:
            Bilingual(
                it: "Nel frattempo l'iscrizione è cambiata: rileggila.",
                en: "The entry has changed meanwhile: read it again.")
        case .resolutionNotFound:
            Bilingual(
                it: "Serve una delibera: registrala prima.",
                en: "A resolution is needed: record it first.")
        case .resolutionOfAnotherKind:
            Bilingual(
                it: "Decide il consiglio o l'assemblea: scegli una loro delibera.",
                en: "The board or the meeting decides: choose one of their resolutions.")
        case .resolutionTooEarly:
            Bilingual(
                it: "La data non può precedere la delibera.",
                en: "The day cannot be before the resolution.")
        case .onlyPeopleDie:
            Bilingual(
                it: "Il decesso riguarda le persone: per un'organizzazione serve l'esclusione.",
                en: "Death is of people: an organisation is excluded.")
        case .requestOpen:
            Bilingual(
                it: "C'è già una richiesta di recesso in esame.",
                en: "A request to withdraw is open already.")
        case .requestNotFound:
            Bilingual(it: "Questa richiesta non c'è.", en: "There is no such request.")
        case .requestNotOpen:
            Bilingual(
                it: "Questa richiesta è già stata decisa.",
                en: "This request has been decided already.")
        case .leftBeforeAdmission:
            Bilingual(
                it: "L'uscita non può precedere l'ammissione.",
                en: "One cannot leave before one is admitted.")
        case .leavingIsNoCorrection:
            Bilingual(
                it: "Si corregge la data di un'uscita registrata: per farla o annullarla ci sono "
                    + "il recesso, l'esclusione, il decesso e l'annullamento.",
                en: "Only the day of a recorded exit is corrected: an exit has commands of its own."
            )
        case .memberAgain:
            Bilingual(
                it: "Nel frattempo è di nuovo socio con un altro numero.",
                en: "They are a member again, with another number.")
        }
    }
}

extension Member {
    static func require(_ number: Int, in tx: Transaction) throws -> Member {
        guard let found = try find(number: number, in: tx) else { throw RegisterRefused.notFound }
        return found
    }

    /// In force, and not to be left before it began.
    static func requireInForce(_ number: Int, on day: CalendarDate, in tx: Transaction) throws
        -> Member
    {
        let found = try require(number, in: tx)
        guard found.leftOn == nil, found.admittedOn <= day else { throw RegisterRefused.notInForce }
        return found
    }
}
