import Commons
import Kernel
import Store

/// Who is called by `@` and a name in what somebody writes down: the whole name, or the first one
/// where only one of us has it. A mail address calls nobody.
enum Mentions {
    /// - Throws: `MentionRefused` where a first name is of several and it does not say whose.
    static func found(in text: String, among people: [AccountRow]) throws -> [ID<Account>] {
        let pieces = text.foldedForSearch.split(separator: "@", omittingEmptySubsequences: false)
        let known = people.map { Known($0) }
        var found: Set<ID<Account>> = []
        for (before, words) in zip(pieces, pieces.dropFirst()) {
            if before.last.map(isOfWord) ?? false { continue }
            found.formUnion(try called(by: words, among: known))
        }
        return found.sorted()
    }

    private struct Known {
        let id: ID<Account>
        let name: String
        let first: String

        init(_ row: AccountRow) {
            id = row.id
            name = row.name.foldedForSearch
            first = name.prefix { $0 != " " }.description
        }
    }

    private static func called(by words: Substring, among known: [Known]) throws -> [ID<Account>] {
        let whole = known.filter { begins(words, with: $0.name) }
        let longest = whole.map(\.name.count).max() ?? 0
        if longest > 0 { return whole.filter { $0.name.count == longest }.map(\.id) }
        let first = known.filter { begins(words, with: $0.first) }
        if first.count > 1 { throw MentionRefused.severalOfThatName }
        return first.map(\.id)
    }

    private static func begins(_ words: Substring, with name: String) -> Bool {
        guard !name.isEmpty, words.hasPrefix(name) else { return false }
        return !(words.dropFirst(name.count).first.map(isOfWord) ?? false)
    }

    private static func isOfWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}

/// Why somebody is not called, or a call is not ticked as seen.
public enum MentionRefused: String, Refusal {
    case severalOfThatName, notCalled

    public var rule: String? { "D2" }
    public var kind: RefusalKind { self == .notCalled ? .conflict : .invalid }
    public var field: String? { self == .notCalled ? nil : "note" }

    public var sentence: Bilingual {
        switch self {
        case .severalOfThatName:
            Bilingual(
                it: "Più colleghi si chiamano così: dopo la @ scrivi nome e cognome.",
                en: "Several colleagues have that name: write the whole name after the @.")
        case .notCalled:
            Bilingual(
                it: "In questo appunto nessuno ti chiama, o l'hai già visto.",
                en: "Nobody calls you in this note, or you have seen it already.")
        }
    }
}
