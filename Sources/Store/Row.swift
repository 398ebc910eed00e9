/// One row of an answer. `try row["name"]` gives the type that is asked for, or says which column
/// does not hold it.
public struct Row: Sendable {
    public let columns: [String]
    public let values: [SQLValue]

    init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    public subscript<Value: SQLConvertible>(column: String) -> Value {
        get throws {
            guard let index = columns.firstIndex(of: column) else {
                throw UnreadableColumn(column: column, wanted: "\(Value.self)")
            }
            return try value(at: index)
        }
    }

    public subscript<Value: SQLConvertible>(index: Int) -> Value {
        get throws {
            guard values.indices.contains(index) else {
                throw UnreadableColumn(column: "number \(index)", wanted: "\(Value.self)")
            }
            return try value(at: index)
        }
    }

    private func value<Value: SQLConvertible>(at index: Int) throws -> Value {
        guard let value = Value(sqlValue: values[index]) else {
            throw UnreadableColumn(column: columns[index], wanted: "\(Value.self)")
        }
        return value
    }
}
