import Commons
import Kernel
import Store

/// Gathering what an application is judged by.
extension MembershipApplication {
    /// A chain longer than this is no chain of people.
    private static let longestChain = 10_000

    public static func find(
        _ id: ID<MembershipApplication>, parameters: ParameterBook, in db: any Reader
    ) throws -> MembershipApplication? {
        guard let row = try ApplicationRow.find(id, in: db) else { return nil }
        return try MembershipApplication(row, parameters, in: db)
    }

    init(_ row: ApplicationRow, _ parameters: ParameterBook, in db: any Reader) throws {
        self.row = row
        self.parameters = parameters
        memberships = try Member.of(row.party, in: db)
        standings = try row.community.map { try CommunityStanding.history(of: $0, in: db) } ?? []
        sponsorships = try row.sponsor.map { try Member.of($0, in: db) } ?? []
        charters = try CharterRow.all(in: db)
        signatures = try SignatureRow.of(row.party, in: db)
        shareCents = try Shares.held(by: row.party, in: db)
        foundedOn = row.isFounder ? try Cooperative.find(in: db)?.foundedOn ?? .first : .first
        foundingIsOver =
            row.isFounder
            ? try db.exists("SELECT 1 FROM member WHERE is_founder = FALSE LIMIT 1") : false
        // Only somebody who was a member before can stand above their own sponsor.
        sponsorsAbove =
            memberships.isEmpty ? [] : try Self.sponsors(above: sponsorships, in: db)
    }

    /// Who presented those members, who presented these, and so on.
    static func sponsors(above first: [Member], in db: any Reader) throws -> [ID<Party>] {
        var found: [ID<Party>] = []
        var waiting = first.compactMap(\.sponsor)
        while let next = waiting.popLast(), found.count < longestChain {
            guard !found.contains(next) else { continue }
            found.append(next)
            waiting += try Member.of(next, in: db).compactMap(\.sponsor)
        }
        return found
    }
}
