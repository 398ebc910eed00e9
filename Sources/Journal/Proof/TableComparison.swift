import Kernel
import Store

/// Walks one table on both sides in the order of its key and names the rows that differ.
struct TableComparison {
    let table: Schema.Table
    let source: any Reader
    let copy: any Reader

    private static let pageSize = 2_000
    private static let mostDifferences = 20

    /// - Parameter counted: told how many rows of each page were compared.
    func run(counted: (Int) -> Void) throws -> [String] {
        var differences: [String] = []
        var position: [SQLValue]?
        while differences.count < Self.mostDifferences {
            var here = try page(of: source, after: position)
            var there = try page(of: copy, after: position)
            if here.isEmpty && there.isEmpty { break }
            // Both sides are compared up to the smaller of the two last keys.
            let isLast = here.count < Self.pageSize && there.count < Self.pageSize
            if !isLast, let edge = edge(here, there) {
                here.removeAll { Key(key($0)) > Key(edge) }
                there.removeAll { Key(key($0)) > Key(edge) }
                position = edge
            }
            compare(here, there, &differences)
            counted(max(here.count, there.count))
            if isLast { break }
        }
        return differences
    }

    private func edge(_ here: [Row], _ there: [Row]) -> [SQLValue]? {
        let full = [here, there].filter { $0.count == Self.pageSize }.compactMap(\.last).map(key)
        return full.min { Key($0) < Key($1) }
    }

    private func compare(_ here: [Row], _ there: [Row], _ differences: inout [String]) {
        let ours = Dictionary(
            here.map { (Key(key($0)), $0) }, uniquingKeysWith: { first, _ in first })
        let replayed = Dictionary(
            there.map { (Key(key($0)), $0) }, uniquingKeysWith: { first, _ in first })
        for key in Set(ours.keys).union(replayed.keys).sorted() {
            switch (ours[key], replayed[key]) {
            case (let row?, let other?):
                for (index, column) in table.columns.enumerated()
                where normal(row.values[index]) != normal(other.values[index]) {
                    differences.append("row \(key) holds another \(column) than its facts say")
                }
            case (.some, nil): differences.append("row \(key) is there although no fact made it")
            case (nil, _): differences.append("row \(key) is missing")
            }
        }
    }

    private func page(of db: any Reader, after position: [SQLValue]?) throws -> [Row] {
        let columns = table.columns.joined(separator: ", ")
        let keyColumns = keyColumns.joined(separator: ", ")
        var condition: SQL = ""
        if let position {
            let values = SQL.joined(position.map { "\(value: $0)" }, by: ", ")
            condition = "WHERE (\(unescapedIdentifier: keyColumns)) > (\(values))"
        }
        return try db.all(
            """
            SELECT \(unescapedIdentifier: columns) FROM \(unescapedIdentifier: table.name) \(condition)
            ORDER BY \(unescapedIdentifier: keyColumns) LIMIT \(Self.pageSize)
            """)
    }

    private var keyColumns: [String] { table.key.isEmpty ? table.columns : table.key }

    private func key(_ row: Row) -> [SQLValue] {
        keyColumns.compactMap { name in table.columns.firstIndex(of: name).map { row.values[$0] } }
    }

    /// The two engines give booleans and numbers in their own ways.
    private func normal(_ value: SQLValue) -> SQLValue {
        switch value {
        case .boolean(let flag): .integer(flag ? 1 : 0)
        case .real(let number) where number.rounded() == number && abs(number) < 1e15:
            .integer(Int64(number))
        default: value
        }
    }
}

/// A key as both engines order it, and as a person reads it.
private struct Key: Hashable, Comparable, CustomStringConvertible {
    let values: [SQLValue]

    init(_ values: [SQLValue]) { self.values = values }

    static func < (left: Key, right: Key) -> Bool {
        for (one, other) in zip(left.values, right.values) where one != other {
            switch (one, other) {
            case (.null, _): return true
            case (_, .null): return false
            case (.integer(let one), .integer(let other)): return one < other
            case (.text(let one), .text(let other)):
                return one.utf8.lexicographicallyPrecedes(other.utf8)
            case (.bytes(let one), .bytes(let other)): return one.lexicographicallyPrecedes(other)
            default: return "\(one)" < "\(other)"
            }
        }
        return false
    }

    var description: String {
        values.map { value in
            switch value {
            case .null: "–"
            case .integer(let number): String(number)
            case .text(let text): String(text.prefix(60))
            case .bytes(let bytes): Digest(bytes)?.hex ?? "\(bytes.count) bytes"
            case .real(let number): String(number)
            case .boolean(let flag): String(flag)
            case .integerList(let list): "\(list)"
            }
        }.joined(separator: "/")
    }
}
