import Commons
import Journal
import Kernel
import Store

/// Why a leaver's share, or a part of it, is not paid back.
public enum ForfeitGround: String, Sendable, Codable, CaseIterable {
    /// The accounts of the year of exit show losses that shares bear (COOP-14).
    case losses
    case bylaws
    /// Nobody asked for it in time.
    case prescribed

    public var title: Bilingual {
        switch self {
        case .losses: Bilingual(it: "perdite del bilancio d'uscita", en: "losses of the accounts")
        case .bylaws: Bilingual(it: "caso previsto dallo statuto", en: "case of the bylaws")
        case .prescribed: Bilingual(it: "prescrizione", en: "not claimed in time")
        }
    }
}

/// A leaver's share, or a part of it, is not owed any more.
struct ShareForfeited: Fact {
    static let name = "members.shareForfeited.v1"
    let party: ID<Party>
    /// Positive: what is not paid back.
    let shareCents: Int64
    let ground: ForfeitGround
    let resolution: ID<BoardResolution>
    let on: CalendarDate

    var subjects: [ID<Subject>] { [party.subject, resolution.subject] }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        try ShareMovement(
            party: party, kind: .forfeited, shareCents: Shares.leaving(shareCents), on: on,
            reference: entry.content?.reason
        ).insert(entry.sequence, entry.recordedAt, in: db)
    }
}

/// Records that a leaver's share, or a part of it, is not paid back, by resolution and for a reason.
public struct ForfeitShare: Command {
    public static let name = "members.forfeitShare"
    public static let purpose = Bilingual(
        it: "Registra che una quota di chi è uscito non si rimborsa, e perché.",
        en: "Records that a leaver's share is not paid back, and why.")

    let party: ID<Party>
    let shareCents: Int64
    let ground: ForfeitGround
    let reasons: String
    let resolution: ID<BoardResolution>
    let on: CalendarDate?

    public init(
        party: ID<Party>, shareCents: Int64, ground: ForfeitGround, reasons: String,
        resolution: ID<BoardResolution>, on: CalendarDate? = nil
    ) {
        self.party = party
        self.shareCents = shareCents
        self.ground = ground
        self.reasons = reasons
        self.resolution = resolution
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        _ = try PartyRow.require(party, in: tx)
        let day = try tx.decided(resolution, on, field: "on")
        let reasons = try Typed.required(reasons, field: "reasons", most: 4_000)
        try tx.leaverHolds(shareCents, party, on: day)
        try tx.append(
            ShareForfeited(
                party: party, shareCents: shareCents, ground: ground, resolution: resolution,
                on: day),
            content: StatedReason(reason: reasons), occurredAt: tx.moment(of: day))
        return Done()
    }
}
