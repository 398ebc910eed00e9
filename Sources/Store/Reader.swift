/// Reads one consistent state of the database. Lives only inside the closure that received it.
public protocol Reader: AnyObject {
    var dialect: Dialect { get }
    /// All rows at once, in the order that the statement states.
    func all(_ sql: SQL) throws -> [Row]
    /// Row by row, for answers too large to hold. The body must not run the same statement again.
    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws
}

extension Reader {
    public func rows<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws -> [Value] {
        try all(sql).map(make)
    }

    public func first<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws -> Value? {
        try all(sql).first.map(make)
    }

    /// The first column of the first row, if there is a row.
    public func value<Value: SQLConvertible>(_ sql: SQL, as type: Value.Type = Value.self)
        throws -> Value?
    {
        try all(sql).first.map { try $0[0] }
    }

    public func values<Value: SQLConvertible>(_ sql: SQL, as type: Value.Type = Value.self)
        throws -> [Value]
    {
        try all(sql).map { try $0[0] }
    }

    public func exists(_ sql: SQL) throws -> Bool { try !all(sql).isEmpty }

    /// The number that a `SELECT COUNT(*)` gives.
    public func count(_ sql: SQL) throws -> Int { try value(sql) ?? 0 }
}

/// Reads and changes the database inside one transaction: durable as a whole when the closure that
/// received it has returned and the store has answered, else not at all.
public protocol Writer: Reader {
    /// Changes rows. What is wrong with it may be told only later: by the next statement that has an
    /// answer, by the end of a savepoint, or of the transaction.
    func execute(_ sql: SQL) throws
    /// The same, for who must know at once how many rows were changed.
    func changed(by sql: SQL) throws -> Int
    /// Several statements without parameters, as migrations have them.
    func script(_ text: String) throws
    /// Runs the body so that all it did is undone if it throws, while the transaction goes on.
    func savepoint<Value>(_ body: () throws -> Value) throws -> Value
}

extension Writer {
    /// Adds rows, each in brackets as `VALUES` has it.
    /// - Parameter table: what stands before `VALUES`, from `INSERT` on.
    public func insert(_ table: SQL, rows: [SQL]) throws {
        guard !rows.isEmpty else { return }
        // Before a statement of several rows SQLite writes out the words that wait to be indexed, to
        // be able to undo it alone: each fact would become a piece of the index of its own.
        let statements = dialect == .sqlite ? rows : [SQL.joined(rows, by: ", ")]
        for rows in statements { try execute("\(table) VALUES \(rows)") }
    }
}
