import Commons
import Kernel

/// Why a promise is not made, moved or settled, in the order in which we look.
public enum PromiseRefused: String, Refusal {
    case dueInPast, dueTooFar, sameDay, settledAlready, stillOpen

    public var rule: String? { "D7" }

    public var kind: RefusalKind {
        switch self {
        case .settledAlready, .stillOpen: .conflict
        case .dueInPast, .dueTooFar, .sameDay: .invalid
        }
    }

    public var field: String? {
        switch self {
        case .dueInPast, .dueTooFar, .sameDay: "dueOn"
        case .settledAlready, .stillOpen: nil
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .dueInPast:
            Bilingual(
                it: "Il giorno è già passato: scegli oggi o un giorno futuro.",
                en: "The day has passed: choose today or a day to come.")
        case .dueTooFar:
            Bilingual(
                it: "Il giorno è troppo lontano: al massimo dieci anni da oggi.",
                en: "The day is too far away: at most ten years from today.")
        case .sameDay:
            Bilingual(
                it: "La promessa è già per quel giorno: scegline un altro.",
                en: "The promise is for that day already: choose another.")
        case .settledAlready:
            Bilingual(
                it: "La promessa è già stata mantenuta o ritirata.",
                en: "The promise has been kept or withdrawn already.")
        case .stillOpen:
            Bilingual(
                it: "Nella pratica c'è una promessa aperta: mantienila o ritirala, poi chiudi.",
                en: "The case has an open promise: keep it or withdraw it, then close.")
        }
    }
}
