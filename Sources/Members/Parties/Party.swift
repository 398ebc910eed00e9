import Kernel
import Store

/// Anybody the cooperative deals with: one party, many roles.
public enum Party {}

public enum PartyKind: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case person, organisation

    public var title: Bilingual {
        switch self {
        case .person: Bilingual(it: "persona", en: "person")
        case .organisation: Bilingual(it: "organizzazione", en: "organisation")
        }
    }
}

/// What a party is called.
public struct PartyName: Sendable, Equatable, Codable {
    /// A person's family name; an organisation's whole name.
    public let name: String
    public let givenName: String?

    public init(name: String, givenName: String? = nil) {
        self.name = name
        self.givenName = givenName
    }

    /// As one is greeted: `Bruno Tassi`.
    public var shown: String { givenName.map { "\($0) \(name)" } ?? name }
    /// As lists and the register have it: `Tassi Bruno`.
    public var listed: String { givenName.map { "\(name) \($0)" } ?? name }
    /// What lists are ordered by.
    var sortKey: String { listed.foldedForSearch }

    /// What a typed beginning is compared with: the name from each of its words on, family name
    /// first and given name first. A key that begins another one is left out.
    var searchKeys: [String] {
        var keys: Set<String> = []
        for text in [listed, shown] {
            let words = text.foldedForSearch.split(separator: " ").prefix(Self.mostWords)
            for start in words.indices {
                keys.insert(String(words[start...].joined(separator: " ").prefix(Self.longestKey)))
            }
        }
        return keys.filter { key in !keys.contains { $0 != key && $0.hasPrefix(key) } }.sorted()
    }

    private static let mostWords = 10
    private static let longestKey = 80

    /// Whether these are the words of the name, in any order.
    func isWritten(_ text: String) -> Bool {
        let words = text.foldedForSearch.split(separator: " ").sorted()
        return !words.isEmpty && words == sortKey.split(separator: " ").sorted()
    }
}

/// All that is personal about a party itself; contacts stand apart. The content of facts.
struct PartyDetails: Codable, Sendable, Equatable {
    var name: String
    var givenName: String?
    var taxIdentifier: String?
    var vatNumber: String?
    var bornOn: CalendarDate?
    /// The code under which another system knows the party.
    var externalCode: String?
    var notes: String?

    var partyName: PartyName { PartyName(name: name, givenName: givenName) }

    static let erased = PartyDetails(name: "")

    /// The same for every variant of one person's fiscal code, so that omocodia hides no duplicate.
    var taxKey: String? {
        guard let taxIdentifier else { return nil }
        if case .person(let code) = try? TaxIdentifier(taxIdentifier) { return code.base }
        return taxIdentifier
    }

    var searchWords: String {
        [taxIdentifier, vatNumber, externalCode, notes].compactMap(\.self).joined(separator: "\n")
    }
}
