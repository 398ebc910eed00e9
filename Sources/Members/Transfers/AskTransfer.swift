import Commons
import Kernel
import Store

/// Records that a member asks to pass shares to somebody else. The directors answer within the term.
public struct AskTransfer: Command {
    public static let name = "members.askTransfer"
    public static let purpose = Bilingual(
        it: "Registra la richiesta di un socio di cedere la quota.",
        en: "Records a member's request to transfer a share.")

    public struct Outcome: Codable, Sendable, Equatable {
        public let transfer: ID<ShareTransfer>
        /// After this day silence leaves the member free.
        public let answeredUntil: CalendarDate
    }

    let number: Int
    let receiver: ID<Party>
    let shareCents: Int64
    let means: WithdrawalMeans
    let on: CalendarDate?

    public init(
        number: Int, receiver: ID<Party>, shareCents: Int64, means: WithdrawalMeans,
        on: CalendarDate? = nil
    ) {
        self.number = number
        self.receiver = receiver
        self.shareCents = shareCents
        self.means = means
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Outcome {
        let day = try tx.pastDay(on)
        let giver = try Member.requireInForce(number, on: day, in: tx).party
        _ = try PartyRow.require(receiver, field: "receiver", in: tx)
        guard giver != receiver else { throw TransferRefused.sameParty }
        guard (1...Shares.mostCents).contains(shareCents) else { throw ShareRefused.amount }
        let earlier = try TransferRow.of(giver, in: tx).contains {
            $0.number == number && ($0.status == .open || $0.status == .authorised)
        }
        if earlier { throw TransferRefused.pendingAlready }
        let check = try TransferCheck(
            giver: giver, receiver: receiver, shareCents: shareCents, receivedOn: day, on: day,
            try tx.parameters(), in: tx)
        if let obstacle = check.obstaclesOfAmount.first { throw obstacle }
        let transfer: ID<ShareTransfer> = tx.newID()
        try tx.append(
            TransferAsked(
                transfer: transfer, number: number, giver: giver, receiver: receiver,
                shareCents: shareCents, on: day, means: means),
            occurredAt: tx.moment(of: day))
        return Outcome(transfer: transfer, answeredUntil: check.answeredUntil)
    }
}

/// Records that a member does not wish to transfer any more.
public struct TakeBackTransfer: Command {
    public static let name = "members.takeBackTransfer"
    public static let purpose = Bilingual(
        it: "Registra che un socio non cede più la quota.",
        en: "Records that a member does not wish to transfer any more.")

    let transfer: ID<ShareTransfer>
    let on: CalendarDate?

    public init(transfer: ID<ShareTransfer>, on: CalendarDate? = nil) {
        self.transfer = transfer
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Done {
        let found = try TransferRow.require(transfer, in: tx)
        guard found.status == .open || found.status == .authorised else {
            throw TransferRefused.settled
        }
        let day = try tx.pastDay(on, notBefore: found.receivedOn)
        try tx.append(
            TransferTakenBack(
                transfer: transfer, giver: found.giver, receiver: found.receiver, on: day),
            occurredAt: tx.moment(of: day))
        return Done()
    }
}
