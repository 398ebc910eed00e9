import CMS
import Commons
import Journal
import Kernel
import Outside
import Store

/// Somebody outside the cooperative who signs at what moment something existed (RFC 3161).
public enum TimeAuthority {
    /// Two that are independent are what one wants; more cost and prove little.
    static let most = 5
    static let hoursBetween = "evidence.hoursBetweenMarks"
    static let factsBetween = "evidence.factsBetweenMarks"
    static let lateAfterHours = "evidence.lateMarkHours"
}

/// An authority as its row has it.
struct TimeAuthorityRow: Sendable, Equatable {
    let id: ID<TimeAuthority>
    let title: String
    let url: String
    /// Certificates in PEM that are trusted to stand behind its marks.
    let roots: String
    let isHere: Bool
    let namedAt: Instant
    let droppedAt: Instant?

    /// Those that are asked, the first named first.
    static func all(in db: any Reader) throws -> [TimeAuthorityRow] {
        try ever(in: db).filter { $0.droppedAt == nil }
    }

    /// With those that were asked once: their marks stand.
    static func ever(in db: any Reader) throws -> [TimeAuthorityRow] {
        try db.rows(
            """
            SELECT id, title, url, roots, is_here, named_at, dropped_at FROM time_authority
            ORDER BY id
            """
        ) {
            TimeAuthorityRow(
                id: try $0["id"], title: try $0["title"], url: try $0["url"],
                roots: try $0["roots"], isHere: try $0["is_here"], namedAt: try $0["named_at"],
                droppedAt: try $0["dropped_at"])
        }
    }

    static func require(_ id: ID<TimeAuthority>, in db: any Reader) throws -> TimeAuthorityRow {
        guard let row = try all(in: db).first(where: { $0.id == id }) else {
            throw CommonRefusal.notFound
        }
        return row
    }
}

/// Seals are marked by this authority from here on. Roots of one that was dropped stay in this fact, so that
/// its marks can be checked for ever.
struct TimeAuthorityNamed: Fact {
    static let name = "evidence.authorityNamed.v1"
    let authority: ID<TimeAuthority>
    let title: String
    let url: String
    let roots: String
    let isHere: Bool

    var subjects: [ID<Subject>] { [authority.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO time_authority (id, title, url, roots, is_here, named_at)
            VALUES (\(authority), \(title), \(url), \(roots), \(isHere), \(entry.recordedAt))
            """)
    }
}

/// It is asked no more; its marks stand.
struct TimeAuthorityDropped: Fact {
    static let name = "evidence.authorityDropped.v1"
    let authority: ID<TimeAuthority>

    var subjects: [ID<Subject>] { [authority.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE time_authority SET dropped_at = \(entry.recordedAt) WHERE id = \(authority)
            """)
    }
}

/// Lets an authority mark the seals from here on.
public struct NameTimeAuthority: Command {
    public static let name = "evidence.nameAuthority"
    public static let purpose = Bilingual(
        it: "Fa marcare i sigilli da un'autorità di marcatura temporale.",
        en: "Has the seals marked by a time authority.")

    let title: String
    /// `https://` or `http://`: what it answers is signed anyway.
    let url: String
    /// Its roots, in PEM.
    let roots: String
    /// A program on this very machine, as only the command line may say.
    let isHere: Bool?

    public init(title: String, url: String, roots: String, isHere: Bool? = nil) {
        self.title = title
        self.url = url
        self.roots = roots
        self.isHere = isHere
    }

    private static let longestRoots = 64 << 10

    public func run(in tx: Transaction) throws -> ID<TimeAuthority> {
        let title = try Typed.required(title, field: "title", most: 80)
        let isHere = (isHere ?? false) && tx.road == .cli
        guard let address = OutsideAddress(url),
            isHere ? address.isNamedHere : address.isNamedOutside
        else { throw AuthorityRefused.badAddress }
        guard roots.utf8.count <= Self.longestRoots else {
            throw InputRefused.tooLong(field: "roots", most: Self.longestRoots)
        }
        guard TimeStamp.count(ofRoots: roots) != nil else { throw AuthorityRefused.noRoots }
        let known = try TimeAuthorityRow.all(in: tx)
        guard known.count < TimeAuthority.most else { throw AuthorityRefused.tooMany }
        guard !known.contains(where: { $0.url == address.text }) else {
            throw AuthorityRefused.isNamed
        }
        let authority: ID<TimeAuthority> = tx.newID()
        try tx.append(
            TimeAuthorityNamed(
                authority: authority, title: title, url: address.text, roots: roots, isHere: isHere)
        )
        return authority
    }
}

/// Asks an authority no more.
public struct DropTimeAuthority: Command {
    public static let name = "evidence.dropAuthority"
    public static let purpose = Bilingual(
        it: "Non chiede più marche a un'autorità; quelle che ha dato restano.",
        en: "Asks an authority for no more marks; those that it gave stay.")

    let authority: ID<TimeAuthority>

    public init(authority: ID<TimeAuthority>) { self.authority = authority }

    public func run(in tx: Transaction) throws -> Done {
        _ = try TimeAuthorityRow.require(authority, in: tx)
        try tx.append(TimeAuthorityDropped(authority: authority))
        try tx.executeOperational("DELETE FROM time_attempt WHERE authority = \(authority)")
        return Done()
    }
}

enum AuthorityRefused: String, Refusal {
    case badAddress, noRoots, tooMany, isNamed

    var kind: RefusalKind { self == .isNamed || self == .tooMany ? .conflict : .invalid }
    var rule: String? { "E1" }

    var field: String? {
        switch self {
        case .badAddress, .isNamed: "url"
        case .noRoots: "roots"
        case .tooMany: nil
        }
    }

    var sentence: Bilingual {
        switch self {
        case .badAddress:
            Bilingual(
                it:
                    "L'indirizzo si scrive come http://marche.example/tsa, e porta a una macchina su internet.",
                en:
                    "The address reads like http://marks.example/tsa, and leads to a machine on the internet."
            )
        case .noRoots:
            Bilingual(
                it:
                    "Servono uno o più certificati in formato PEM (-----BEGIN CERTIFICATE-----): li pubblica l'autorità.",
                en:
                    "One or more certificates in PEM are needed (-----BEGIN CERTIFICATE-----): the authority publishes them."
            )
        case .tooMany:
            Bilingual(
                it: "Ci sono già \(TimeAuthority.most) autorità: togline una prima.",
                en: "There are \(TimeAuthority.most) authorities already: drop one first.")
        case .isNamed:
            Bilingual(
                it: "Quest'autorità c'è già.", en: "This authority is there already.")
        }
    }
}
