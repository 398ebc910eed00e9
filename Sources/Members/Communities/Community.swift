import Kernel
import Store

/// A cohesive group that members come from: the unit of the closed market, which lists the included
/// (M4), never the excluded.
public enum Community {}

public enum CommunityKind: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case firm, cooperative, association, consortium, supplyChain, publicBody, group

    public var title: Bilingual {
        switch self {
        case .firm: Bilingual(it: "impresa", en: "firm")
        case .cooperative: Bilingual(it: "cooperativa", en: "cooperative")
        case .association: Bilingual(it: "associazione", en: "association")
        case .consortium: Bilingual(it: "consorzio", en: "consortium")
        case .supplyChain: Bilingual(it: "filiera", en: "supply chain")
        case .publicBody: Bilingual(it: "ente pubblico", en: "public body")
        case .group: Bilingual(it: "gruppo", en: "group")
        }
    }
}

/// Where a community stands with us.
public enum CommunityStatus: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case proposed, validated
    /// The board said no, for a reason of ethics or another that it stated (OPS-09).
    case refused
    case left

    public var title: Bilingual {
        switch self {
        case .proposed: Bilingual(it: "proposta", en: "proposed")
        case .validated: Bilingual(it: "validata", en: "validated")
        case .refused: Bilingual(it: "non accolta", en: "refused")
        case .left: Bilingual(it: "uscita", en: "left")
        }
    }
}

/// Why a community is not served (OPS-09).
public enum RefusalGround: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case weapons, hunting, workersRights, taxEvasion, negativeImpact, notCohesive, other

    public var title: Bilingual {
        switch self {
        case .weapons: Bilingual(it: "armi", en: "weapons")
        case .hunting: Bilingual(it: "caccia", en: "hunting")
        case .workersRights:
            Bilingual(it: "sanzioni sui diritti dei lavoratori", en: "sanctions on workers' rights")
        case .taxEvasion: Bilingual(it: "sanzioni fiscali", en: "tax sanctions")
        case .negativeImpact: Bilingual(it: "impatto molto negativo", en: "highly negative impact")
        case .notCohesive: Bilingual(it: "non è un gruppo coeso", en: "not a cohesive group")
        case .other: Bilingual(it: "altra ragione", en: "another reason")
        }
    }
}

/// The names of a community and what is said of it. The content of facts.
struct CommunityDetails: Codable, Sendable, Equatable {
    var name: String
    /// Where its people live and work.
    var territory: String?
    var notes: String?

    static let erased = CommunityDetails(name: "")

    var searchWords: String { [territory, notes].compactMap(\.self).joined(separator: "\n") }
}

/// A community as its row has it.
public struct CommunityRow: Sendable, Equatable, Codable {
    public let id: ID<Community>
    public let kind: CommunityKind
    public let name: String
    public let territory: String?
    public let notes: String?
    public let proposedOn: CalendarDate
    /// As of the last decision recorded.
    public let status: CommunityStatus
    public let version: Int64

    static let columns: SQL = "id, kind, name, territory, notes, proposed_on, status, version"

    init(_ row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        name = try row["name"]
        territory = try row["territory"]
        notes = try row["notes"]
        proposedOn = try row["proposed_on"]
        status = try row["status"]
        version = try row["version"]
    }

    public static func find(_ id: ID<Community>, in db: any Reader) throws -> CommunityRow? {
        try db.first("SELECT \(columns) FROM community WHERE id = \(id)", CommunityRow.init)
    }

    /// By name as people write it, without regard to case and accents.
    public static func find(named name: String, in db: any Reader) throws -> CommunityRow? {
        try db.first(
            "SELECT \(columns) FROM community WHERE sort_key = \(name.foldedForSearch)",
            CommunityRow.init)
    }

    /// Those that were not refused, by name.
    public static func served(in db: any Reader) throws -> [CommunityRow] {
        try db.rows(
            "SELECT \(columns) FROM community WHERE status <> 'refused' ORDER BY sort_key, id",
            CommunityRow.init)
    }

    public static func of(_ ids: Set<ID<Community>>, in db: any Reader) throws
        -> [ID<Community>: CommunityRow]
    {
        let rows = try db.rows(
            "SELECT \(columns) FROM community WHERE id IN \(list: ids.sorted())",
            CommunityRow.init)
        return Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    }

    static func require(_ id: ID<Community>, in db: any Reader) throws -> CommunityRow {
        guard let found = try find(id, in: db) else { throw CommunityRefused.notFound }
        return found
    }

    var details: CommunityDetails {
        CommunityDetails(name: name, territory: territory, notes: notes)
    }
}
