import Journal
import Store

/// Which tables an export is made of: what facts made is made again from them, what no fact accounts
/// for is carried over, and what is secret or ends with the machine stays.
public struct ExportPlan: Sendable {
    public let rebuilt: [Schema.Table]
    public let carried: [Schema.Table]
    /// By name.
    public let leftOut: [String]

    private static let store: Set<String> = ["migration", "blob", "blob_piece", "search_entry"]

    public init(features: [any Feature], in db: any Reader) throws {
        let tables = try Schema.tablesInOrderOfReference(of: db)
        let operational = House.operationalTables(of: features).union(Replay.ownTables)
        let kept = House.fleetingTables(of: features).union(House.secretTables(of: features))
        rebuilt = tables.filter { !operational.contains($0.name) && !Self.store.contains($0.name) }
        carried = tables.filter {
            operational.contains($0.name) && !kept.contains($0.name)
                && !Self.store.contains($0.name)
        }
        leftOut = tables.map(\.name).filter { kept.contains($0) && !Self.store.contains($0) }
            .sorted()
    }
}

extension House {
    /// Tables that no export keeps, since secrets lie in them.
    public static func secretTables(of features: [any Feature]) -> Set<String> {
        ([CommonsFeature()] + features).reduce(into: []) { $0.formUnion($1.secretTables) }
    }
}
