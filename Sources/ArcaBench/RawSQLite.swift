import GRDBSQLite

/// SQLite by its C functions, in the modes that the store asks for: write-ahead, full sync.
final class RawSQLite: RawEngine {
    private var handle: OpaquePointer?
    private var statements: [String: OpaquePointer] = [:]

    init(_ path: String) throws {
        guard sqlite3_open(path, &handle) == SQLITE_OK else { throw fault }
        try run("PRAGMA journal_mode = WAL")
        try run("PRAGMA synchronous = FULL")
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close(handle)
    }

    func prepare() throws {
        try run(
            """
            CREATE VIRTUAL TABLE letter USING fts5(
                title, body, tokenize = 'unicode61 remove_diacritics 2')
            """)
        try run("CREATE TABLE entry (id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT")
    }

    func insert(_ letters: [Letter], from number: Int) throws {
        try run("BEGIN IMMEDIATE")
        for (offset, letter) in letters.enumerated() {
            try run(
                "INSERT INTO letter (rowid, title, body) VALUES (?, ?, ?)", number + offset,
                [letter.title, letter.body])
        }
        try run("COMMIT")
    }

    func commit(_ text: String, number: Int) throws {
        try run("INSERT INTO entry (id, text) VALUES (?, ?)", number, [text])
    }

    func search(_ query: RawQuery) throws -> Int {
        var words = query.phrases.map { "\"\($0.joined(separator: " "))\"" }
        if let prefix = query.prefix { words.append("\"\(prefix)\"*") }
        return try run(
            """
            SELECT rowid, title, body FROM letter WHERE letter MATCH ?2 AND rowid >= ?1
            ORDER BY rowid DESC LIMIT 20
            """, 0, [words.joined(separator: " AND ")])
    }

    /// Runs a statement to its end, reads every column of every row, and counts the rows.
    @discardableResult
    private func run(_ text: String, _ number: Int? = nil, _ texts: [String] = []) throws -> Int {
        let statement = try statement(text)
        defer { sqlite3_reset(statement) }
        if let number { sqlite3_bind_int64(statement, 1, Int64(number)) }
        // SQLite copies the bytes before the call returns (its SQLITE_TRANSIENT, which is -1).
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (index, text) in texts.enumerated() {
            sqlite3_bind_text(
                statement, Int32(index + 2), text, Int32(text.utf8.count), transient)
        }
        var rows = 0
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                rows += 1
                for column in 0..<sqlite3_column_count(statement) {
                    _ = sqlite3_column_text(statement, column).map { String(cString: $0) }
                }
            case SQLITE_DONE: return rows
            default: throw fault
            }
        }
    }

    private func statement(_ text: String) throws -> OpaquePointer {
        if let known = statements[text] { return known }
        var made: OpaquePointer?
        guard sqlite3_prepare_v2(handle, text, -1, &made, nil) == SQLITE_OK, let made else {
            throw fault
        }
        statements[text] = made
        return made
    }

    private var fault: RawFault { RawFault(description: String(cString: sqlite3_errmsg(handle))) }
}
