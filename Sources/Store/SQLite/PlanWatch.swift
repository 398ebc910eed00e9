import GRDBSQLite
import Synchronization

/// For tests: a statement that asks for some rows of a watched table, and would read through all of them,
/// fails. Such tables grow with all that ever happened, and the time of the statement would too.
public enum PlanWatch {
    private struct Watched {
        var tables: Set<String> = []
        /// What was found of each statement, looked at once.
        var steps: [String: String?] = [:]
    }

    private static let isOn = Atomic(false)
    private static let watched = Mutex(Watched())

    /// Stands in a statement that is meant to read all, so that its reader knows too.
    static let meant = "/* all */"

    public static func watch(_ tables: Set<String>) {
        watched.withLock { $0.tables.formUnion(tables) }
        isOn.store(true, ordering: .relaxed)
    }

    /// The step that reads a whole table, if there is one.
    static func wholeRead(by statement: String, on database: OpaquePointer?) -> String? {
        guard isOn.load(ordering: .relaxed), statement.contains("WHERE"),
            !statement.contains(meant)
        else { return nil }
        if let known = watched.withLock({ $0.steps[statement] }) { return known }
        let plan = plan(of: statement, on: database)
        return watched.withLock { watched in
            let step = plan.first { step in
                watched.tables.contains { step == "SCAN \($0)" }
            }
            watched.steps[statement] = step
            return step
        }
    }

    private static func plan(of statement: String, on database: OpaquePointer?) -> [String] {
        var handle: OpaquePointer?
        defer { sqlite3_finalize(handle) }
        let text = "EXPLAIN QUERY PLAN \(statement)"
        guard sqlite3_prepare_v2(database, text, -1, &handle, nil) == SQLITE_OK else { return [] }
        var steps: [String] = []
        while sqlite3_step(handle) == SQLITE_ROW {
            steps.append(sqlite3_column_text(handle, 3).map { String(cString: $0) } ?? "")
        }
        return steps
    }
}
