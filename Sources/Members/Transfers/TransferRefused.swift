import Commons
import Kernel

/// Why a share does not pass to somebody else, in the order in which we look.
public enum TransferRefused: Refusal, Equatable {
    case notFound
    case sameParty, pendingAlready
    /// Answered, taken back or done already.
    case settled
    /// Neither authorised nor left unanswered beyond the term.
    case notFree(until: CalendarDate)
    /// The term for a refusal is over: silence left the member free.
    case answeredTooLate(until: CalendarDate)
    case giverNotMember, moreThanHeld
    /// The member would keep less than the smallest share: a part or the whole.
    case leavesTooLittle(Money)
    case aboveMaximum(Money)
    case receiverNotAdmissible

    public var code: String {
        switch self {
        case .notFound: "transferNotFound"
        case .sameParty: "sameParty"
        case .pendingAlready: "pendingAlready"
        case .settled: "transferSettled"
        case .notFree: "transferNotFree"
        case .answeredTooLate: "answeredTooLate"
        case .giverNotMember: "giverNotMember"
        case .moreThanHeld: "moreThanHeld"
        case .leavesTooLittle: "leavesTooLittle"
        case .aboveMaximum: "aboveMaximum"
        case .receiverNotAdmissible: "receiverNotAdmissible"
        }
    }

    public var rule: String? {
        switch self {
        case .leavesTooLittle, .aboveMaximum: "COOP-16"
        default: "COOP-15"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .pendingAlready, .settled, .notFree, .answeredTooLate, .giverNotMember: .conflict
        default: .invalid
        }
    }

    public var field: String? {
        switch self {
        case .sameParty, .receiverNotAdmissible: "receiver"
        case .moreThanHeld, .leavesTooLittle, .aboveMaximum: "shareCents"
        case .notFree: "on"
        case .answeredTooLate: "notifiedOn"
        default: nil
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .notFound: Bilingual(it: "Questa cessione non c'è.", en: "There is no such transfer.")
        case .sameParty:
            Bilingual(
                it: "Chi cede e chi riceve sono la stessa persona.",
                en: "The giver and the receiver are the same party.")
        case .pendingAlready:
            Bilingual(
                it: "Questo socio ha già chiesto una cessione che non è conclusa.",
                en: "This member has asked for a transfer already that is not done.")
        case .settled:
            Bilingual(
                it: "Questa cessione è già stata decisa, ritirata o conclusa.",
                en: "This transfer has been answered, taken back or done.")
        case .notFree(let until):
            Bilingual(
                it: "Il consiglio non l'ha autorizzata e può rispondere fino al \(until.italian): "
                    + "dopo, il silenzio lascia liberi.",
                en:
                    "The board has not authorised it and may answer until \(until.english): after that, "
                    + "silence leaves the member free.")
        case .answeredTooLate(let until):
            Bilingual(
                it:
                    "Si poteva rifiutare fino al \(until.italian): il silenzio ha lasciato libero il socio.",
                en: "It could be refused until \(until.english): silence has left the member free.")
        case .giverNotMember:
            Bilingual(
                it: "Chi cede non è socio in quella data.",
                en: "The giver is not a member on that day.")
        case .moreThanHeld:
            Bilingual(
                it: "È più della quota che il socio ha.", en: "This is more than the member holds.")
        case .leavesTooLittle(let least):
            Bilingual(
                it: "Al socio resterebbe meno di \(least.formatted(.italian)): cedi tutto o meno.",
                en: "Less than \(least.formatted(.english)) would be left: transfer all or less.")
        case .aboveMaximum(let most):
            Bilingual(
                it: "Chi riceve avrebbe più di \(most.formatted(.italian)).",
                en: "The receiver would hold more than \(most.formatted(.english)).")
        case .receiverNotAdmissible:
            Bilingual(
                it: "Chi riceve deve essere socio, o avere una domanda a cui manca solo la quota.",
                en:
                    "The receiver must be a member, or an applicant who lacks nothing but the share."
            )
        }
    }
}
