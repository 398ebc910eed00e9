/// What a state that the server reports means to us (PostgreSQL, appendix A: error codes).
enum PostgresFault {
    /// - Parameter isCommit: whether the statement was the commit: then a lost line leaves it open
    ///   whether all is stored or nothing.
    static func of(state: String, detail: String, statement: String, isCommit: Bool) -> StoreFault {
        switch state {
        case "23505": .constraint(kind: .unique, detail: detail)
        case "23514": .constraint(kind: .check, detail: detail)
        case "23503": .constraint(kind: .foreignKey, detail: detail)
        case "23502": .constraint(kind: .notNull, detail: detail)
        // Out of turn, or it took too long: as for a lock that another node holds.
        case "40001", "40P01", "55P03", "57014": .busy(detail)
        // Read-only: the server has become a standby, and another one is the primary.
        case "25006", "25P03": .connectionLost(detail, outcomeUnknown: isCommit)
        case let state where state.hasPrefix("57P"), let state where state.hasPrefix("08"):
            .connectionLost(detail, outcomeUnknown: isCommit)
        default: .failed("\(detail) (\(state))", statement: statement)
        }
    }
}
