import Kernel

/// One step of the schema, forward only, left as it is once landed. The text is written for
/// PostgreSQL in the subset that `DDL` translates for SQLite; where that does not do, each engine
/// has a text of its own.
public struct Migration: Sendable {
    public let name: String
    let texts: [Dialect: String]

    public init(_ name: String, _ text: String) {
        self.name = name
        texts = [.sqlite: DDL.sqlite(text), .postgres: DDL.postgres(text)]
    }

    public init(_ name: String, sqlite: String, postgres: String) {
        self.name = name
        texts = [.sqlite: sqlite, .postgres: postgres]
    }

    /// The whole schema as one engine gets it, step by step: what a review reads the difference of.
    public static func schema(of migrations: [Migration], for dialect: Dialect) -> String {
        (DataStore.ownMigrations + migrations).map { step in
            let text = step.texts[dialect] ?? ""
            return
                "-- \(step.name)\n\(text.split(whereSeparator: \.isNewline).joined(separator: "\n"))\n"
        }.joined(separator: "\n")
    }
}

/// The small differences between two data definition languages.
enum DDL {
    /// `BIGINT`, `BOOLEAN`, `BYTEA`, `DOUBLE PRECISION` become SQLite's types, and tables strict, so
    /// that SQLite refuses a wrong type as PostgreSQL does.
    static func sqlite(_ text: String) -> String {
        var result = text
        for (from, to) in [
            ("DOUBLE PRECISION", "REAL"), ("BIGINT", "INTEGER"), ("BOOLEAN", "INTEGER"),
            ("BYTEA", "BLOB"),
        ] {
            result = result.replacingWord(from, with: to)
        }
        return result.split(separator: ";", omittingEmptySubsequences: true).map { statement in
            let bare = statement.drop { $0.isWhitespace }
            guard bare.hasPrefix("CREATE TABLE") else { return String(statement) }
            let end = statement.lastIndex { !$0.isWhitespace }
            return end.map { statement[...$0] + " STRICT" } ?? String(statement)
        }.joined(separator: ";\n")
    }

    /// Text compares by code point, as it does on SQLite, so that lists and keyset pages agree.
    static func postgres(_ text: String) -> String {
        text.replacingWord("TEXT", with: "TEXT COLLATE \"C\"")
    }
}

extension String {
    fileprivate func replacingWord(_ word: String, with replacement: String) -> String {
        var result = ""
        var rest = self[...]
        while let found = rest.firstRange(of: word) {
            let before = rest[..<found.lowerBound].last
            let after = rest[found.upperBound...].first
            let isWord = ![before, after].contains { $0?.isLetter == true || $0 == "_" }
            result += rest[..<found.lowerBound]
            result += isWord ? replacement : word
            rest = rest[found.upperBound...]
        }
        return result + rest
    }
}

/// The steps of the schema, for who fills a database with what another one held.
public enum SchemaSteps {
    /// Those that have landed, by name; none in an empty database.
    public static func landed(in db: any Reader) throws -> [String] {
        guard try Schema.tables(of: db).contains(where: { $0.name == "migration" }) else {
            return []
        }
        return try db.values("SELECT name FROM migration ORDER BY name", as: String.self)
    }

    /// All that there are, in the order in which they land.
    public static func inOrder(_ migrations: [Migration]) -> [String] {
        (DataStore.ownMigrations + migrations).map(\.name)
    }

    public static func names(of migrations: [Migration]) -> Set<String> { Set(inOrder(migrations)) }

    /// Without these no version has had a house.
    private static let foundations: Set<String> = ["store", "journal", "commons"]

    /// Whether some version can have had just these steps and no others: of each part of the house,
    /// which their names begin with, the first by their numbers.
    public static func couldHaveLanded(_ steps: Set<String>, of migrations: [Migration]) -> Bool {
        let parts = Dictionary(grouping: inOrder(migrations)) { name in
            String(name.prefix { $0 != "-" })
        }
        return parts.allSatisfy { part, names in
            let names = names.sorted()
            let landed = names.prefix(while: steps.contains)
            return names.dropFirst(landed.count).allSatisfy { !steps.contains($0) }
                && !(landed.isEmpty && foundations.contains(part))
        }
    }

    /// Brings the schema up to date in the transaction of `db`.
    /// - Parameter only: leaves out all steps but these, so that rows of an older schema fit.
    public static func land(
        _ migrations: [Migration], only: Set<String>? = nil, in db: any Writer
    ) throws {
        let all = DataStore.ownMigrations + migrations
        let chosen = all.filter { only?.contains($0.name) ?? true }
        try Migrator(migrations: chosen).run(on: db)
    }
}

/// Brings a database to the schema that the features ask for.
struct Migrator {
    let migrations: [Migration]

    /// Runs in one transaction. A database with steps that we do not know was opened by a newer
    /// version: it is refused rather than guessed at.
    func run(on db: any Writer) throws {
        try db.script(DDL.text(for: db.dialect, Self.ledger))
        let done = try db.rows("SELECT name, text_hash FROM migration ORDER BY name") {
            (name: try $0["name"] as String, hash: try $0["text_hash"] as String)
        }
        let known = Set(migrations.map(\.name))
        if let foreign = done.first(where: { !known.contains($0.name) }) {
            throw StoreFault.foreignDatabase(
                "the database has the step \(foreign.name), which this version does not know")
        }
        let hashes = Dictionary(
            done.map { ($0.name, $0.hash) }, uniquingKeysWith: { first, _ in first })
        for migration in migrations {
            let text = migration.texts[db.dialect] ?? ""
            let hash = Digest.sha256(Array(text.utf8)).hex
            if let landed = hashes[migration.name] {
                guard landed == hash else {
                    throw StoreFault.foreignDatabase(
                        "the step \(migration.name) was changed after it had landed")
                }
                continue
            }
            try db.script(text)
            try db.execute(
                "INSERT INTO migration (name, text_hash) VALUES (\(migration.name), \(hash))")
        }
    }

    private static let ledger = """
        CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY, text_hash TEXT NOT NULL)
        """
}

extension DDL {
    fileprivate static func text(for dialect: Dialect, _ text: String) -> String {
        switch dialect {
        case .sqlite: sqlite(text)
        case .postgres: postgres(text)
        }
    }
}
