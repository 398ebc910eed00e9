import CLibPQ

/// One connection to PostgreSQL through libpq. Statements are prepared once per text; parameters go
/// as text (bytes in binary), answers come in binary. Not to be shared between threads at once.
final class PostgresConnection: Writer {
    let dialect = Dialect.postgres
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    private var preparedCount = 0

    private static let mostPrepared = 400

    init(url: String) throws {
        guard let handle = PQconnectdb(url) else {
            throw StoreFault.connectionLost("out of memory", outcomeUnknown: false)
        }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            throw StoreFault.connectionLost(message, outcomeUnknown: false)
        }
        try script(
            """
            SET client_min_messages = warning; SET statement_timeout = '60s';
            SET idle_in_transaction_session_timeout = '120s'; SET default_transaction_isolation =
            'repeatable read'
            """)
    }

    deinit { PQfinish(handle) }

    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Where the server stands with the open transaction: a commit that never came back is unknown.
    private var message: String {
        String(cString: PQerrorMessage(handle)).split(separator: "\n").joined(separator: " ")
    }

    func all(_ sql: SQL) throws -> [Row] {
        let result = try run(sql)
        return try (0..<result.rowCount).map { try result.row($0) }
    }

    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        // A cursor keeps the memory constant however long the answer is, and so few rows at a time
        // however large they are: a piece of a letter has a megabyte.
        let cursor = "stream_\(preparedCount)"
        preparedCount += 1
        let text = sql.text(for: .postgres)
        _ = try PostgresParameters.with(sql.values) { values, lengths, formats in
            try check(
                PQexecParams(
                    handle, "DECLARE \(cursor) NO SCROLL CURSOR FOR \(text)",
                    Int32(sql.values.count), nil, values, lengths, formats, 1), text)
        }
        defer { PQclear(PQexec(handle, "CLOSE \(cursor)")) }
        while true {
            let fetch = "FETCH 50 FROM \(cursor)"
            let batch = try check(PQexecParams(handle, fetch, 0, nil, nil, nil, nil, 1), fetch)
            if batch.rowCount == 0 { return }
            for index in 0..<batch.rowCount { try body(try batch.row(index)) }
        }
    }

    func execute(_ sql: SQL) throws -> Int { try run(sql).changedCount }

    func script(_ text: String) throws { _ = try check(PQexec(handle, text), text) }

    private func run(_ sql: SQL) throws -> PostgresResult {
        let text = sql.text(for: .postgres)
        let name = try statement(for: text)
        return try PostgresParameters.with(sql.values) { values, lengths, formats in
            try check(
                PQexecPrepared(
                    handle, name, Int32(sql.values.count), values, lengths, formats, 1), text)
        }
    }

    private func statement(for text: String) throws -> String {
        if let name = prepared[text] { return name }
        if prepared.count >= Self.mostPrepared {
            prepared.removeAll()
            try script("DEALLOCATE ALL")
        }
        preparedCount += 1
        let name = "s\(preparedCount)"
        _ = try check(PQprepare(handle, name, text, 0, nil), text)
        prepared[text] = name
        return name
    }

    @discardableResult
    private func check(_ pointer: OpaquePointer?, _ text: String) throws -> PostgresResult {
        guard let pointer else {
            throw StoreFault.connectionLost(message, outcomeUnknown: text == "COMMIT")
        }
        let result = PostgresResult(pointer)
        switch PQresultStatus(pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return result
        default: throw fault(result, text)
        }
    }

    private func fault(_ result: PostgresResult, _ text: String) -> StoreFault {
        guard isUsable else {
            return .connectionLost(message, outcomeUnknown: text == "COMMIT")
        }
        let detail = result.errorMessage
        switch result.state {
        case "23505": return .constraint(kind: .unique, detail: detail)
        case "23514": return .constraint(kind: .check, detail: detail)
        case "23503": return .constraint(kind: .foreignKey, detail: detail)
        case "23502": return .constraint(kind: .notNull, detail: detail)
        case "40001", "40P01", "55P03": return .busy(detail)
        case let state where state.hasPrefix("57P"), let state where state.hasPrefix("08"):
            return .connectionLost(detail, outcomeUnknown: text == "COMMIT")
        default: return .failed("\(detail) (\(result.state))", statement: text)
        }
    }
}
