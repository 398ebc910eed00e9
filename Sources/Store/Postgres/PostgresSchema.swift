/// Several databases in one: each schema of a PostgreSQL database is a world of its own. Tests use
/// it; a small installation may.
public enum PostgresSchema {
    /// Makes an empty schema and gives the address at which it is the only one seen.
    /// - Parameter name: lower-case letters, digits and `_` only; anything else is refused.
    public static func create(_ name: String, at url: String) throws -> String {
        try check(name)
        try PostgresConnection(url: url).script("CREATE SCHEMA \(name)")
        return url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(name)"
    }

    public static func drop(_ name: String, at url: String) throws {
        try check(name)
        try PostgresConnection(url: url).script("DROP SCHEMA IF EXISTS \(name) CASCADE")
    }

    private static func check(_ name: String) throws {
        let isPlain = name.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == 95
        }
        guard isPlain, !name.isEmpty, name.utf8.count <= 60 else {
            throw StoreFault.failed("not a name for a schema: \(name)", statement: "CREATE SCHEMA")
        }
    }
}
