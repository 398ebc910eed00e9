import Commons
import Journal
import Kernel
import Members
import Store

/// Two records are of one party: the cases and tasks of the one are the other's.
struct CasesFollowedParty: Fact {
    static let name = "desk.casesFollowedParty.v1"
    let merge: ID<PartyMerging>
    let from: ID<Party>
    let into: ID<Party>

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO case_party_move (merge_id, case_id, sequence)
            SELECT CAST(\(merge) AS BIGINT), id, CAST(\(entry.sequence) AS BIGINT) FROM case_file WHERE party_id = \(from)
            """)
        try db.execute("UPDATE case_file SET party_id = \(into) WHERE party_id = \(from)")
        try db.execute(
            """
            INSERT INTO task_party_move (merge_id, task_id)
            SELECT CAST(\(merge) AS BIGINT), id FROM desk_task WHERE party_id = \(from)
            """)
        try db.execute("UPDATE desk_task SET party_id = \(into) WHERE party_id = \(from)")
    }
}

/// They were two after all: each has its cases again, and what happened in them meanwhile is told of
/// whose they are.
struct CasesLeftParty: Fact {
    static let name = "desk.casesLeftParty.v1"
    let merge: ID<PartyMerging>
    let from: ID<Party>
    let into: ID<Party>

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE case_file SET party_id = \(from) WHERE party_id = \(into)
                AND id IN (SELECT case_id FROM case_party_move WHERE merge_id = \(merge))
            """)
        try db.execute(
            """
            INSERT INTO fact_subject (subject, occurred_at, sequence)
            SELECT DISTINCT CAST(\(from) AS BIGINT), occurred_at, sequence FROM fact_subject
            WHERE sequence > (SELECT MAX(sequence) FROM case_party_move WHERE merge_id = \(merge))
                AND (subject IN (SELECT case_party_move.case_id FROM case_party_move
                    JOIN case_file ON case_file.id = case_party_move.case_id
                    WHERE merge_id = \(merge) AND case_file.party_id = \(from))
                OR subject IN (SELECT case_message.message_id FROM case_message
                    JOIN case_party_move ON case_party_move.case_id = case_message.case_id
                    JOIN case_file ON case_file.id = case_message.case_id
                    WHERE merge_id = \(merge) AND case_file.party_id = \(from)))
            ON CONFLICT DO NOTHING
            """)
        try db.execute("DELETE FROM case_party_move WHERE merge_id = \(merge)")
        try db.execute(
            """
            UPDATE desk_task SET party_id = \(from) WHERE party_id = \(into)
                AND id IN (SELECT task_id FROM task_party_move WHERE merge_id = \(merge))
            """)
        try db.execute("DELETE FROM task_party_move WHERE merge_id = \(merge)")
    }
}

/// Why the cases of two records cannot be told apart again.
public enum PartyCasesRefused: String, Refusal {
    /// A case of the one was merged into a case of the other meanwhile.
    case casesMerged

    public var rule: String? { "D3" }
    public var kind: RefusalKind { .conflict }

    public var sentence: Bilingual {
        Bilingual(
            it: "Pratiche delle due schede sono state unite fra loro: separa prima quelle.",
            en: "Cases of the two records were merged with each other: part those first.")
    }
}

extension DeskFeature: PartyKeeper {
    public func move(_ merge: PartyMove, in tx: Transaction) throws {
        try tx.append(CasesFollowedParty(merge: merge.id, from: merge.from, into: merge.into))
    }

    public func moveBack(_ merge: PartyMove, in tx: Transaction) throws {
        let moved: SQL = "SELECT case_id FROM case_party_move WHERE merge_id = \(merge.id)"
        let areMixed = try tx.exists(
            """
            SELECT 1 FROM case_file AS one JOIN case_file AS other ON other.id = one.merged_into
            WHERE one.party_id = \(merge.into) AND other.party_id = \(merge.into)
                AND (one.id IN (\(moved))) <> (other.id IN (\(moved)))
            """)
        if areMixed { throw PartyCasesRefused.casesMerged }
        try tx.append(CasesLeftParty(merge: merge.id, from: merge.from, into: merge.into))
    }

    public func holdings(of party: ID<Party>, in db: any Reader) throws -> [PartyHolding] {
        [
            PartyHolding(
                Bilingual(it: "pratiche", en: "cases"),
                try db.count("SELECT COUNT(*) FROM case_file WHERE party_id = \(party)"))
        ]
    }
}
