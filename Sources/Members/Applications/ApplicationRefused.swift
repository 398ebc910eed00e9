import Commons
import Kernel

/// Why something cannot be done with an application.
public enum ApplicationRefused: Refusal, Equatable {
    case notFound, alreadyMember, openAlready, notOpen, changedMeanwhile
    case founderNeedsNoSponsor
    case resolutionNotFound, resolutionOfAnotherKind, resolutionBeforeApplication
    case notRefused, notifiedAlready, notNotified, appealedAlready
    case appealTooLate(until: CalendarDate)
    case notAppealed

    public var code: String {
        switch self {
        case .notFound: "applicationNotFound"
        case .alreadyMember: "alreadyMember"
        case .openAlready: "openAlready"
        case .notOpen: "notOpen"
        case .changedMeanwhile: "changedMeanwhile"
        case .founderNeedsNoSponsor: "founderNeedsNoSponsor"
        case .resolutionNotFound: "resolutionNotFound"
        case .resolutionOfAnotherKind: "resolutionOfAnotherKind"
        case .resolutionBeforeApplication: "resolutionBeforeApplication"
        case .notRefused: "notRefused"
        case .notifiedAlready: "notifiedAlready"
        case .notNotified: "notNotified"
        case .appealedAlready: "appealedAlready"
        case .appealTooLate: "appealTooLate"
        case .notAppealed: "notAppealed"
        }
    }

    public var rule: String? {
        switch self {
        case .notFound, .changedMeanwhile: nil
        case .alreadyMember, .openAlready, .notOpen: "M1"
        case .founderNeedsNoSponsor: "M2"
        case .resolutionNotFound, .resolutionOfAnotherKind, .resolutionBeforeApplication: "COOP-01"
        case .notRefused, .notifiedAlready, .notNotified, .appealedAlready, .appealTooLate,
            .notAppealed:
            "COOP-03"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .founderNeedsNoSponsor, .resolutionNotFound, .resolutionOfAnotherKind,
            .resolutionBeforeApplication, .appealTooLate:
            .invalid
        default: .conflict
        }
    }

    public var field: String? {
        switch self {
        case .alreadyMember, .openAlready: "party"
        case .founderNeedsNoSponsor: "isFounder"
        case .resolutionNotFound, .resolutionOfAnotherKind, .resolutionBeforeApplication:
            "resolution"
        case .appealTooLate: "on"
        default: nil
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .notFound:
            Bilingual(it: "Questa domanda non c'è.", en: "There is no such application.")
        case .alreadyMember:
            Bilingual(it: "È già nel libro soci.", en: "They are in the register already.")
        case .openAlready:
            Bilingual(
                it: "C'è già una sua domanda in esame.",
                en: "An application of theirs is open already.")
        case .notOpen:
            Bilingual(
                it: "Questa domanda è già stata decisa o ritirata.",
                en: "This application has been decided or taken back.")
        case .changedMeanwhile:
            Bilingual(
                it: "Nel frattempo la domanda è cambiata: rileggila.",
                en: "The application has changed meanwhile: read it again.")
        case .founderNeedsNoSponsor:
            Bilingual(
                it:
                    "I fondatori non hanno chi li presenta né collettività: lascia vuoti i due campi.",
                en: "Founders have neither sponsor nor community: leave both empty.")
        case .resolutionNotFound:
            Bilingual(
                it: "Serve una delibera: registrala prima.",
                en: "A resolution is needed: record it first.")
        case .resolutionOfAnotherKind:
            Bilingual(
                it: "Questa delibera non può decidere: scegline un'altra.",
                en: "This resolution cannot decide it: choose another.")
        case .resolutionBeforeApplication:
            Bilingual(
                it: "La delibera precede la domanda.",
                en: "The resolution is older than the application.")
        case .notRefused:
            Bilingual(
                it: "La domanda non è stata respinta.", en: "The application was not refused.")
        case .notifiedAlready:
            Bilingual(it: "La comunicazione c'è già.", en: "Notice has been given already.")
        case .notNotified:
            Bilingual(
                it: "Il rifiuto non è ancora stato comunicato.",
                en: "The refusal has not been notified yet.")
        case .appealedAlready:
            Bilingual(
                it: "Ha già chiesto che decida l'assemblea.",
                en: "They have asked the meeting to decide already.")
        case .appealTooLate(let until):
            Bilingual(
                it: "Il termine per chiedere che decida l'assemblea è scaduto il \(until.italian).",
                en: "The term to ask the meeting to decide ended on \(until.english).")
        case .notAppealed:
            Bilingual(
                it: "Non ha chiesto che decida l'assemblea.",
                en: "They have not asked the meeting to decide.")
        }
    }
}
