import Commons
import Kernel
import Store

/// What the law asks of the register as a whole and is not so, or may not be so.
public struct RegisterWarning: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case tooFewMembers, shareTooSmall, holdingTooLarge
        case separateByActivity, separateByTerritory
    }

    public let kind: Kind
    public let rule: String
    public let sentence: Bilingual
    /// Of the members whom it is about, at most twenty.
    public let numbers: [Int]
}

/// The register's size and shares against the limits of a day: values in, values out.
public struct RegisterLimits: Sendable, Equatable {
    public var minimumMembers: Int?
    public var smallestShare: Money?
    public var largestHolding: Money?
    public var separateByActivity: Int?
    public var separateByTerritory: Int?

    /// Limits that were not in force, or that we do not know, are left out.
    public init(_ book: ParameterBook, on day: CalendarDate) {
        minimumMembers = try? book.integer("cooperative.minimumMembers", on: day)
        smallestShare = try? book.money("share.minimumValue", on: day)
        largestHolding = try? book.money("share.maximumHolding", on: day)
        separateByActivity = try? book.integer("meeting.separateByActivity", on: day)
        separateByTerritory = try? book.integer("meeting.separateByTerritory", on: day)
    }

    /// - Parameters:
    ///   - small: numbers of members who hold less than the smallest share.
    ///   - large: numbers of people who hold more than the largest.
    public func warnings(members: Int, small: [Int] = [], large: [Int] = []) -> [RegisterWarning] {
        var found: [RegisterWarning] = []
        func note(
            _ kind: RegisterWarning.Kind, _ rule: String, it: String, en: String,
            _ numbers: [Int] = []
        ) {
            found.append(
                RegisterWarning(
                    kind: kind, rule: rule, sentence: Bilingual(it: it, en: en),
                    numbers: Array(numbers.prefix(20))))
        }
        if let minimumMembers, members < minimumMembers {
            note(
                .tooFewMembers, "COOP-16",
                it: "I soci sono \(members): una cooperativa ne ha almeno \(minimumMembers).",
                en: "There are \(members) members: a cooperative has at least \(minimumMembers).")
        }
        if let smallestShare, !small.isEmpty {
            note(
                .shareTooSmall, "COOP-16",
                it:
                    "Soci con una quota sotto \(smallestShare.formatted(.italian)): \(small.count).",
                en:
                    "Members with a share under \(smallestShare.formatted(.english)): \(small.count).",
                small)
        }
        if let largestHolding, !large.isEmpty {
            note(
                .holdingTooLarge, "COOP-16",
                it: "Persone con più di \(largestHolding.formatted(.italian)): \(large.count).",
                en: "People with more than \(largestHolding.formatted(.english)): \(large.count).",
                large)
        }
        if let separateByTerritory, members > separateByTerritory {
            note(
                .separateByTerritory, "COOP-09",
                it: "I soci sono più di \(separateByTerritory): con attività in più province lo "
                    + "statuto deve prevedere assemblee separate.",
                en: "There are more than \(separateByTerritory) members: with activity in several "
                    + "provinces the bylaws must provide separate meetings.")
        }
        if let separateByActivity, members > separateByActivity {
            note(
                .separateByActivity, "COOP-09",
                it: "I soci sono più di \(separateByActivity): con più attività mutualistiche lo "
                    + "statuto deve prevedere assemblee separate.",
                en: "There are more than \(separateByActivity) members: with several mutual "
                    + "activities the bylaws must provide separate meetings.")
        }
        return found
    }
}

/// What is to be looked at in the register of today (COOP-09, COOP-16).
public struct RegisterWarnings: SteadyQuery {
    public static let name = "members.warnings"
    public static let permission = Permission.oversee
    public static let follows = MembersFeature.registerFacts
    public static let purpose = Bilingual(
        it: "Che cosa non va nel libro soci di oggi, secondo la legge.",
        en: "What is not as the law asks in the register of today.")

    public init() {}

    public func fetch(from db: Reading) throws -> [RegisterWarning] {
        let today = db.today
        let limits = RegisterLimits(try db.parameters(), on: today)
        let members = try db.count(
            """
            SELECT COUNT(*) FROM member
            WHERE admitted_on <= \(today) AND (left_on IS NULL OR left_on >= \(today))
            """)
        guard members > 0 else { return [] }
        let small = limits.smallestShare?.cents
        let large = limits.largestHolding?.cents
        let holdings = try holdings(below: small, above: large, on: today, db)
        return limits.warnings(
            members: members,
            small: holdings.filter { holding in small.map { holding.held < $0 } ?? false }
                .map(\.number),
            large: holdings.filter { holding in
                holding.isPerson && (large.map { holding.held > $0 } ?? false)
            }.map(\.number))
    }

    /// Of the members of a day, those who hold less than the one amount or more than the other, in cents.
    private func holdings(
        below small: Int64?, above large: Int64?, on day: CalendarDate, _ db: Reading
    ) throws -> [(number: Int, isPerson: Bool, held: Int64)] {
        try db.rows(
            """
            WITH holding AS MATERIALIZED (
                SELECT member.number, party.kind,
                    (SELECT CAST(COALESCE(SUM(share_cents), 0) AS BIGINT) FROM share_movement
                        WHERE share_movement.party_id IN (
                            \(PartyMerge.ids(of: "member.party_id")))) AS held
                FROM member JOIN party ON party.id = member.party_id
                WHERE member.admitted_on <= \(day)
                    AND (member.left_on IS NULL OR member.left_on >= \(day)))
            SELECT number, kind, held FROM holding
            WHERE held < \(small ?? .min) OR held > \(large ?? .max) ORDER BY number
            """
        ) { row in
            (
                number: try row["number"], isPerson: try row["kind"] as PartyKind == .person,
                held: try row["held"]
            )
        }
    }
}
