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
}
