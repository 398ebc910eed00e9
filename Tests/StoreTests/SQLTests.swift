import ArcaTesting
import Kernel
import Testing

@testable import Store

@Suite struct SQLTests {
    @Test func `nested fragments keep their values in order`() {
        let inner: SQL = "a = \(1) AND b = \("x")"
        let outer: SQL = "SELECT * FROM t WHERE \(inner) OR c = \(2)"
        #expect(outer.text(for: .sqlite) == "SELECT * FROM t WHERE a = $1 AND b = $2 OR c = $3")
        #expect(outer.values == [.integer(1), .text("x"), .integer(2)])
        let joined = SQL.joined([inner, "d = \(true)", "e IS NULL"], by: " AND ")
        #expect(joined.text(for: .postgres) == "a = $1 AND b = $2 AND d = $3 AND e IS NULL")
        #expect(SQL.joined([], by: " AND ").text(for: .sqlite) == "")
    }

    @Test func `lists and absent values bind as one parameter each`() {
        let none: Int64? = nil
        let sql: SQL = "a IN \(list: [ID<SQLTests>(rawValue: 3), ID(rawValue: 4)]) AND b = \(none)"
        #expect(sql.values == [.integerList([3, 4]), .null])
        #expect(sql.text(for: .sqlite) == "a IN (SELECT value FROM json_each($1)) AND b = $2")
        #expect(sql.text(for: .postgres) == "a IN (SELECT unnest(CAST($1 AS BIGINT[]))) AND b = $2")
    }

    static let hostile = [
        "'; DROP TABLE t; --", "\"", "\\", "$1", "%_", "O'Brien", "\u{1F600} à é", "';--\n$$",
        "\r\n",
        "NULL", String(repeating: "x", count: 100_000),
    ]

    @Test(arguments: TestEngine.available)
    func `no text can leave its place in a statement`(_ engine: TestEngine) async throws {
        let table = Migration(
            "t-001", "CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY, words TEXT NOT NULL)")
        try await TestStore.with(engine, migrations: [table]) { store in
            for (number, text) in Self.hostile.enumerated() {
                try await store.write {
                    try $0.execute("INSERT INTO t (id, words) VALUES (\(number), \(text))")
                }
                let back = try await store.read {
                    try $0.value("SELECT words FROM t WHERE words = \(text)", as: String.self)
                }
                #expect(back == text)
            }
            #expect(try await store.count("SELECT COUNT(*) FROM t") == Self.hostile.count)
        }
    }

    @Test(arguments: TestEngine.available)
    func `lists of any length find their rows`(_ engine: TestEngine) async throws {
        let table = Migration("t-001", "CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY)")
        try await TestStore.with(engine, migrations: [table]) { store in
            try await store.write { db in
                for number in 1...100 { try db.execute("INSERT INTO t (id) VALUES (\(number))") }
            }
            for count in [0, 1, 100, 5_000] {
                let wanted = (0..<count).map { $0 + 51 }
                let found = try await store.count(
                    "SELECT COUNT(*) FROM t WHERE id IN \(list: wanted)")
                #expect(found == min(count, 50))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `values come back as they went, at their limits too`(_ engine: TestEngine) async throws {
        let table = Migration(
            "t-001",
            """
            CREATE TABLE t (
                id BIGINT NOT NULL PRIMARY KEY, number BIGINT, ratio DOUBLE PRECISION, flag BOOLEAN,
                words TEXT, bytes BYTEA)
            """)
        try await TestStore.with(engine, migrations: [table]) { store in
            for (id, number) in [Int64.min, -1, 0, 1, .max].enumerated() {
                let bytes: [UInt8] = [0, 39, 92, 255]
                try await store.write {
                    try $0.execute(
                        """
                        INSERT INTO t (id, number, ratio, flag, words, bytes)
                        VALUES (\(id), \(number), \(0.1), \(id % 2 == 0), \(""), \(bytes))
                        """)
                }
                let row = try #require(
                    try await store.read { try $0.all("SELECT * FROM t WHERE id = \(id)").first })
                #expect(try row["number"] as Int64 == number)
                #expect(try row["ratio"] as Double == 0.1)
                #expect(try row["flag"] as Bool == (id % 2 == 0))
                #expect(try row["words"] as String == "")
                #expect(try row["bytes"] as [UInt8] == bytes)
            }
            await #expect(throws: UnreadableColumn.self) {
                try await store.read {
                    _ = try $0.all("SELECT number FROM t").first?["words"] as String?
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the order of texts in pages is that of their code points`(_ engine: TestEngine)
        async throws
    {
        let table = Migration("t-001", "CREATE TABLE t (words TEXT NOT NULL PRIMARY KEY)")
        let texts = [
            "", " a", "A", "B", "Z", "_", "a", "a b", "ab", "b", "à", "é", "è", "É", "zz", "ß",
            "\u{1F600}",
            "\u{FF21}", "0", "10", "9", "a\u{300}",
        ]
        try await TestStore.with(engine, migrations: [table]) { store in
            for text in texts {
                try await store.write { try $0.execute("INSERT INTO t (words) VALUES (\(text))") }
            }
            let expected = texts.sorted {
                $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
            }
            let ordered = try await store.values(
                "SELECT words FROM t ORDER BY words", as: String.self)
            #expect(
                ordered.map { Array($0.unicodeScalars) }
                    == expected.map { Array($0.unicodeScalars) })
            var paged: [String] = []
            while true {
                let last = paged.last
                let page = try await store.read { db in
                    if let last {
                        return try db.values(
                            "SELECT words FROM t WHERE words > \(last) ORDER BY words LIMIT 3",
                            as: String.self)
                    }
                    return try db.values(
                        "SELECT words FROM t ORDER BY words LIMIT 3", as: String.self)
                }
                if page.isEmpty { break }
                paged += page
            }
            #expect(paged == ordered)
        }
    }
}
