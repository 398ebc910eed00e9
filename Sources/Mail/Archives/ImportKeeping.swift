import Commons
import Journal
import Kernel
import Store

/// Why something that an import brought stays when the import is undone.
public enum ImportKept: String, Codable, Sendable, CaseIterable, SQLConvertible {
    /// Something happened in it since: somebody answered, noted, labelled, or a letter came.
    case workedOn
    /// It was there before, and nothing tells how it stood.
    case olderThanImport
    /// A mail server had the same letter.
    case receivedToo
    /// Another import brought the same letter.
    case importedToo
    /// Two records of its person were merged: to part them exactly all must be there.
    case partyMerged

    public var sentence: Bilingual {
        switch self {
        case .workedOn:
            Bilingual(it: "Vi è successo qualcosa dopo.", en: "Something happened in it since.")
        case .olderThanImport:
            Bilingual(
                it: "La pratica c'era prima, e dopo è andata avanti.",
                en: "The case was there before, and has moved on.")
        case .receivedToo:
            Bilingual(
                it: "Una sua lettera è arrivata anche da un server di posta.",
                en: "A letter of it came from a mail server too.")
        case .importedToo:
            Bilingual(
                it: "Una sua lettera è arrivata anche con un'altra importazione.",
                en: "A letter of it came with another import too.")
        case .partyMerged:
            Bilingual(
                it: "Due schede della persona sono state unite: per separarle serve tutto.",
                en: "Two records of the person were merged: to part them all is needed.")
        }
    }
}

/// What an import brought and its undoing leaves, with the fact that holds it, if it is one.
public struct KeptOfImport: Codable, Sendable, Equatable {
    /// The case, or the letter itself where nothing was made of it.
    public let subject: ID<Subject>
    public let letters: Int
    public let reason: ImportKept
    public let sequence: Int64?
}

/// What a feature has made of letters that an import brought (a case): it goes or stays as a whole.
public struct ImportHolding: Sendable {
    public let subject: ID<Subject>
    /// All letters of the import in it.
    public let letters: [ID<MailMessage>]
    /// What holds it, as far as this feature knows.
    public let kept: (reason: ImportKept, sequence: Int64?)?

    public init(
        subject: ID<Subject>, letters: [ID<MailMessage>],
        kept: (reason: ImportKept, sequence: Int64?)?
    ) {
        self.subject = subject
        self.letters = letters
        self.kept = kept
    }
}

/// A feature that makes something of letters, and can take it back as if they had never come.
public protocol ImportKeeper: Feature {
    /// What these letters went into.
    func holdings(
        of letters: [ID<MailMessage>], broughtBy importID: ID<MailImport>, in db: any Reader
    ) throws -> [ImportHolding]

    /// Takes it back, before the letters themselves go.
    func withdraw(
        _ holdings: [ImportHolding], of importID: ID<MailImport>, in tx: Transaction) throws

    /// How a holding is called and where it is seen.
    func named(_ subjects: [ID<Subject>], in db: any Reader) throws -> [ID<Subject>: HoldingName]

    /// What a fact of this name did to a holding, in a few words; nil where it is no fact of its.
    func deed(_ factName: String) -> Bilingual?
}

public struct HoldingName: Codable, Sendable, Equatable {
    public let title: String
    public let href: String

    public init(title: String, href: String) {
        self.title = title
        self.href = href
    }
}

/// What of some letters of an import goes and what stays: by key, so its cost is that of the letters.
struct ImportJudgement {
    private(set) var gone: [ImportHolding] = []
    private(set) var kept: [KeptOfImport] = []

    var goneLetters: Int { gone.reduce(0) { $0 + $1.letters.count } }
    var keptLetters: Int { kept.reduce(0) { $0 + $1.letters } }

    init(
        _ letters: [ID<MailMessage>], of importID: ID<MailImport>, _ keeper: (any ImportKeeper)?,
        in db: any Reader
    ) throws {
        var holdings =
            try keeper?.holdings(of: letters, broughtBy: importID, in: db) ?? []
        let held = Set(holdings.flatMap(\.letters))
        holdings += letters.filter { !held.contains($0) }.map {
            ImportHolding(subject: $0.subject, letters: [$0], kept: nil)
        }
        let own = try Self.reasons(holdings.flatMap(\.letters), importID, in: db)
        for holding in holdings {
            guard let why = holding.kept ?? holding.letters.lazy.compactMap({ own[$0] }).first
            else {
                gone.append(holding)
                continue
            }
            kept.append(
                KeptOfImport(
                    subject: holding.subject, letters: holding.letters.count, reason: why.reason,
                    sequence: why.sequence))
        }
    }

    /// What holds a letter itself: that it came otherwise too.
    private static func reasons(
        _ letters: [ID<MailMessage>], _ importID: ID<MailImport>, in db: any Reader
    ) throws -> [ID<MailMessage>: (reason: ImportKept, sequence: Int64?)] {
        var found: [ID<MailMessage>: (reason: ImportKept, sequence: Int64?)] = [:]
        let foreign = try Journal.firstForeign(
            to: importID.subject, about: letters.map(\.subject), butFor: [AttachmentRead.name],
            in: db)
        for letter in letters {
            if let sequence = foreign[letter.subject] { found[letter] = (.receivedToo, sequence) }
        }
        for (table, reason) in [
            ("mail_import_met" as SQL, ImportKept.importedToo),
            ("message_party_move", .partyMerged),
        ] {
            let there = try db.values(
                "SELECT message_id FROM \(table) WHERE message_id IN \(list: letters)",
                as: ID<MailMessage>.self)
            for letter in there where found[letter] == nil { found[letter] = (reason, nil) }
        }
        return found
    }
}

extension Reading {
    var importKeeper: (any ImportKeeper)? {
        features.lazy.compactMap { $0 as? any ImportKeeper }.first
    }
}
