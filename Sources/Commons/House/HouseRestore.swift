import Journal
import Kernel
import Store

/// There is something in the database already.
public enum RestoreRefused: String, Refusal {
    case databaseNotEmpty

    public var kind: RefusalKind { .conflict }

    public var sentence: Bilingual {
        Bilingual(
            it: "Il database contiene già delle tabelle: ripristina in un database vuoto.",
            en: "The database already holds tables: restore into an empty one.")
    }
}

extension House {
    /// Fills an empty database with what another one held: schema, rows, index and what follows from
    /// having been restored, all in one transaction. Whatever fails or is killed leaves it empty. The
    /// house sleeps then, until somebody wakes it (`WakeHouse`).
    /// - Parameters:
    ///   - steps: of the schema that the rows fit; the later ones land after the rows.
    ///   - load: fills the tables.
    ///   - follow: appends the facts that follow, by the door.
    public static func restore<Value: Sendable>(
        into location: DataStore.Location, features: [any Feature], surroundings: Surroundings,
        steps: Set<String>, load: @Sendable @escaping (any Writer) throws -> Value,
        follow: @Sendable @escaping (Transaction) throws -> Void
    ) async throws -> Value {
        let migrations = migrations(of: features)
        let store = try DataStore.openUnchanged(location)
        let house: House
        do { house = try House(store, features, surroundings, nil) } catch {
            await store.close()
            throw error
        }
        do {
            let value = try await store.write { db in
                guard try Schema.tables(of: db).isEmpty else {
                    throw RestoreRefused.databaseNotEmpty
                }
                try SchemaSteps.land(migrations, only: steps, in: db)
                let value = try load(db)
                try SchemaSteps.land(migrations, in: db)
                try Journal.indexAll(house.journal.catalogue, in: db)
                try HouseSleep.begin(at: house.time.now(), in: db)
                try follow(
                    Transaction(db, house: house, actor: .house, road: .cli, cause: "restore"))
                return value
            }
            await house.close()
            return value
        } catch {
            await house.close()
            throw error
        }
    }

    /// Tables that end with this machine and stay out of backups: of the moment, or made anew.
    public static func fleetingTables(of features: [any Feature]) -> Set<String> {
        ([CommonsFeature()] + features)
            .reduce(into: ["migration", "search_entry"]) { $0.formUnion($1.fleetingTables) }
    }
}
