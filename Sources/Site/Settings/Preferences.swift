import Commons
import Journal
import Kernel
import Store

/// How somebody wants the pages.
public struct Preferences: Sendable, Equatable, Codable {
    public enum Theme: String, Sendable, Codable, CaseIterable { case light, dark }
    /// Shortcuts of a single key get in the way of who dictates or types by other means.
    public enum Keys: String, Sendable, Codable, CaseIterable { case off }

    public var language: Language?
    /// Nil follows the device.
    public var theme: Theme?
    /// Nil leaves them on.
    public var keys: Keys?

    public static func find(_ account: ID<Account>, in db: any Reader) throws -> Preferences {
        try db.first("SELECT language, theme, keys FROM preference WHERE account = \(account)") {
            let language: String? = try $0["language"]
            let theme: String? = try $0["theme"]
            let keys: String? = try $0["keys"]
            return Preferences(
                language: language.flatMap(Language.init), theme: theme.flatMap(Theme.init),
                keys: keys.flatMap(Keys.init))
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
            INSERT INTO preference (account, language, theme, keys)
            VALUES (\(account), \(preferences.language?.rawValue),
                \(preferences.theme?.rawValue), \(preferences.keys?.rawValue))
            ON CONFLICT (account) DO UPDATE SET language = excluded.language,
                theme = excluded.theme, keys = excluded.keys
            """)
    }
}

/// Chooses language, theme and shortcuts for oneself.
struct ChoosePreferences: Command {
    static let name = "site.choosePreferences"
    static let purpose = Bilingual(
        it: "Sceglie lingua, aspetto e scorciatoie per sé.",
        en: "Chooses language, theme and shortcuts for oneself.")
    static let permission = Permission.own

    let language: Language?
    let theme: Preferences.Theme?
    let keys: Preferences.Keys?

    func run(in tx: Transaction) throws -> Done {
        guard let account = tx.actor.id else { throw CommonRefusal.forbidden }
        try tx.append(
            PreferencesChosen(
                account: account,
                preferences: Preferences(language: language, theme: theme, keys: keys)))
        return Done()
    }
}
