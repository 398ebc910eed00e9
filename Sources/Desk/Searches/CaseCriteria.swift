import Commons
import Journal
import Kernel
import Mail
import Members
import Store

/// Which cases are looked for by how they stand.
public enum CaseStanding: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case open, free, waiting, mine, closed

    /// On `case_file`.
    /// - Parameter me: who looks.
    func condition(_ me: ID<Account>?) -> SQL {
        switch self {
        case .open: "case_file.closed_at IS NULL"
        case .free: "case_file.waiting_since IS NOT NULL AND case_file.holder IS NULL"
        case .waiting: "case_file.waiting_since IS NOT NULL"
        case .mine: "case_file.holder = \(me) AND case_file.closed_at IS NULL"
        case .closed: "case_file.closed_at IS NOT NULL"
        }
    }
}

/// What cases are looked for: all of it must hold (J2).
public struct CaseCriteria: Codable, Sendable, Equatable {
    /// In any letter, contact or note of the case, in its title or its person's name.
    public var words: String?
    /// Open ones if left out.
    public var standing: CaseStanding?
    public var kind: ID<CaseKind>?
    /// Only those of which nobody has said the kind.
    public var isUnkinded: Bool
    public var label: ID<Label>?
    /// To which the first letter came.
    public var mailbox: ID<Mailbox>?
    public var party: ID<Party>?
    /// Of people who belong to it today.
    public var community: ID<Community>?

    static let longestWords = 200

    public init(
        words: String? = nil, standing: CaseStanding? = nil, kind: ID<CaseKind>? = nil,
        isUnkinded: Bool = false, label: ID<Label>? = nil, mailbox: ID<Mailbox>? = nil,
        party: ID<Party>? = nil, community: ID<Community>? = nil
    ) {
        self.words = words
        self.standing = standing
        self.kind = kind
        self.isUnkinded = isUnkinded
        self.label = label
        self.mailbox = mailbox
        self.party = party
        self.community = community
    }

    /// Nothing narrows it, but for how cases stand.
    var isEmpty: Bool {
        (words ?? "").trimmingSpace.isEmpty && kind == nil && !isUnkinded && label == nil
            && mailbox == nil && party == nil && community == nil
    }

    /// Those that wait come by how long they have waited, the others by what happened last.
    var isByWaiting: Bool { standing == .free || standing == .waiting }

    /// On `case_file`.
    func condition(_ db: Reading) throws -> SQL {
        var parts: [SQL] = [(standing ?? .open).condition(db.actor.id)]
        if let kind { parts.append("case_file.kind_id = \(kind)") }
        if isUnkinded { parts.append("case_file.kind_id IS NULL") }
        if let label {
            parts.append(
                "case_file.id IN (SELECT case_id FROM case_label WHERE label_id = \(label))")
        }
        if let mailbox { parts.append("case_file.mailbox_id = \(mailbox)") }
        if let party {
            parts.append("case_file.party_id = \(try PartyMerging.survivor(of: party, in: db))")
        }
        if let community {
            parts.append(
                "case_file.party_id IN (\(Belonging.parties(of: community, on: db.today)))")
        }
        if let words = words?.trimmingSpace, !words.isEmpty {
            let cases = try db.remembering("cases with \(words)") { _ in
                try CaseWords.cases(with: words, in: db)
            }
            parts.append("case_file.id IN \(list: cases)")
        }
        return SQL.joined(parts, by: " AND ")
    }
}

/// Cases in which words were said: by the same index as the memory, with inflections and accents.
enum CaseWords {
    /// Of the newest entries that hold the words; more than these nobody reads through.
    static let mostEntries = 2_000

    static func cases(with words: String, in db: Reading) throws -> [ID<CaseFile>] {
        let places = try Search.places(with: words, newest: mostEntries, in: db)
        // A letter or a contact may have gone into another case since.
        let entities = try db.entities(of: places, named: ["contact", "message", "caseFile"])
        func ids(_ name: String) -> [Int64] {
            entities.filter { $0.name == name }.map(\.id).sorted()
        }
        let held = try db.values(
            """
            SELECT case_id FROM case_message WHERE message_id IN \(list: ids("message"))
            UNION SELECT case_id FROM case_contact WHERE id IN \(list: ids("contact"))
            """, as: Int64.self)
        return Set(ids("caseFile") + held).sorted().map { ID<CaseFile>(rawValue: $0) }
    }
}
