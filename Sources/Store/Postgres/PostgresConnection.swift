import CLibPQ

/// One connection to PostgreSQL through libpq. Statements are prepared once per text; parameters go
/// as text (bytes in binary), answers come in binary. What changes rows is sent without waiting for
/// its answer (libpq's pipeline); the next read, or the end of the transaction, hears all of them.
/// Not to be shared between threads at once.
final class PostgresConnection: Writer {
    let dialect = Dialect.postgres
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    private var preparedCount = 0
    /// The server said something after which this connection is of no more use.
    private var isSpent = false
    private let warnings = PostgresWarnings()
    /// The texts of what was sent and not answered yet, the oldest first.
    private var unanswered: [String] = []
    /// All of it is with the server, and nothing may be added before it is heard.
    private var isSentWhole = false
    /// Locks of the session that are held here; they end with it, as this object does.
    var locks: Set<String> = []

    private static let mostPrepared = 400
    /// Their answers must find room between server and client while nobody reads them.
    private static let mostUnanswered = 100

    init(url: String) throws {
        guard let handle = PostgresAddress.connect(to: url) else {
            throw StoreFault.connectionLost("out of memory", outcomeUnknown: false)
        }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            throw StoreFault.connectionLost(message, outcomeUnknown: false)
        }
        warnings.listen(to: handle)
        // A node that vanished, or stands still, does not keep the others from writing for long. To
        // compile a plan takes longer than any answer that a page waits for.
        try script(
            """
            SET client_min_messages = warning; SET statement_timeout = '60s';
            SET idle_in_transaction_session_timeout = '30s'; SET jit = off;
            SET default_transaction_isolation = 'repeatable read'; SET tcp_keepalives_idle = 5;
            SET tcp_keepalives_interval = 3; SET tcp_keepalives_count = 3
            """)
    }

    deinit { PQfinish(handle) }

    var isUsable: Bool { !isSpent && PQstatus(handle) == CONNECTION_OK }

    /// Before a connection that lay idle is used: a server that closed it meanwhile (it was started
    /// anew) left a farewell to be read and then the end of the line, hence two looks. Waits for nothing
    /// but the end of what was read last, which was sent long ago.
    var isAlive: Bool {
        forget()
        return isUsable && PQconsumeInput(handle) == 1 && PQconsumeInput(handle) == 1 && isUsable
    }

    private var message: String {
        String(cString: PQerrorMessage(handle)).split(separator: "\n").joined(separator: " ")
    }

    func all(_ sql: SQL) throws -> [Row] {
        let result = try run(sql)
        return try (0..<result.rowCount).map { try result.row($0) }
    }

    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try settle()
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
        defer {
            forget()
            PQclear(PQexec(handle, "CLOSE \(cursor)"))
        }
        while true {
            try settle()
            let fetch = "FETCH 50 FROM \(cursor)"
            let batch = try check(PQexecParams(handle, fetch, 0, nil, nil, nil, nil, 1), fetch)
            if batch.rowCount == 0 { return }
            for index in 0..<batch.rowCount { try body(try batch.row(index)) }
        }
    }

    func execute(_ sql: SQL) throws {
        let text = sql.text(for: .postgres)
        try send(sql.values, to: try statement(for: text), text)
        if unanswered.count >= Self.mostUnanswered { try settle() }
    }

    func changed(by sql: SQL) throws -> Int { try run(sql).changedCount }

    func script(_ text: String) throws {
        try settle()
        _ = try check(PQexec(handle, text), text)
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SAVEPOINT inner_step")
        do {
            let value = try body()
            try execute("RELEASE SAVEPOINT inner_step")
            try settle()
            return value
        } catch {
            forget()
            try script("ROLLBACK TO SAVEPOINT inner_step; RELEASE SAVEPOINT inner_step")
            throw error
        }
    }

    /// Makes the transaction durable, also on the standby where the server waits for one, however long
    /// that takes: a wait that is cut short by a timeout or by somebody's hand is a commit with a
    /// warning, of which no standby knows. So a warning here is no "done".
    func commit() throws {
        try settle()
        warnings.forget()
        let result = try check(
            PQexec(handle, "SET LOCAL statement_timeout = 0; COMMIT"), Self.commitText)
        if let warning = warnings.first {
            isSpent = true
            throw StoreFault.connectionLost(warning, outcomeUnknown: true)
        }
        // A transaction in which a statement failed ends like this, and without a fault.
        guard result.command == "COMMIT" else {
            throw StoreFault.failed("the transaction was undone", statement: Self.commitText)
        }
    }

    private static let commitText = "COMMIT"

    /// Ends a transaction that only read, and does not wait until it has ended: there is nothing in
    /// it that could be lost.
    func leave() throws {
        try settle()
        try execute("COMMIT")
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        isSentWhole = true
    }

    private func run(_ sql: SQL) throws -> PostgresResult {
        let text = sql.text(for: .postgres)
        let name = try statement(for: text)
        guard unanswered.isEmpty else {
            try send(sql.values, to: name, text)
            return try answers()
        }
        return try PostgresParameters.with(sql.values) { values, lengths, formats in
            try check(
                PQexecPrepared(
                    handle, name, Int32(sql.values.count), values, lengths, formats, 1), text)
        }
    }

    private func send(_ values: [SQLValue], to name: String, _ text: String) throws {
        if isSentWhole { try settle() }
        let isSent = try PostgresParameters.with(values) { pointers, lengths, formats in
            if unanswered.isEmpty, PQenterPipelineMode(handle) != 1 { return false }
            return PQsendQueryPrepared(
                handle, name, Int32(values.count), pointers, lengths, formats, 1) == 1
        }
        guard isSent else { throw lost() }
        unanswered.append(text)
    }

    /// Waits until all that was sent is done, and throws the first fault among it.
    private func settle() throws {
        if !unanswered.isEmpty { _ = try answers() }
    }

    /// The same where the transaction, or its last part, is undone anyway.
    func forget() { try? settle() }

    /// Of all that was sent: the last answer, or the first fault, after which the server did nothing.
    private func answers() throws -> PostgresResult {
        defer {
            unanswered.removeAll(keepingCapacity: true)
            isSentWhole = false
        }
        guard isSentWhole || PQpipelineSync(handle) == 1 else { throw lost() }
        var outcome: Result<PostgresResult, any Error>?
        for text in unanswered {
            while let pointer = PQgetResult(handle) {
                if case .failure = outcome {
                    PQclear(pointer)
                } else {
                    outcome = Result { try check(pointer, text) }
                }
            }
        }
        let end = PQgetResult(handle)
        defer { PQclear(end) }
        // A fault of the line is told first.
        if case .failure(let fault) = outcome, isSpent || !isUsable { throw fault }
        guard PQresultStatus(end) == PGRES_PIPELINE_SYNC, PQexitPipelineMode(handle) == 1,
            let outcome
        else { throw lost() }
        return try outcome.get()
    }

    /// The line says something that was not to be heard: nothing more goes over it.
    private func lost() -> StoreFault {
        isSpent = true
        return .connectionLost(message, outcomeUnknown: false)
    }

    private func statement(for text: String) throws -> String {
        if let name = prepared[text] { return name }
        try settle()
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
            throw StoreFault.connectionLost(message, outcomeUnknown: text == Self.commitText)
        }
        let result = PostgresResult(pointer)
        switch PQresultStatus(pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return result
        default: throw fault(result, text)
        }
    }

    private func fault(_ result: PostgresResult, _ text: String) -> StoreFault {
        let isCommit = text == Self.commitText
        guard isUsable else { return .connectionLost(message, outcomeUnknown: isCommit) }
        let fault = PostgresFault.of(
            state: result.state, detail: result.errorMessage, statement: text, isCommit: isCommit)
        if case .connectionLost = fault { isSpent = true }
        return fault
    }
}
