import Commons
import Kernel
import Store

/// The cases in which a member can be excluded (COOP-13, c.c. 2533): no other.
public enum ExclusionGround: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case bylaws, seriousBreach, lostRequirements
    /// c.c. 2531
    case shareNotPaid
    /// c.c. 2286
    case incapacity
    /// c.c. 2288
    case insolvency

    public var title: Bilingual {
        switch self {
        case .bylaws: Bilingual(it: "caso previsto dallo statuto", en: "case of the bylaws")
        case .seriousBreach: Bilingual(it: "gravi inadempienze", en: "serious breach")
        case .lostRequirements:
            Bilingual(it: "perdita dei requisiti", en: "loss of the requirements")
        case .shareNotPaid: Bilingual(it: "quota non versata (2531)", en: "share not paid (2531)")
        case .incapacity:
            Bilingual(it: "interdizione o impossibilità (2286)", en: "incapacity (2286)")
        case .insolvency: Bilingual(it: "insolvenza (2288)", en: "insolvency (2288)")
        }
    }
}

/// Accepts a request to withdraw: membership ends with the day of the notice (COOP-12).
public struct AcceptWithdrawal: Command {
    public static let name = "members.acceptWithdrawal"
    public static let purpose = Bilingual(
        it: "Registra che il recesso è stato accolto e comunicato.",
        en: "Records that a withdrawal was accepted and notice given.")

    public struct Outcome: Codable, Sendable, Equatable {
        public let lastDay: CalendarDate
        public let mutualRelationEndsOn: CalendarDate
    }

    let request: ID<WithdrawalRequest>
    let resolution: ID<BoardResolution>
    /// The day of the notice; today if not said.
    let notifiedOn: CalendarDate?

    public init(
        request: ID<WithdrawalRequest>, resolution: ID<BoardResolution>,
        notifiedOn: CalendarDate? = nil
    ) {
        self.request = request
        self.resolution = resolution
        self.notifiedOn = notifiedOn
    }

    public func run(in tx: Transaction) throws -> Outcome {
        let (found, day) = try tx.openRequest(request, resolution, notifiedOn)
        let member = try Member.requireInForce(found.number, on: day, in: tx)
        let clocks = WithdrawalClocks(parameters: try tx.parameters())
        let ends = try LawRefused.asking {
            try clocks.mutualRelationEnds(communicatedOn: found.receivedOn)
        }
        try tx.append(
            MemberLeft(
                number: found.number, party: member.party, exit: .withdrawal, lastDay: day,
                resolution: resolution, mutualRelationEndsOn: ends, request: request),
            content: StatedReason(reason: found.ground), occurredAt: tx.moment(of: day))
        return Outcome(lastDay: day, mutualRelationEndsOn: ends)
    }
}

/// Does not accept a request to withdraw, and says why.
public struct RefuseWithdrawal: Command {
    public static let name = "members.refuseWithdrawal"
    public static let purpose = Bilingual(
        it: "Registra che il recesso non è stato accolto, e perché.",
        en: "Records that a withdrawal was not accepted, and why.")

    let request: ID<WithdrawalRequest>
    let resolution: ID<BoardResolution>
    let reasons: String
    let notifiedOn: CalendarDate?

    public init(
        request: ID<WithdrawalRequest>, resolution: ID<BoardResolution>, reasons: String,
        notifiedOn: CalendarDate? = nil
    ) {
        self.request = request
        self.resolution = resolution
        self.reasons = reasons
        self.notifiedOn = notifiedOn
    }

    public func run(in tx: Transaction) throws -> Done {
        let (found, day) = try tx.openRequest(request, resolution, notifiedOn)
        let reasons = try Typed.required(reasons, field: "reasons", most: 20_000)
        let member = try Member.require(found.number, in: tx)
        try tx.append(
            WithdrawalNotAccepted(
                request: request, party: member.party, resolution: resolution, notifiedOn: day),
            content: StatedReason(reason: reasons), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Excludes a member on a listed ground, by resolution; the last day is that of the notice.
public struct ExcludeMember: Command {
    public static let name = "members.exclude"
    public static let purpose = Bilingual(
        it: "Registra l'esclusione di un socio.", en: "Records the exclusion of a member.")

    let number: Int
    let ground: ExclusionGround
    let reasons: String
    let resolution: ID<BoardResolution>
    /// The day of the notice, the last of membership; today if not said.
    let notifiedOn: CalendarDate?

    public init(
        number: Int, ground: ExclusionGround, reasons: String, resolution: ID<BoardResolution>,
        notifiedOn: CalendarDate? = nil
    ) {
        self.number = number
        self.ground = ground
        self.reasons = reasons
        self.resolution = resolution
        self.notifiedOn = notifiedOn
    }

    public func run(in tx: Transaction) throws -> Done {
        let day = try tx.decided(resolution, notifiedOn)
        let member = try Member.requireInForce(number, on: day, in: tx)
        let reasons = try Typed.required(reasons, field: "reasons", most: 20_000)
        try tx.append(
            MemberLeft(
                number: number, party: member.party, exit: .exclusion, lastDay: day,
                resolution: resolution, ground: ground),
            content: StatedReason(reason: reasons), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Records that a member died.
public struct RecordDeath: Command {
    public static let name = "members.recordDeath"
    public static let purpose = Bilingual(
        it: "Registra il decesso di un socio.", en: "Records that a member died.")

    let number: Int
    let on: CalendarDate

    public init(number: Int, on: CalendarDate) {
        self.number = number
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        let day = try tx.pastDay(on)
        let member = try Member.requireInForce(number, on: day, in: tx)
        guard try PartyRow.require(member.party, in: tx).kind == .person else {
            throw RegisterRefused.onlyPeopleDie
        }
        try tx.append(
            MemberLeft(number: number, party: member.party, exit: .death, lastDay: day),
            content: StatedReason(reason: ""), occurredAt: tx.moment(of: day))
        return Done()
    }
}

extension Transaction {
    /// The day of the notice of what the board or the meeting resolved.
    func decided(
        _ resolution: ID<BoardResolution>, _ notifiedOn: CalendarDate?, field: String = "notifiedOn"
    ) throws -> CalendarDate {
        guard let resolved = try ResolutionRow.find(resolution, in: self) else {
            throw RegisterRefused.resolutionNotFound
        }
        guard resolved.kind != .foundation else { throw RegisterRefused.resolutionOfAnotherKind }
        let day = try pastDay(notifiedOn, field: field)
        guard day >= resolved.takenOn else { throw RegisterRefused.resolutionTooEarly }
        return day
    }

    fileprivate func openRequest(
        _ request: ID<WithdrawalRequest>, _ resolution: ID<BoardResolution>,
        _ notifiedOn: CalendarDate?
    ) throws -> (WithdrawalRow, CalendarDate) {
        guard let found = try WithdrawalRow.find(request, in: self) else {
            throw RegisterRefused.requestNotFound
        }
        guard found.status == .open else { throw RegisterRefused.requestNotOpen }
        let day = try decided(resolution, notifiedOn)
        guard day >= found.receivedOn else {
            throw DayRefused.tooEarly(field: "notifiedOn", earliest: found.receivedOn)
        }
        return (found, day)
    }
}
