import CLibPQ
import Foundation

/// PostgreSQL by libpq: its own Italian dictionary, its own index, all letters of a transaction in
/// one statement.
final class RawPostgres: RawEngine {
    private let handle: OpaquePointer
    private var names: [String: String] = [:]

    init(_ url: String) throws {
        guard let handle = PQconnectdb(url) else { throw RawFault(description: "out of memory") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else { throw fault }
        try run("SET client_min_messages = warning")
        try run("CREATE SCHEMA IF NOT EXISTS bare")
        try run("SET search_path = bare")
    }

    deinit { PQfinish(handle) }

    func prepare() throws {
        try run("DROP TABLE IF EXISTS letter, entry")
        try run(
            """
            CREATE TABLE letter (id BIGINT NOT NULL PRIMARY KEY, title TEXT NOT NULL,
                body TEXT NOT NULL, words TSVECTOR NOT NULL)
            """)
        try run("CREATE INDEX letter_words ON letter USING GIN (words)")
        try run("CREATE TABLE entry (id BIGINT NOT NULL PRIMARY KEY, text TEXT NOT NULL)")
    }

    func insert(_ letters: [Letter], from number: Int) throws {
        try run("BEGIN")
        try run(
            """
            INSERT INTO letter (id, title, body, words)
            SELECT CAST($1 AS BIGINT) + place - 1, title, body, to_tsvector('italian', title || ' ' || body)
            FROM unnest(CAST($2 AS TEXT[]), CAST($3 AS TEXT[])) WITH ORDINALITY
                AS given (title, body, place)
            """,
            ["\(number)", Self.array(letters.map(\.title)), Self.array(letters.map(\.body))])
        try run("COMMIT")
    }

    func commit(_ text: String, number: Int) throws {
        try run("INSERT INTO entry (id, text) VALUES ($1, $2)", ["\(number)", text])
    }

    func search(_ query: RawQuery) throws -> Int {
        let phrases = query.phrases.map { "\"\($0.joined(separator: " "))\"" }
        if let prefix = query.prefix {
            return try run(
                """
                SELECT id, title, body FROM letter WHERE words @@ to_tsquery('italian', $1)
                ORDER BY id DESC LIMIT 20
                """, ["\(prefix):*"])
        }
        return try run(
            """
            SELECT id, title, body FROM letter WHERE words @@ websearch_to_tsquery('italian', $1)
            ORDER BY id DESC LIMIT 20
            """, [phrases.joined(separator: " ")])
    }

    /// An array as PostgreSQL reads it.
    private static func array(_ texts: [String]) -> String {
        let quoted = texts.map { text in
            var quoted = "\""
            for scalar in text.unicodeScalars where scalar != "\0" {
                if scalar == "\"" || scalar == "\\" { quoted += "\\" }
                quoted.unicodeScalars.append(scalar)
            }
            return quoted + "\""
        }
        return "{\(quoted.joined(separator: ","))}"
    }

    /// Runs a statement, reads every column of every row, and counts the rows.
    @discardableResult
    private func run(_ text: String, _ values: [String] = []) throws -> Int {
        let name = try prepared(text)
        let copies = values.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let result = PQexecPrepared(
            handle, name, Int32(values.count), copies.map { UnsafePointer($0) }, nil, nil, 0)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw fault
        }
        for row in 0..<PQntuples(result) {
            for column in 0..<PQnfields(result) {
                _ = PQgetvalue(result, row, column).map { String(cString: $0) }
            }
        }
        return Int(PQntuples(result))
    }

    private func prepared(_ text: String) throws -> String {
        if let name = names[text] { return name }
        let name = "s\(names.count + 1)"
        let result = PQprepare(handle, name, text, 0, nil)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw fault }
        names[text] = name
        return name
    }

    private var fault: RawFault {
        RawFault(description: String(cString: PQerrorMessage(handle)))
    }
}
