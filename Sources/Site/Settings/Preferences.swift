import Commons
import Journal
import Kernel
import Store

/// How somebody wants the pages.
public struct Preferences: Sendable, Equatable, Codable {
    public enum Theme: String, Sendable, Codable, CaseIterable { case light, dark }

    public var language: Language?
    /// Nil follows the device.
    public var theme: Theme?

    public static func find(_ account: ID<Account>, in db: any Reader) throws -> Preferences {
        try db.first("SELECT language, theme FROM preference WHERE account = \(account)") { row in
            let language: String? = try row["language"]
            let theme: String? = try row["theme"]
            return Preferences(
                language: language.flatMap(Language.init), theme: theme.flatMap(Theme.init))
        } ?? Preferences()
    }
}

struct PreferencesChosen: Fact {
    static let name = "site.preferencesChosen.v1"
    let account: ID<Account>
    let preferences: Preferences

    var subjects: [ID<Subject>] { [account.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO preference (account, language, theme)
            VALUES (\(account), \(preferences.language?.rawValue), \(preferences.theme?.rawValue))
            ON CONFLICT (account) DO UPDATE SET language = excluded.language, theme = excluded.theme
            """)
    }
}

/// Chooses language and theme for oneself.
struct ChoosePreferences: Command {
    static let name = "site.choosePreferences"
    static let purpose = Bilingual(
        it: "Sceglie lingua e aspetto per sé.", en: "Chooses language and theme for oneself.")
    static let permission = Permission.read

    let language: Language?
    let theme: Preferences.Theme?

    func run(in tx: Transaction) throws -> Done {
        guard let account = tx.actor.id else { throw CommonRefusal.forbidden }
        try tx.append(
            PreferencesChosen(
                account: account, preferences: Preferences(language: language, theme: theme)))
        return Done()
    }
}
