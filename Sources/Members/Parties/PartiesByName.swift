import Commons
import Kernel
import Store

/// Parties by name, or those that what is being typed may mean: the beginnings of words of a name in
/// any order, a tax identifier, a member number, a mail address, a telephone number. First those
/// whose name in a list begins as it was typed: they are most likely meant, and are found at once
/// however many there are.
public struct PartiesByName: Query {
    public static let name = "members.parties"
    public static let purpose = Bilingual(
        it: "Persone e organizzazioni per nome, o secondo ciò che si sta scrivendo.",
        en: "People and organisations by name, or by what is being typed.")

    let text: String?
    let role: PartyRole?
    let community: ID<Community>?
    let after: String?
    let limit: Int?

    public init(
        text: String? = nil, role: PartyRole? = nil, community: ID<Community>? = nil,
        after: String? = nil, limit: Int? = nil
    ) {
        self.text = text
        self.role = role
        self.community = community
        self.after = after
        self.limit = limit
    }

    public func fetch(from db: Reading) throws -> PartyPage {
        var conditions: [SQL] = ["TRUE"]
        if let role { conditions.append(Self.holds(role, on: db.today)) }
        if let community { conditions.append(Belonging.condition(to: community, on: db.today)) }
        let condition = SQL.joined(conditions, by: " AND ")
        let typed = String((text ?? "").trimmingSpace.prefix(100))
        guard !typed.isEmpty else {
            return try PartyPage.fetch(where: condition, after: after, limit: limit, from: db)
        }
        let meant: SQL = "party.id IN (\(Self.found(by: typed)))"
        let beginning = typed.foldedForSearch
        guard !beginning.isEmpty else {
            return try PartyPage.fetch(
                where: "\(condition) AND \(meant)", after: after, limit: limit, from: db)
        }
        let begins = "(\(Self.begins("party.sort_key", with: beginning)))" as SQL
        return try PartyPage.fetch(
            inTurn: [
                ("\(condition) AND \(begins)", { $0.utf8.starts(with: beginning.utf8) }),
                ("\(condition) AND NOT \(begins) AND \(meant)", { _ in true }),
            ], after: after, limit: limit, from: db)
    }

    /// What was found on a record that was merged leads to the one that holds it.
    private static func found(by typed: String) -> SQL {
        """
        WITH meant (id) AS MATERIALIZED (\(meant(by: typed)))
        SELECT id FROM meant UNION SELECT merged.merged_into FROM party AS merged
        WHERE merged.merged_into IS NOT NULL AND merged.id IN (SELECT id FROM meant)
        """
    }

    private static func meant(by typed: String) -> SQL {
        var sources: [SQL] = []
        if let named = named(typed) { sources.append(named) }
        let code = typed.uppercased().filter { !$0.isWhitespace }
        if code.utf8.count >= 3 {
            sources.append("SELECT id FROM party WHERE \(begins("tax_identifier", with: code))")
            sources.append("SELECT id FROM party WHERE \(begins("vat_number", with: code))")
        }
        if let number = Int64(code), code.utf8.count <= 9 {
            sources.append("SELECT party_id FROM member WHERE number = \(number)")
        }
        if typed.contains("@") {
            sources.append(
                "SELECT party_id FROM party_contact WHERE \(begins("matching_key", with: typed.lowercased()))"
            )
        }
        if let phone = phone(typed) {
            sources.append(
                "SELECT party_id FROM party_contact WHERE \(begins("matching_key", with: phone))")
        }
        if sources.isEmpty { sources.append("SELECT id FROM party WHERE FALSE") }
        return SQL.joined(sources, by: " UNION ")
    }

    /// Every word begins one of the name; the longest, which fits the fewest, is asked first.
    private static func named(_ typed: String) -> SQL? {
        let words = Set(typed.foldedForSearch.split(separator: " ").map(String.init))
            .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        guard let first = words.first else { return nil }
        let conditions =
            [beginsWord(first, of: "longest")]
            + words.dropFirst().prefix(mostWords - 1).map { word -> SQL in
                """
                EXISTS (SELECT 1 FROM party_name_key AS other
                    WHERE other.party_id = longest.party_id AND \(beginsWord(word, of: "other")))
                """
            }
        return
            "SELECT party_id FROM party_name_key AS longest WHERE \(SQL.joined(conditions, by: " AND "))"
    }

    /// Also after an article that lost its vowel: `appennino` finds what is `dell'Appennino`.
    private static func beginsWord(_ word: String, of keys: String) -> SQL {
        let canFollow = word.first.map { "aeiouh".contains($0) } ?? false
        let forms = [word] + (canFollow ? elided.map { $0 + word } : [])
        return "(\(SQL.joined(forms.map { begins("\(keys).name_key", with: $0) }, by: " OR ")))"
    }

    private static let elided = ["l", "d", "dell", "all", "dall", "nell", "sull", "un"]
    private static let mostWords = 8

    /// The beginning of a number as it is recorded: of this country where it does not say another.
    private static func phone(_ typed: String) -> String? {
        let digits = typed.filter { $0.isASCII && $0.isNumber }
        let rest = typed.filter { !$0.isNumber }
        guard digits.utf8.count >= 5, rest.allSatisfy({ " +-./()".contains($0) }) else {
            return nil
        }
        if typed.hasPrefix("+") { return "+\(digits)" }
        return digits.hasPrefix("00") ? "+\(digits.dropFirst(2))" : "+39\(digits)"
    }

    /// A range that an index serves, in the order of code points that both engines use.
    private static func begins(_ column: String, with text: String) -> SQL {
        "\(unescapedIdentifier: column) >= \(text) AND \(unescapedIdentifier: column) < \(text + "\u{10FFFF}")"
    }

    private static func holds(_ role: PartyRole, on day: CalendarDate) -> SQL {
        role == .member
            ? """
            EXISTS (SELECT 1 FROM member WHERE member.party_id = party.id
                AND admitted_on <= \(day) AND (left_on IS NULL OR left_on >= \(day)))
            """
            : """
            EXISTS (SELECT 1 FROM party_role WHERE party_role.party_id = party.id AND role = \(role)
                AND from_on <= \(day) AND (to_on IS NULL OR to_on >= \(day)))
            """
    }
}
