import Kernel
import Store

/// What the index holds of one text, as an engine takes it: the stems of title and body in order,
/// the written forms that differ from their stem (for prefixes), joined codes.
enum IndexedText: Equatable {
    case sqlite(title: String, body: String, forms: String, kind: String)
    /// The text of a `tsvector`.
    case postgres(vector: String, kind: String)

    /// A body longer than this is indexed up to here: PostgreSQL counts positions no further.
    private static let mostPositions = 16_000

    init(_ text: SearchText, for dialect: Dialect) {
        let (titleWords, bodyWords) = SearchIndex.withAnalyser {
            ($0.words(of: text.title), $0.words(of: text.body))
        }
        let title = titleWords.prefix(1_000).map(\.stem)
        let body = bodyWords.prefix(Self.mostPositions - 1_000).map(\.stem)
        var forms: Set<String> = []
        for word in titleWords where word.form != word.stem { forms.insert(word.form) }
        for word in bodyWords where word.form != word.stem { forms.insert(word.form) }
        forms.formUnion(JoinedCodes.found(in: titleWords))
        forms.formUnion(JoinedCodes.found(in: bodyWords))
        self =
            switch dialect {
            case .sqlite:
                .sqlite(
                    title: title.joined(separator: " "), body: body.joined(separator: " "),
                    forms: forms.sorted().joined(separator: " "), kind: text.kind)
            case .postgres:
                .postgres(
                    vector: TSVector.text(title: title, body: body, forms: forms.sorted()),
                    kind: text.kind)
            }
    }
}

/// Words of the index that stand for what a fact is about, not for its text. No word of a person
/// begins with `§`, so nobody can write a mark into a letter.
enum Mark {
    static func all(_ subjects: [ID<Subject>], kind: String) -> [String] {
        subjects.map(subject) + [self.kind(kind)]
    }

    static func subject(_ id: ID<Subject>) -> String { "§s\(id.description.lowercased())" }
    static func kind(_ kind: String) -> String {
        "§k" + kind.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

/// PostgreSQL's index entry, written as text so that its own parser takes no part.
enum TSVector {
    static func text(title: [String], body: [String], forms: [String]) -> String {
        var positions: [String: [String]] = [:]
        for (index, stem) in title.enumerated() {
            positions[stem, default: []].append("\(index + 1)A")
        }
        let bodyStart = title.count + 20
        for (index, stem) in body.enumerated() {
            // PostgreSQL keeps at most 255 positions of one word.
            if positions[stem, default: []].count < 255 {
                positions[stem, default: []].append("\(min(bodyStart + index, 16_383))")
            }
        }
        var parts: [String] = []
        var size = 0
        for (stem, places) in positions.sorted(by: { $0.key < $1.key }) {
            parts.append("'\(stem)':\(places.joined(separator: ","))")
            size += stem.utf8.count + places.count * 2 + 8
        }
        for form in forms where positions[form] == nil {
            size += form.utf8.count + 8
            // A vector holds 1 MB; what is beyond is found by its stems.
            if size < 900_000 { parts.append("'\(form)'") }
        }
        return parts.joined(separator: " ")
    }

    static func marks(_ marks: [String]) -> String {
        marks.map { "'\($0)'" }.joined(separator: " ")
    }
}
