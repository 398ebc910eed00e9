import ArcaTesting
import Commons
import Desk
import Foundation
import Mail
import Members
import Site
import Store
import Testing

/// Both schemas lie in `docs/schema`, so that a review reads what a step changes.
@Suite struct SchemaTests {
    @Test(arguments: [Dialect.sqlite, .postgres])
    func `the schema in the docs is the one that is made`(_ dialect: Dialect) throws {
        let schema = Migration.schema(
            of: House.migrations(of: EveryRoadTests.features), for: dialect)
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/schema/\(dialect).sql").standardized
        if ProcessInfo.processInfo.environment["ARCA_WRITE_SCHEMA"] != nil {
            try Data(schema.utf8).write(to: file)
        }
        #expect(
            try String(contentsOf: file, encoding: .utf8) == schema,
            "run make schema, and read what changed")
    }
}
