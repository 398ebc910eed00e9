/// A statement: text and the values bound to it. `\(value)` binds and never pastes; fragments of
/// `SQL` nest; an identifier that is not a literal must come through `\(unescapedIdentifier:)`.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// Always one more than `values`: the text around each of them.
    private(set) var pieces: [String]
    private(set) var values: [SQLValue]

    public init(stringLiteral text: String) {
        pieces = [text]
        values = []
    }

    public init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
        values = stringInterpolation.values
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [String] = [""]
        var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            pieces[pieces.count - 1] += literal
        }

        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            values.append(value.sqlValue)
            pieces.append("")
        }

        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            values.append(value?.sqlValue ?? .null)
            pieces.append("")
        }

        public mutating func appendInterpolation(value: SQLValue) {
            values.append(value)
            pieces.append("")
        }

        /// `id IN \(list: ids)`: one parameter whatever the length.
        public mutating func appendInterpolation(list: [some SQLConvertible]) {
            let integers = list.compactMap { element -> Int64? in
                guard case .integer(let value) = element.sqlValue else { return nil }
                return value
            }
            values.append(.integerList(integers))
            pieces.append("")
        }

        public mutating func appendInterpolation(_ fragment: SQL) {
            pieces[pieces.count - 1] += fragment.pieces[0]
            values += fragment.values
            pieces += fragment.pieces.dropFirst()
        }

        /// For names of tables and columns that come from the schema itself, never from a person.
        public mutating func appendInterpolation(unescapedIdentifier name: String) {
            pieces[pieces.count - 1] += name
        }
    }

    /// The text with `$1`, `$2`…, as one engine reads it.
    func text(for dialect: Dialect) -> String {
        guard !values.isEmpty else { return pieces[0] }
        var text = ""
        text.reserveCapacity(pieces.reduce(0) { $0 + $1.utf8.count } + values.count * 4)
        for (index, value) in values.enumerated() {
            text += pieces[index]
            if case .integerList = value {
                text += dialect.listPlaceholder(index + 1)
            } else {
                text += index < Self.placeholders.count ? Self.placeholders[index] : "$\(index + 1)"
            }
        }
        text += pieces[values.count]
        return text
    }

    private static let placeholders = (1...32).map { "$\($0)" }

    /// Joins fragments, as in `WHERE \(SQL.joined(conditions, by: " AND "))`.
    public static func joined(_ fragments: [SQL], by separator: String) -> SQL {
        var result: SQL = ""
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { result.pieces[result.pieces.count - 1] += separator }
            result.pieces[result.pieces.count - 1] += fragment.pieces[0]
            result.values += fragment.values
            result.pieces += fragment.pieces.dropFirst()
        }
        return result
    }
}

/// Which engine speaks. Differences between the two stay in this target; a caller that must know
/// (full-text search) asks here.
public enum Dialect: String, Sendable {
    case sqlite, postgres

    func listPlaceholder(_ number: Int) -> String {
        switch self {
        case .sqlite: "(SELECT value FROM json_each($\(number)))"
        case .postgres: "(SELECT unnest(CAST($\(number) AS BIGINT[])))"
        }
    }
}
