import Commons
import Journal
import Kernel
import Store

/// The charter has a new version.
struct CharterPublished: Fact {
    static let name = "members.charterPublished.v1"
    let version: ID<CharterVersion>
    let number: Int
    /// SHA-256 in hexadecimal: the text lies under it.
    let textHash: String
    let inForceFrom: CalendarDate
    let mustSignAgain: Bool

    struct Content: Codable, Sendable {
        let title: String
        let text: String
    }

    var subjects: [ID<Subject>] { [version.subject] }

    func searchable(_ content: Content) -> SearchText? {
        SearchText(kind: "charter", title: content.title, body: content.text)
    }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO charter_version (id, number, title, text_hash, in_force_from, must_sign_again)
            VALUES (\(version), \(number), \(entry.content?.title ?? ""), \(textHash), \(inForceFrom),
                \(mustSignAgain))
            """)
    }
}

public enum CharterRefused: Refusal, Equatable {
    case dayTaken, sameText
    case notFound
    /// No version was in force on the day of signing, or another one.
    case notInForce
    case signedAlready
    /// A person signs with their own name.
    case otherName(String)

    public var code: String {
        switch self {
        case .dayTaken: "dayTaken"
        case .sameText: "sameText"
        case .notFound: "charterNotFound"
        case .notInForce: "charterNotInForce"
        case .signedAlready: "signedAlready"
        case .otherName: "otherName"
        }
    }

    public var rule: String? { "M3" }

    public var kind: RefusalKind {
        switch self {
        case .dayTaken, .sameText, .signedAlready: .conflict
        case .notFound: .notFound
        case .notInForce, .otherName: .invalid
        }
    }

    public var field: String? {
        switch self {
        case .dayTaken: "inForceFrom"
        case .sameText: "text"
        case .notFound, .signedAlready: "version"
        case .notInForce: "on"
        case .otherName: "typedName"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .dayTaken:
            Bilingual(
                it: "In quel giorno entra già in vigore un'altra versione: scegline un altro.",
                en: "Another version comes into force on that day already: choose another day.")
        case .sameText:
            Bilingual(
                it: "Il testo è uguale a quello di una versione che c'è già.",
                en: "The text is the same as that of a version we have.")
        case .notFound:
            Bilingual(it: "Questa versione della Carta non c'è.", en: "There is no such version.")
        case .notInForce:
            Bilingual(
                it: "In quel giorno questa versione della Carta non era in vigore.",
                en: "This version of the charter was not in force on that day.")
        case .signedAlready:
            Bilingual(
                it: "Questa versione è già firmata.", en: "This version has been signed already.")
        case .otherName(let name):
            Bilingual(
                it: "Chi firma scrive il proprio nome: \(name).",
                en: "Whoever signs types their own name: \(name).")
        }
    }
}

/// Publishes a version of the charter: its text, and from when it holds. It may be announced ahead.
public struct PublishCharter: Command {
    public static let name = "members.publishCharter"
    public static let purpose = Bilingual(
        it: "Pubblica una versione della Carta dei Valori.",
        en: "Publishes a version of the values charter.")

    let title: String
    let text: String
    let inForceFrom: CalendarDate
    /// Whether members who signed an earlier version are asked to sign this one.
    let mustSignAgain: Bool

    public init(title: String, text: String, inForceFrom: CalendarDate, mustSignAgain: Bool = false)
    {
        self.title = title
        self.text = text
        self.inForceFrom = inForceFrom
        self.mustSignAgain = mustSignAgain
    }

    private static let longestText = 200_000

    public func run(in tx: Transaction) throws -> ID<CharterVersion> {
        let title = try Typed.required(title, field: "title")
        let text = try Typed.required(text, field: "text", most: Self.longestText)
        let versions = try CharterRow.all(in: tx)
        if versions.contains(where: { $0.inForceFrom == inForceFrom }) {
            throw CharterRefused.dayTaken
        }
        let hash = try tx.store(Array(text.utf8)).hex
        if versions.contains(where: { $0.textHash == hash }) { throw CharterRefused.sameText }
        let version: ID<CharterVersion> = tx.newID()
        try tx.append(
            CharterPublished(
                version: version, number: (versions.map(\.number).max() ?? 0) + 1, textHash: hash,
                inForceFrom: inForceFrom, mustSignAgain: mustSignAgain),
            content: CharterPublished.Content(title: title, text: text))
        return version
    }
}
