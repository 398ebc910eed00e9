import Commons
import Kernel
import Store

/// Records that the directors authorise a transfer.
public struct AuthoriseTransfer: Command {
    public static let name = "members.authoriseTransfer"
    public static let purpose = Bilingual(
        it: "Registra che il consiglio autorizza la cessione di una quota.",
        en: "Records that the board authorises the transfer of a share.")

    let transfer: ID<ShareTransfer>
    let resolution: ID<BoardResolution>
    /// The day of the notice; today if not said.
    let notifiedOn: CalendarDate?

    public init(
        transfer: ID<ShareTransfer>, resolution: ID<BoardResolution>,
        notifiedOn: CalendarDate? = nil
    ) {
        self.transfer = transfer
        self.resolution = resolution
        self.notifiedOn = notifiedOn
    }

    public func run(in tx: Transaction) throws -> Done {
        let (found, day) = try tx.unanswered(transfer, resolution, notifiedOn)
        try tx.append(
            TransferAnswered(
                transfer: transfer, giver: found.giver, receiver: found.receiver,
                isAuthorised: true, resolution: resolution, notifiedOn: day),
            content: StatedReason(reason: ""), occurredAt: tx.moment(of: day))
        return Done()
    }
}

/// Records that the directors do not authorise a transfer, and why. After the term it is too late.
public struct RefuseTransfer: Command {
    public static let name = "members.refuseTransfer"
    public static let purpose = Bilingual(
        it: "Registra che il consiglio non autorizza la cessione, e perché.",
        en: "Records that the board does not authorise the transfer, and why.")

    public struct Outcome: Codable, Sendable, Equatable {
        /// By when the member may challenge it in court.
        public let challengeUntil: CalendarDate
    }

    let transfer: ID<ShareTransfer>
    let resolution: ID<BoardResolution>
    let reasons: String
    let notifiedOn: CalendarDate?

    public init(
        transfer: ID<ShareTransfer>, resolution: ID<BoardResolution>, reasons: String,
        notifiedOn: CalendarDate? = nil
    ) {
        self.transfer = transfer
        self.resolution = resolution
        self.reasons = reasons
        self.notifiedOn = notifiedOn
    }

    public func run(in tx: Transaction) throws -> Outcome {
        let (found, day) = try tx.unanswered(transfer, resolution, notifiedOn)
        let reasons = try Typed.required(reasons, field: "reasons", most: 20_000)
        let clocks = ExitClocks(parameters: try tx.parameters())
        let (until, challenge) = try LawRefused.asking {
            (
                try clocks.transferAnsweredUntil(receivedOn: found.receivedOn),
                try clocks.transferChallengeUntil(notifiedOn: day)
            )
        }
        guard day <= until else { throw TransferRefused.answeredTooLate(until: until) }
        try tx.append(
            TransferAnswered(
                transfer: transfer, giver: found.giver, receiver: found.receiver,
                isAuthorised: false, resolution: resolution, notifiedOn: day),
            content: StatedReason(reason: reasons), occurredAt: tx.moment(of: day))
        return Outcome(challengeUntil: challenge)
    }
}

extension Transaction {
    fileprivate func unanswered(
        _ transfer: ID<ShareTransfer>, _ resolution: ID<BoardResolution>,
        _ notifiedOn: CalendarDate?
    ) throws -> (TransferRow, CalendarDate) {
        let found = try TransferRow.require(transfer, in: self)
        guard found.status == .open else { throw TransferRefused.settled }
        let day = try decided(resolution, notifiedOn)
        guard day >= found.receivedOn else {
            throw DayRefused.tooEarly(field: "notifiedOn", earliest: found.receivedOn)
        }
        return (found, day)
    }
}
