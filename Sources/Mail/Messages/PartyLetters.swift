import Commons
import Journal
import Kernel
import Members
import Store

/// Two records are of one party: the letters of the one are the other's.
struct LettersFollowedParty: Fact {
    static let name = "mail.lettersFollowedParty.v1"
    let merge: ID<PartyMerging>
    let from: ID<Party>
    let into: ID<Party>

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO message_party_move (merge_id, message_id)
            SELECT CAST(\(merge) AS BIGINT), id FROM message WHERE party_id = \(from)
            """)
        try db.execute("UPDATE message SET party_id = \(into) WHERE party_id = \(from)")
    }
}

/// They were two after all: each has its letters again.
struct LettersLeftParty: Fact {
    static let name = "mail.lettersLeftParty.v1"
    let merge: ID<PartyMerging>
    let from: ID<Party>
    let into: ID<Party>

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE message SET party_id = \(from) WHERE party_id = \(into)
                AND id IN (SELECT message_id FROM message_party_move WHERE merge_id = \(merge))
            """)
        try db.execute("DELETE FROM message_party_move WHERE merge_id = \(merge)")
    }
}

extension MailFeature: PartyKeeper {
    public func move(_ merge: PartyMove, in tx: Transaction) throws {
        try tx.append(LettersFollowedParty(merge: merge.id, from: merge.from, into: merge.into))
    }

    public func moveBack(_ merge: PartyMove, in tx: Transaction) throws {
        try tx.append(LettersLeftParty(merge: merge.id, from: merge.from, into: merge.into))
    }

    public func holdings(of party: ID<Party>, in db: any Reader) throws -> [PartyHolding] {
        [
            PartyHolding(
                Bilingual(it: "lettere", en: "letters"),
                try db.count("SELECT COUNT(*) FROM message WHERE party_id = \(party)"))
        ]
    }
}
