import GRDBSQLite

import class GRDB.Database
import struct GRDB.DatabaseError
import class GRDB.Statement

/// One SQLite connection during one transaction. GRDB prepares and caches the statements; values go
/// in and out through SQLite's own functions, which spares a dictionary and a row object each time.
final class SQLiteConnection: Writer {
    let dialect = Dialect.sqlite
    private let database: Database

    init(_ database: Database) { self.database = database }

    func all(_ sql: SQL) throws -> [Row] {
        var rows: [Row] = []
        try run(sql, statement: cached) { rows.append($0) }
        return rows
    }

    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try run(sql, statement: { try self.database.makeStatement(sql: $0) }, body)
    }

    func execute(_ sql: SQL) throws { try run(sql, statement: cached) { _ in } }

    func changed(by sql: SQL) throws -> Int {
        try execute(sql)
        return Int(sqlite3_changes(database.sqliteConnection))
    }

    func script(_ text: String) throws {
        do { try database.execute(sql: text) } catch { throw fault(error, text) }
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SAVEPOINT inner_step")
        do {
            let value = try body()
            try execute("RELEASE SAVEPOINT inner_step")
            return value
        } catch {
            try script("ROLLBACK TO SAVEPOINT inner_step; RELEASE SAVEPOINT inner_step")
            throw error
        }
    }

    private func cached(_ text: String) throws -> Statement {
        try database.cachedStatement(sql: text)
    }

    private func run(
        _ sql: SQL, statement make: (String) throws -> Statement, _ body: (Row) throws -> Void
    ) throws {
        let text = sql.text(for: .sqlite)
        if let step = PlanWatch.wholeRead(by: text, on: database.sqliteConnection) {
            throw StoreFault.failed("\(step) reads all there ever was", statement: text)
        }
        let statement: Statement
        do { statement = try make(text) } catch { throw fault(error, text) }
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        for (index, value) in sql.values.enumerated() {
            bind(value, at: Int32(index + 1), to: handle)
        }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                // The statement makes them once for all its runs.
                let names = statement.columnNames
                try body(Row(columns: names, values: Self.values(of: handle, count: names.count)))
            case SQLITE_DONE:
                return
            case let code:
                let message = String(cString: sqlite3_errmsg(database.sqliteConnection))
                throw Self.fault(
                    code: sqlite3_extended_errcode(database.sqliteConnection), primary: code,
                    message, text)
            }
        }
    }

    private static func values(of handle: OpaquePointer, count: Int) -> [SQLValue] {
        (0..<Int32(count)).map { index in
            switch sqlite3_column_type(handle, index) {
            case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, index))
            case SQLITE_FLOAT: .real(sqlite3_column_double(handle, index))
            case SQLITE_TEXT: .text(text(of: handle, at: index))
            case SQLITE_BLOB: .bytes(bytes(of: handle, at: index))
            default: .null
            }
        }
    }

    private static func text(of handle: OpaquePointer, at index: Int32) -> String {
        guard let start = sqlite3_column_text(handle, index) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, index))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    private static func bytes(of handle: OpaquePointer, at index: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, index) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, index))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    private func bind(_ value: SQLValue, at index: Int32, to handle: OpaquePointer) {
        // SQLite copies the bytes before the call returns (its SQLITE_TRANSIENT, which is -1).
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let number): sqlite3_bind_int64(handle, index, number)
        case .real(let number): sqlite3_bind_double(handle, index, number)
        case .boolean(let flag): sqlite3_bind_int64(handle, index, flag ? 1 : 0)
        case .text(let text):
            var text = text
            text.withUTF8 { buffer in
                _ = buffer.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(handle, index, $0.baseAddress, Int32($0.count), transient)
                }
            }
        case .bytes(let bytes):
            if bytes.isEmpty {
                sqlite3_bind_zeroblob(handle, index, 0)
            } else {
                sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), transient)
            }
        case .integerList(let numbers):
            let json = "[" + numbers.map(String.init).joined(separator: ",") + "]"
            sqlite3_bind_text(handle, index, json, -1, transient)
        }
    }

    private func fault(_ error: any Error, _ statement: String) -> StoreFault {
        guard let error = error as? DatabaseError else {
            return .failed("\(error)", statement: statement)
        }
        return Self.fault(
            code: error.extendedResultCode.rawValue, primary: error.resultCode.rawValue,
            error.message ?? "", statement)
    }

    static func fault(code: Int32, primary: Int32, _ message: String, _ statement: String)
        -> StoreFault
    {
        // SQLite's extended codes are macros that Swift does not see.
        switch (code, primary) {
        case (2067, _), (1555, _): .constraint(kind: .unique, detail: message)
        case (275, _): .constraint(kind: .check, detail: message)
        case (787, _): .constraint(kind: .foreignKey, detail: message)
        case (1299, _): .constraint(kind: .notNull, detail: message)
        case (_, SQLITE_CONSTRAINT): .constraint(kind: .other, detail: message)
        case (_, SQLITE_BUSY), (_, SQLITE_LOCKED): .busy(message)
        default: .failed(message, statement: statement)
        }
    }
}
