import Commons
import Kernel
import Store

/// Parties in the order of their names, from where the page before ended.
public struct PartyPage: Codable, Sendable, Equatable {
    public struct Line: Codable, Sendable, Equatable {
        public let party: PartyRow
        /// The roles of today.
        public let roles: [PartyRole]
        /// Of the membership in force today.
        public let memberNumber: Int?
        /// The preferred mail address and telephone, if there are any.
        public let mail: String?
        public let phone: String?
    }

    public let lines: [Line]
    /// What to ask the next page with; nil at the end.
    public let next: String?

    static let most = 200

    /// - Parameter condition: on `party`.
    static func fetch(where condition: SQL, after: String?, limit: Int?, from db: Reading) throws
        -> PartyPage
    {
        try fetch(inTurn: [(condition, { _ in true })], after: after, limit: limit, from: db)
    }

    /// Several lists, one after the other, each in the order of names.
    /// - Parameter lists: conditions on `party`, no two of which hold for the same; and of a party in
    ///   one of them, by its place in the order of names, whether it is this one.
    static func fetch(
        inTurn lists: [(condition: SQL, holds: (String) -> Bool)], after: String?, limit: Int?,
        from db: Reading
    ) throws -> PartyPage {
        let limit = min(max(limit ?? 50, 1), most)
        var edge = Edge(after)
        let begun = edge.flatMap { edge in lists.firstIndex { $0.holds(edge.sortKey) } }
        var found: [PartyRow] = []
        for list in lists[(begun ?? 0)...] where found.count <= limit {
            let rest = edge.map { edge -> SQL in
                "AND (party.sort_key, party.id) > (\(edge.sortKey), \(edge.id))"
            }
            found += try db.rows(
                """
                SELECT \(PartyRow.columns) FROM party
                WHERE party.merged_into IS NULL AND \(list.condition) \(rest ?? "")
                ORDER BY party.sort_key, party.id LIMIT \(limit + 1 - found.count)
                """, PartyRow.init)
            edge = nil
        }
        let shown = Array(found.prefix(limit))
        let next = found.count > limit ? shown.last.map { Edge($0).description } : nil
        return PartyPage(lines: try lines(of: shown, from: db), next: next)
    }

    private static func lines(of parties: [PartyRow], from db: Reading) throws -> [Line] {
        let ids = parties.map(\.id)
        let roles = Dictionary(grouping: try RoleRow.of(ids, in: db), by: \.party)
        let numbers = try MemberNumbers.inForce(of: ids, on: db.today, in: db)
        let contacts = Dictionary(grouping: try ContactRow.preferred(of: ids, in: db), by: \.party)
        return parties.map { party in
            let own = contacts[party.id] ?? []
            let held = (roles[party.id] ?? []).filter { $0.holds(on: db.today) }.map(\.role)
            return Line(
                party: party, roles: PartyRole.allCases.filter(held.contains),
                memberNumber: numbers[party.id],
                mail: own.first { $0.kind == .mail }?.value,
                phone: own.first { $0.kind == .phone }?.value)
        }
    }

    /// Where a page ended.
    private struct Edge: CustomStringConvertible {
        let sortKey: String
        let id: ID<Party>

        init(_ party: PartyRow) {
            sortKey = party.name.sortKey
            id = party.id
        }

        init?(_ text: String?) {
            guard let text, let dot = text.firstIndex(of: "."),
                let id = ID<Party>(String(text[..<dot])),
                let bytes = Bytes.fromBase64url(String(text[text.index(after: dot)...]))
            else { return nil }
            self.id = id
            sortKey = String(decoding: bytes, as: UTF8.self)
        }

        var description: String { "\(id).\(Bytes.base64url(sortKey.utf8))" }
    }
}
