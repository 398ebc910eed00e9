import Commons
import Kernel
import Store

/// Two records with all that decides whether they may be merged: values in, values out. The page that
/// shows them side by side and the command that refuses share this one truth.
struct MergeEvidence: Sendable {
    let from: PartyRow
    let into: PartyRow
    let isMerged: Bool
    let holdsOthers: Bool
    let memberships: [Member]
    let otherMemberships: [Member]
    let bothApply: Bool
    let bothOperate: Bool
    let isPresented: Bool
    let hasGiven: Bool

    /// What stands in the way, in the order in which we look.
    var obstacles: [PartyMergeRefused] {
        if from.id == into.id { return [.sameParty] }
        var found: [PartyMergeRefused] = []
        if isMerged { found.append(.mergedAlready) }
        if holdsOthers { found.append(.holdsOthers) }
        if from.kind != into.kind { found.append(.kindsDiffer) }
        let overlap = memberships.contains { one in
            otherMemberships.contains { other in
                one.admittedOn <= (other.leftOn ?? .last)
                    && other.admittedOn <= (one.leftOn ?? .last)
            }
        }
        if overlap { found.append(.bothMembers) }
        if bothApply { found.append(.bothApplying) }
        if bothOperate { found.append(.bothOperators) }
        if isPresented { found.append(.onePresentedTheOther) }
        if hasGiven { found.append(.oneGaveToTheOther) }
        return found
    }

    init(_ from: ID<Party>, _ into: ID<Party>, in db: any Reader) throws {
        guard let one = try PartyRow.find(from, in: db) else {
            throw PartyRefused.notFound(field: "party")
        }
        guard let other = try PartyRow.find(into, in: db) else {
            throw PartyRefused.notFound(field: "into")
        }
        (self.from, self.into) = (one, other)
        isMerged = try [from, into].contains { try PartyMerge.holding(of: $0, in: db) != nil }
        holdsOthers = try !PartyMerge.merged(into: from, in: db).isEmpty
        memberships = try Member.of(from, in: db)
        otherMemberships = try Member.of(into, in: db)
        let applying = try [from, into].map { party in
            try ApplicationRow.of(party, in: db).contains { $0.status == .open }
        }
        bothApply = applying.allSatisfy(\.self)
        let operating = try [from, into].map { party in
            try RoleRow.of([party], in: db).contains { $0.role == .operator && $0.to == nil }
        }
        bothOperate = operating.allSatisfy(\.self)
        isPresented = try db.exists(
            """
            SELECT 1 FROM membership_application
            WHERE (party_id = \(from) AND sponsor_id = \(into))
                OR (party_id = \(into) AND sponsor_id = \(from))
            """)
        hasGiven = try db.exists(
            """
            SELECT 1 FROM share_transfer
            WHERE (giver_id = \(from) AND receiver_id = \(into))
                OR (giver_id = \(into) AND receiver_id = \(from))
            """)
    }
}

/// Two records side by side, before they are merged.
public struct MergePreview: Query {
    public static let name = "members.mergePreview"
    public static let purpose = Bilingual(
        it: "Due schede fianco a fianco, e che cosa impedisce di unirle.",
        en: "Two records side by side, and what stands in the way of merging them.")

    public struct Obstacle: Codable, Sendable, Equatable {
        public let code: String
        public let sentence: Bilingual
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let party: PartyCard
        public let into: PartyCard
        /// Empty where they may be merged this way round.
        public let obstacles: [Obstacle]
    }

    let party: ID<Party>
    let into: ID<Party>

    public init(party: ID<Party>, into: ID<Party>) {
        self.party = party
        self.into = into
    }

    public func fetch(from db: Reading) throws -> Answer {
        let evidence = try MergeEvidence(party, into, in: db)
        guard let one = try PartyCard.find(party, on: db.today, in: db),
            let other = try PartyCard.find(into, on: db.today, in: db)
        else { throw PartyRefused.notFound(field: "party") }
        return Answer(
            party: one, into: other,
            obstacles: evidence.obstacles.map { Obstacle(code: $0.code, sentence: $0.sentence) })
    }
}

/// Pairs of records that may be of one party, by name (M5): proposed, never merged by themselves.
public struct ProposedMerges: Query {
    public static let name = "members.proposedMerges"
    public static let purpose = Bilingual(
        it: "Coppie di schede che potrebbero essere la stessa persona.",
        en: "Pairs of records that may be of one party.")

    public struct Line: Codable, Sendable, Equatable {
        public let party: PartyRow
        public let other: PartyRow
        /// Whether they also share a telephone, an e-mail or a PEC.
        public let sharesContact: Bool
    }

    let limit: Int?

    public init(limit: Int? = nil) { self.limit = limit }

    /// The same name, and nothing that says they are two: no two dates of birth, no two codes.
    public func fetch(from db: Reading) throws -> [Line] {
        let pairs = try db.rows(
            """
            SELECT one.id AS one_id, other.id AS other_id,
                CASE WHEN EXISTS (SELECT 1 FROM party_contact AS here JOIN party_contact AS there
                    ON there.matching_key = here.matching_key AND there.kind = here.kind
                    WHERE here.party_id = one.id AND there.party_id = other.id
                        AND here.kind <> 'address') THEN 1 ELSE 0 END AS shares
            FROM party AS one JOIN party AS other
                ON other.sort_key = one.sort_key AND other.id > one.id AND other.kind = one.kind
            WHERE one.merged_into IS NULL AND other.merged_into IS NULL
                AND (one.born_on IS NULL OR other.born_on IS NULL OR one.born_on = other.born_on)
                AND (one.tax_key IS NULL OR other.tax_key IS NULL)
                AND (one.vat_number IS NULL OR other.vat_number IS NULL)
                AND NOT EXISTS (SELECT 1 FROM party_apart
                    WHERE first_id = one.id AND second_id = other.id)
            ORDER BY one.sort_key, one.id, other.id LIMIT \(min(max(limit ?? 100, 1), 500))
            """
        ) {
            (
                one: try $0["one_id"] as ID<Party>, other: try $0["other_id"] as ID<Party>,
                shares: try $0["shares"] as Int
            )
        }
        return try pairs.compactMap { pair in
            guard let one = try PartyRow.find(pair.one, in: db),
                let other = try PartyRow.find(pair.other, in: db)
            else { return nil }
            return Line(party: one, other: other, sharesContact: pair.shares == 1)
        }
    }
}
