import Kernel

/// A typed no: expected, explained, never a crash. Each command has an enum of its own, in the order
/// in which we look.
public protocol Refusal: Error, Sendable {
    /// Stable, for programs: `communityNotValidated`.
    var code: String { get }
    /// The rule of law or of the house behind it: `M2`, `COOP-04`. Nil for plain input.
    var rule: String? { get }
    var kind: RefusalKind { get }
    /// The input it is about, as the form and the JSON name it.
    var field: String? { get }
    /// What is wrong and what to do.
    var sentence: Bilingual { get }
    /// More than a sentence: what is missing, what differs. Shown under it, one a line.
    var details: [Bilingual] { get }
}

/// What sort of no it is: HTTP gives each its status.
public enum RefusalKind: String, Sendable, Codable, CaseIterable {
    /// The input cannot be read or breaks a rule: 422.
    case invalid
    /// The one who asks may not: 403.
    case forbidden
    /// Not there, or not to be seen: 404.
    case notFound
    /// It was changed in the meantime, or done already: 409.
    case conflict
    /// More was sent at once than is taken: 413.
    case tooLarge
    /// Too often: 429.
    case tooMany
}

extension Refusal {
    public var rule: String? { nil }
    public var kind: RefusalKind { .invalid }
    public var field: String? { nil }
    public var details: [Bilingual] { [] }
}

extension Refusal where Self: RawRepresentable, RawValue == String {
    public var code: String { rawValue }
}

/// Refusals that every feature shares.
public enum CommonRefusal: Refusal, Equatable {
    case forbidden
    /// The key of the API does not reach so far.
    case outOfReach(Reach)
    case notFound
    /// The key against repetition was used before, for something else.
    case keyUsedForSomethingElse
    case unknownCommand(String)
    case unknownQuery(String)
    case unreadableJSON

    public var code: String {
        switch self {
        case .forbidden: "forbidden"
        case .outOfReach: "outOfReach"
        case .notFound: "notFound"
        case .keyUsedForSomethingElse: "keyUsedForSomethingElse"
        case .unknownCommand: "unknownCommand"
        case .unknownQuery: "unknownQuery"
        case .unreadableJSON: "unreadableJSON"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .forbidden, .outOfReach: .forbidden
        case .notFound, .unknownCommand, .unknownQuery: .notFound
        case .keyUsedForSomethingElse: .conflict
        case .unreadableJSON: .invalid
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .forbidden:
            Bilingual(
                it: "Il tuo ruolo non permette questa operazione.",
                en: "Your role does not allow this.")
        case .outOfReach(let wanted):
            Bilingual(
                it: "Questa chiave non arriva fin qui: serve «\(wanted)».",
                en: "This key does not reach so far: “\(wanted)” is needed.")
        case .notFound:
            Bilingual(
                it: "Non c'è, o non è visibile per te.",
                en: "It is not there, or not for you to see.")
        case .keyUsedForSomethingElse:
            Bilingual(
                it: "Questa chiave di invio è già servita per un'altra richiesta: usane una nuova.",
                en: "This idempotency key was used for another request: use a new one.")
        case .unknownCommand(let name):
            Bilingual(it: "Il comando \(name) non esiste.", en: "There is no command \(name).")
        case .unknownQuery(let name):
            Bilingual(it: "L'interrogazione \(name) non esiste.", en: "There is no query \(name).")
        case .unreadableJSON:
            Bilingual(
                it: "Il testo inviato non è JSON valido.", en: "What was sent is not valid JSON.")
        }
    }
}
