/// What a database says of its own tables.
public enum Schema {
    public struct Table: Sendable, Equatable {
        public let name: String
        public let columns: [String]
        /// In key order.
        public let key: [String]
    }

    /// Ordinary tables, by name; not the engine's own, nor those behind a full-text index.
    public static func tables(of db: any Reader) throws -> [Table] {
        switch db.dialect {
        case .sqlite:
            let names = try db.values(
                """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
                ORDER BY name
                """, as: String.self)
            return try names.map { name in
                let columns = try db.rows(
                    "SELECT name, pk FROM pragma_table_info(\(name)) ORDER BY cid"
                ) { (name: try $0["name"] as String, key: try $0["pk"] as Int) }
                return Table(
                    name: name, columns: columns.map(\.name),
                    key: columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name))
            }
        case .postgres:
            let rows = try db.rows(
                """
                SELECT CAST(c.relname AS TEXT) AS table_name, CAST(a.attname AS TEXT) AS column_name,
                    CAST(COALESCE(array_position(i.indkey, a.attnum), -1) AS BIGINT) AS key_place
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
                WHERE c.relkind = 'r' ORDER BY c.relname, a.attnum
                """
            ) {
                (
                    table: try $0["table_name"] as String, column: try $0["column_name"] as String,
                    key: try $0["key_place"] as Int
                )
            }
            var tables: [Table] = []
            for name in rows.map(\.table) where tables.last?.name != name {
                let own = rows.filter { $0.table == name }
                tables.append(
                    Table(
                        name: name, columns: own.map(\.column),
                        key: own.filter { $0.key >= 0 }.sorted { $0.key < $1.key }.map(\.column)))
            }
            return tables
        }
    }

    /// The same tables, each after those that its rows point to: the order in which they can be filled.
    public static func tablesInOrderOfReference(of db: any Reader) throws -> [Table] {
        var waiting = try tables(of: db)
        var references = try references(in: db)
        var ordered: [Table] = []
        while !waiting.isEmpty {
            let ready = waiting.filter { table in
                !references.contains { $0.from == table.name && $0.to != table.name }
            }
            // Tables that point to each other cannot be ordered: a bug of a migration.
            guard !ready.isEmpty else { return ordered + waiting }
            let names = Set(ready.map(\.name))
            ordered += ready
            waiting.removeAll { names.contains($0.name) }
            references.removeAll { names.contains($0.to) || names.contains($0.from) }
        }
        return ordered
    }

    private static func references(in db: any Reader) throws -> [(from: String, to: String)] {
        let statement: SQL =
            switch db.dialect {
            case .sqlite:
                """
                SELECT DISTINCT own.name AS one, other."table" AS other
                FROM pragma_table_list AS own JOIN pragma_foreign_key_list(own.name) AS other
                WHERE own.schema = 'main' AND own.type = 'table' ORDER BY 1, 2
                """
            case .postgres:
                """
                SELECT DISTINCT CAST(own.relname AS TEXT) AS one, CAST(target.relname AS TEXT) AS other
                FROM pg_constraint
                JOIN pg_class own ON own.oid = pg_constraint.conrelid
                JOIN pg_class target ON target.oid = pg_constraint.confrelid
                JOIN pg_namespace n ON n.oid = own.relnamespace AND n.nspname = current_schema()
                WHERE pg_constraint.contype = 'f' ORDER BY 1, 2
                """
            }
        return try db.rows(statement) { (from: try $0["one"], to: try $0["other"]) }
    }
}
