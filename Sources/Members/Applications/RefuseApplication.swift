import Commons
import Kernel
import Store

/// Records that the board does not admit an applicant, and why (COOP-03).
public struct RefuseApplication: Command {
    public static let name = "members.refuseApplication"
    public static let purpose = Bilingual(
        it: "Registra che il consiglio non accoglie la domanda, con i motivi.",
        en: "Records that the board does not admit an applicant, with the reasons.")

    let application: ID<MembershipApplication>
    let resolution: ID<BoardResolution>
    let reasons: String

    public init(
        application: ID<MembershipApplication>, resolution: ID<BoardResolution>, reasons: String
    ) {
        self.application = application
        self.resolution = resolution
        self.reasons = reasons
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try ApplicationRow.require(application, in: tx)
        guard found.status == .open else { throw ApplicationRefused.notOpen }
        guard let resolved = try ResolutionRow.find(resolution, in: tx) else {
            throw ApplicationRefused.resolutionNotFound
        }
        guard resolved.kind == .board else { throw ApplicationRefused.resolutionOfAnotherKind }
        guard resolved.takenOn >= found.appliedOn else {
            throw ApplicationRefused.resolutionBeforeApplication
        }
        let reasons = try Typed.required(reasons, field: "reasons", most: 20_000)
        try tx.append(
            ApplicationNotAccepted(
                application: application, party: found.party, resolution: resolution,
                on: resolved.takenOn),
            content: StatedReason(reason: reasons), occurredAt: tx.moment(of: resolved.takenOn))
        return Done()
    }
}

/// Records when the applicant had notice of the refusal. The answer says by when it was due.
public struct NotifyRefusal: Command {
    public static let name = "members.notifyRefusal"
    public static let purpose = Bilingual(
        it: "Registra quando il rifiuto è stato comunicato.",
        en: "Records when notice of the refusal was given.")

    public struct Outcome: Codable, Sendable, Equatable {
        public let dueOn: CalendarDate
        public let isLate: Bool
        /// By when the applicant may ask the meeting to decide.
        public let appealUntil: CalendarDate
    }

    let application: ID<MembershipApplication>
    let on: CalendarDate?

    public init(application: ID<MembershipApplication>, on: CalendarDate? = nil) {
        self.application = application
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Outcome {
        let found = try ApplicationRow.require(application, in: tx)
        guard found.status == .refused, let decidedOn = found.decidedOn else {
            throw ApplicationRefused.notRefused
        }
        guard found.notifiedOn == nil else { throw ApplicationRefused.notifiedAlready }
        let day = try tx.pastDay(on, notBefore: decidedOn)
        let clocks = AdmissionClocks(parameters: try tx.parameters())
        let (dueOn, appealUntil) = try LawRefused.asking {
            (
                try clocks.noticeUntil(appliedOn: found.appliedOn),
                try clocks.appealUntil(notifiedOn: day)
            )
        }
        try tx.append(
            RefusalNotified(application: application, party: found.party, on: day, until: dueOn),
            occurredAt: tx.moment(of: day))
        return Outcome(dueOn: dueOn, isLate: day > dueOn, appealUntil: appealUntil)
    }
}

/// Records that a refused applicant asks the meeting of members to decide, within the term.
public struct AppealRefusal: Command {
    public static let name = "members.appealRefusal"
    public static let purpose = Bilingual(
        it: "Registra che chi non è stato ammesso chiede che decida l'assemblea.",
        en: "Records that a refused applicant asks the meeting to decide.")

    let application: ID<MembershipApplication>
    /// When the request arrived; today if not said.
    let on: CalendarDate?

    public init(application: ID<MembershipApplication>, on: CalendarDate? = nil) {
        self.application = application
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try ApplicationRow.require(application, in: tx)
        guard found.status == .refused else { throw ApplicationRefused.notRefused }
        guard let notifiedOn = found.notifiedOn else { throw ApplicationRefused.notNotified }
        guard found.appealedOn == nil else { throw ApplicationRefused.appealedAlready }
        let day = try tx.pastDay(on, notBefore: notifiedOn)
        let clocks = AdmissionClocks(parameters: try tx.parameters())
        let until = try LawRefused.asking { try clocks.appealUntil(notifiedOn: notifiedOn) }
        guard day <= until else { throw ApplicationRefused.appealTooLate(until: until) }
        try tx.append(
            RefusalAppealed(application: application, party: found.party, on: day),
            occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Records what the meeting of members decided. Upheld, the application is open again, to be
/// admitted like any other.
public struct DecideAppeal: Command {
    public static let name = "members.decideAppeal"
    public static let purpose = Bilingual(
        it: "Registra la decisione dell'assemblea su una domanda non accolta.",
        en: "Records what the meeting decided on a refused application.")

    let application: ID<MembershipApplication>
    /// A resolution of the meeting.
    let resolution: ID<BoardResolution>
    let isUpheld: Bool

    public init(
        application: ID<MembershipApplication>, resolution: ID<BoardResolution>, isUpheld: Bool
    ) {
        self.application = application
        self.resolution = resolution
        self.isUpheld = isUpheld
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try ApplicationRow.require(application, in: tx)
        guard found.status == .refused, found.appealResolution == nil else {
            throw ApplicationRefused.notRefused
        }
        guard let appealedOn = found.appealedOn else { throw ApplicationRefused.notAppealed }
        guard let resolved = try ResolutionRow.find(resolution, in: tx) else {
            throw ApplicationRefused.resolutionNotFound
        }
        guard resolved.kind == .meeting else { throw ApplicationRefused.resolutionOfAnotherKind }
        guard resolved.takenOn >= appealedOn else {
            throw ApplicationRefused.resolutionBeforeApplication
        }
        let others = try ApplicationRow.of(found.party, in: tx)
        if isUpheld, others.contains(where: { $0.status == .open }) {
            throw ApplicationRefused.openAlready
        }
        try tx.append(
            AppealDecided(
                application: application, party: found.party, resolution: resolution,
                isUpheld: isUpheld),
            occurredAt: tx.moment(of: resolved.takenOn))
        return Done()
    }
}
