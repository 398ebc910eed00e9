import Commons
import Kernel
import Members
import Store

/// Why cases are not merged or parted, in the order in which we look.
public enum MergeRefused: String, Refusal {
    case sameCase, mergedAlready, otherPerson, notMerged, mergedFurther

    public var kind: RefusalKind {
        self == .sameCase || self == .otherPerson ? .invalid : .conflict
    }
    public var rule: String? { "D3" }
    public var field: String? { self == .sameCase || self == .otherPerson ? "into" : nil }

    public var sentence: Bilingual {
        switch self {
        case .sameCase:
            Bilingual(
                it: "Una pratica non si unisce a sé stessa: scegline un'altra.",
                en: "A case cannot be merged with itself: choose another.")
        case .mergedAlready:
            Bilingual(
                it: "Questa pratica è già unita a un'altra: continua in quella.",
                en: "This case is merged into another: go on there.")
        case .otherPerson:
            Bilingual(
                it: "Le due pratiche non sono della stessa persona: collegale prima alla stessa.",
                en: "The two cases are not of the same person: link them to the same one first.")
        case .notMerged:
            Bilingual(it: "La pratica non è unita a un'altra.", en: "The case is not merged.")
        case .mergedFurther:
            Bilingual(
                it:
                    "La pratica che le contiene è unita a sua volta a un'altra: separa prima quella.",
                en: "The case that holds them is itself merged into another: part that one first.")
        }
    }
}

/// Merges a case into another about the same matter. Nothing is lost, and it can be undone exactly.
public struct MergeCases: Command {
    public static let name = "desk.merge"
    public static let purpose = Bilingual(
        it: "Unisce una pratica a un'altra sulla stessa questione.",
        en: "Merges a case into another about the same matter.")

    let caseFile: ID<CaseFile>
    let into: ID<CaseFile>

    public init(caseFile: ID<CaseFile>, into: ID<CaseFile>) {
        self.caseFile = caseFile
        self.into = into
    }

    public func run(in tx: Transaction) throws -> Done {
        let from = try CaseRow.require(caseFile, in: tx)
        let target = try CaseRow.require(into, in: tx)
        let isPutBack = try CaseSplitting(split: caseFile, from: into).isUntouched(in: tx)
        if let obstacle = Self.obstacle(from, target, isPutBack: isPutBack) { throw obstacle }
        try tx.append(CasesMerged(from: caseFile, into: into))
        return Done()
    }

    /// What stands in the way of merging, if anything.
    /// - Parameter isPutBack: the first was split off the second, and nothing has happened since.
    static func obstacle(_ from: CaseRow, _ into: CaseRow, isPutBack: Bool) -> MergeRefused? {
        if from.id == into.id { return .sameCase }
        if from.mergedInto != nil || into.mergedInto != nil { return .mergedAlready }
        return isPutBack || isSamePerson(from, into) ? nil : .otherPerson
    }

    private static func isSamePerson(_ one: CaseRow, _ other: CaseRow) -> Bool {
        if one.party != nil || other.party != nil { return one.party == other.party }
        return one.correspondent.lowercased() == other.correspondent.lowercased()
    }
}

/// Parts a case again from the one it was merged into.
public struct UnmergeCase: Command {
    public static let name = "desk.unmerge"
    public static let purpose = Bilingual(
        it: "Separa di nuovo una pratica da quella a cui era unita.",
        en: "Parts a case again from the one it was merged into.")

    let caseFile: ID<CaseFile>

    public init(caseFile: ID<CaseFile>) { self.caseFile = caseFile }

    public func run(in tx: Transaction) throws -> Done {
        guard let into = try CaseRow.require(caseFile, in: tx).mergedInto else {
            throw MergeRefused.notMerged
        }
        guard try CaseRow.require(into, in: tx).mergedInto == nil else {
            throw MergeRefused.mergedFurther
        }
        try tx.append(CasesUnmerged(from: caseFile, into: into))
        return Done()
    }
}

/// Cases that one may merge with another: those of the same person, the latest first.
public struct MergeableCases: Query {
    public static let name = "desk.mergeable"
    public static let purpose = Bilingual(
        it: "Le pratiche a cui se ne può unire una.", en: "Cases that one may be merged into.")

    let caseFile: ID<CaseFile>

    public init(caseFile: ID<CaseFile>) { self.caseFile = caseFile }

    public func fetch(from db: Reading) throws -> [CaseRow] {
        let row = try CaseRow.require(caseFile, in: db)
        if row.party == nil, row.correspondent.isEmpty { return [] }
        let whose: SQL =
            row.party.map { "party_id = \($0)" }
            ?? "party_id IS NULL AND correspondent = \(row.correspondent)"
        return try db.rows(
            """
            SELECT \(CaseRow.columns) FROM case_file
            WHERE \(whose) AND merged_into IS NULL AND id <> \(caseFile)
            ORDER BY last_at DESC, id DESC LIMIT 20
            """, CaseRow.init)
    }
}

extension CaseRow {
    /// A case that can still change: one that was merged goes on in the other.
    static func requireUnmerged(_ id: ID<CaseFile>, in db: any Reader) throws -> CaseRow {
        let row = try require(id, in: db)
        if row.mergedInto != nil { throw MergeRefused.mergedAlready }
        return row
    }

    /// Those that were merged into this one and are still part of it.
    static func merged(into id: ID<CaseFile>, in db: any Reader) throws -> [CaseRow] {
        try db.rows(
            """
            SELECT \(columns) FROM case_file WHERE merged_into = \(id) ORDER BY opened_at, id
            """, CaseRow.init)
    }
}
