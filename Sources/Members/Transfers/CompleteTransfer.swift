import Commons
import Kernel
import Store

/// Passes the shares: authorised, or left unanswered beyond the term, to somebody who may have them.
/// Who gives all is no member from the next day on.
public struct CompleteTransfer: Command {
    public static let name = "members.completeTransfer"
    public static let purpose = Bilingual(
        it: "Registra che la quota è passata a chi la riceve.",
        en: "Records that the share has passed to the receiver.")

    public struct Outcome: Codable, Sendable, Equatable {
        /// Whether the giver's membership ended with it.
        public let hasLeft: Bool
    }

    let transfer: ID<ShareTransfer>
    let on: CalendarDate?

    public init(transfer: ID<ShareTransfer>, on: CalendarDate? = nil) {
        self.transfer = transfer
        self.on = on
    }

    public func run(in tx: Transaction) throws -> Outcome {
        let found = try TransferRow.require(transfer, in: tx)
        let day = try tx.pastDay(on, notBefore: found.receivedOn)
        let check = try TransferCheck(found, on: day, try tx.parameters(), in: tx)
        if let obstacle = check.obstacles(on: day).first { throw obstacle }
        let isWhole = found.shareCents == check.giverHolds
        try tx.append(
            ShareTransferred(
                transfer: transfer, giver: found.giver, receiver: found.receiver,
                shareCents: found.shareCents, on: day),
            occurredAt: tx.moment(of: day))
        if isWhole {
            try tx.append(
                MemberLeft(number: found.number, party: found.giver, exit: .transfer, lastDay: day),
                content: StatedReason(reason: ""), occurredAt: tx.moment(of: day))
        }
        return Outcome(hasLeft: isWhole)
    }
}

/// Gathering what a transfer is judged by.
extension TransferCheck {
    init(
        _ row: TransferRow, on day: CalendarDate, _ book: ParameterBook, in db: any Reader
    ) throws {
        try self.init(
            giver: row.giver, receiver: row.receiver, shareCents: row.shareCents,
            receivedOn: row.receivedOn, on: day, status: row.status, notifiedOn: row.notifiedOn,
            number: row.number, book, in: db)
    }

    init(
        giver: ID<Party>, receiver: ID<Party>, shareCents: Int64, receivedOn: CalendarDate,
        on day: CalendarDate, status: TransferStatus = .open, notifiedOn: CalendarDate? = nil,
        number: Int? = nil, _ book: ParameterBook, in db: any Reader
    ) throws {
        self.status = status
        self.notifiedOn = notifiedOn
        self.shareCents = shareCents
        answeredUntil = try LawRefused.asking {
            try ExitClocks(parameters: book).transferAnsweredUntil(receivedOn: receivedOn)
        }
        giverHolds = try Shares.held(by: giver, in: db)
        let membership = try Member.inForce(giver, on: day, in: db)
        isGiverMember =
            membership.map { $0.leftOn == nil && $0.number == number ?? $0.number } ?? false
        isReceiverAdmissible = try Self.isAdmissible(receiver, on: day, book, in: db)
        let sum = try Shares.held(by: receiver, in: db).addingReportingOverflow(shareCents)
        receiverWouldHold = sum.overflow ? nil : sum.partialValue
        smallestShare = (try? book.money("share.minimumValue", on: day))?.cents ?? 0
        let isPerson = try PartyRow.require(receiver, field: "receiver", in: db).kind == .person
        largestHolding =
            isPerson ? Shares.largestHolding(on: [day], book)?.cents : nil
    }

    /// A member, or an applicant who would be admitted but for the share that is to come.
    private static func isAdmissible(
        _ party: ID<Party>, on day: CalendarDate, _ book: ParameterBook, in db: any Reader
    ) throws -> Bool {
        if let member = try Member.inForce(party, on: day, in: db), member.leftOn == nil {
            return true
        }
        guard let row = try ApplicationRow.of(party, in: db).first(where: { $0.status == .open })
        else { return false }
        let application = try MembershipApplication(row, book, in: db)
        return application.obstacles(on: day).allSatisfy { $0 == .shareNotPaid }
    }
}
