import Commons
import Journal
import Kernel
import Store

/// Two records turned out to be of one party: one of them holds everything from then on, and they can
/// be parted again exactly.
public enum PartyMerging {
    /// Where everything of a record is now: itself, unless it was merged.
    public static func survivor(of party: ID<Party>, in db: any Reader) throws -> ID<Party> {
        try PartyMerge.survivor(of: party, in: db)
    }
}

/// What other features hold of a party, and move along. Each keeps by itself what it needs to part
/// them again: only a fact of its own writes its rows.
public protocol PartyKeeper: Feature {
    /// Everything of `from` is `into`'s from now on.
    func move(_ merge: PartyMove, in tx: Transaction) throws
    /// Everything that the merge had moved is `from`'s again, or a refusal says what stands in the way.
    func moveBack(_ merge: PartyMove, in tx: Transaction) throws
    /// How much there is of a party, for who is about to merge.
    func holdings(of party: ID<Party>, in db: any Reader) throws -> [PartyHolding]
}

/// A merge, as features hear of it.
public struct PartyMove: Sendable, Equatable {
    public let id: ID<PartyMerging>
    public let from: ID<Party>
    public let into: ID<Party>
}

/// How many things of a kind there are of a party.
public struct PartyHolding: Codable, Sendable, Equatable {
    public let title: Bilingual
    public let count: Int

    public init(_ title: Bilingual, _ count: Int) {
        self.title = title
        self.count = count
    }
}

/// A record that was merged is only a signpost.
enum PartyMerge {
    /// Where everything of a record is now: itself, unless it was merged.
    static func survivor(of party: ID<Party>, in db: any Reader) throws -> ID<Party> {
        try db.value("SELECT COALESCE(merged_into, id) FROM party WHERE id = \(party)") ?? party
    }

    /// The merge that holds for a record, if it was merged.
    static func holding(of party: ID<Party>, in db: any Reader) throws -> PartyMove? {
        try db.first(
            """
            SELECT id, from_id, into_id FROM party_merge
            WHERE from_id = \(party) AND parted_at IS NULL
            """
        ) { PartyMove(id: try $0["id"], from: try $0["from_id"], into: try $0["into_id"]) }
    }

    /// Records that are part of this one.
    static func merged(into party: ID<Party>, in db: any Reader) throws -> [PartyRow] {
        try db.rows(
            """
            SELECT \(PartyRow.columns) FROM party WHERE merged_into = \(party)
            ORDER BY party.sort_key, party.id
            """, PartyRow.init)
    }

    /// The records that are part of this one, by their ids alone.
    static func merged(into party: ID<Party>, idsIn db: any Reader) throws -> [ID<Party>] {
        try db.values(
            """
            SELECT from_id FROM party_merge
            WHERE into_id = \(party) AND parted_at IS NULL ORDER BY from_id
            """)
    }

    /// The ids under which rows of a party stand, itself first: as known at a moment, or now.
    /// - Parameter party: an expression of SQL.
    static func ids(of party: SQL, knownAt moment: Instant? = nil) -> SQL {
        let held: SQL =
            moment.map {
                "merged_at <= \($0) AND (parted_at IS NULL OR parted_at > \($0))"
            } ?? "parted_at IS NULL"
        return """
            SELECT CAST(\(party) AS BIGINT) UNION ALL
            SELECT from_id FROM party_merge WHERE into_id = \(party) AND \(held)
            """
    }
}

/// Two records are of one party.
struct PartiesMerged: Fact {
    static let name = "members.partiesMerged.v1"
    let merge: ID<PartyMerging>
    let from: ID<Party>
    let into: ID<Party>

    var subjects: [ID<Subject>] { [into.subject, from.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        let mover = PartyMover(merge: merge, from: from, into: into)
        try mover.open(entry.sequence, entry.recordedAt, in: db)
        try mover.remember(in: db)
        try mover.move(from, to: into, in: db)
        try mover.tell(before: entry.sequence, in: db)
        try mover.keepVersions(entry.sequence, entry.recordedAt, in: db)
    }
}

/// They are two after all: each has its own again, and what came meanwhile stays where it came.
struct PartiesParted: Fact {
    static let name = "members.partiesParted.v1"
    let merge: ID<PartyMerging>
    let from: ID<Party>
    let into: ID<Party>

    var subjects: [ID<Subject>] { [into.subject, from.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        let mover = PartyMover(merge: merge, from: from, into: into)
        try mover.takeNews(in: db)
        try mover.move(into, to: from, in: db)
        try mover.untell(in: db)
        try mover.keepVersions(entry.sequence, entry.recordedAt, in: db)
        try mover.close(entry.sequence, entry.recordedAt, in: db)
    }
}

/// Somebody looked and said that two records are of two parties.
struct PartiesKeptApart: Fact {
    static let name = "members.partiesKeptApart.v1"
    let first: ID<Party>
    let second: ID<Party>

    var subjects: [ID<Subject>] { [first.subject, second.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO party_apart (first_id, second_id) VALUES (\(first), \(second))
            ON CONFLICT DO NOTHING
            """)
    }
}
