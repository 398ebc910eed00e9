/// What the database could not do. A fault is the world's (disk, network, lock) or a broken promise
/// of ours (a constraint): never a person's mistake, which a command refuses before it gets here.
public enum StoreFault: Error, Sendable, CustomStringConvertible {
    /// A constraint named in the schema would be broken.
    case constraint(kind: ConstraintKind, detail: String)
    /// Somebody else holds the database; nothing was stored; may be tried again.
    case busy(String)
    /// The connection broke. `outcomeUnknown` where a commit was under way.
    case connectionLost(String, outcomeUnknown: Bool)
    /// The database file or server belongs to something else or to a newer version.
    case foreignDatabase(String)
    case failed(String, statement: String)

    public enum ConstraintKind: String, Sendable { case unique, check, foreignKey, notNull, other }

    public var description: String {
        switch self {
        case .constraint(let kind, let detail): "\(kind.rawValue) constraint: \(detail)"
        case .busy(let detail): "the database is busy: \(detail)"
        case .connectionLost(let detail, let unknown):
            "the connection to the database was lost\(unknown ? " during a commit" : ""): \(detail)"
        case .foreignDatabase(let detail): detail
        case .failed(let detail, let statement): "\(detail) in: \(statement.prefix(300))"
        }
    }

    public var isWorthRetrying: Bool {
        switch self {
        case .busy, .connectionLost: true
        case .constraint, .foreignDatabase, .failed: false
        }
    }
}
