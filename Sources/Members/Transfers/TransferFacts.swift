import Journal
import Kernel
import Store

/// A member asked to pass shares to somebody else.
struct TransferAsked: Fact {
    static let name = "members.transferAsked.v1"
    let transfer: ID<ShareTransfer>
    let number: Int
    let giver: ID<Party>
    let receiver: ID<Party>
    let shareCents: Int64
    let on: CalendarDate
    let means: WithdrawalMeans

    var subjects: [ID<Subject>] { [giver.subject, receiver.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO share_transfer (id, number, giver_id, receiver_id, share_cents, received_on,
                means, status)
            VALUES (\(transfer), \(number), \(giver), \(receiver), \(shareCents), \(on), \(means),
                'open')
            """)
    }
}

/// The directors answered: they authorise the transfer, or do not and say why.
struct TransferAnswered: Fact {
    static let name = "members.transferAnswered.v1"
    let transfer: ID<ShareTransfer>
    let giver: ID<Party>
    let receiver: ID<Party>
    let isAuthorised: Bool
    let resolution: ID<BoardResolution>
    let notifiedOn: CalendarDate

    var subjects: [ID<Subject>] { [giver.subject, receiver.subject, resolution.subject] }

    func searchable(_ content: StatedReason) -> SearchText? {
        content.reason.isEmpty
            ? nil : SearchText(kind: "member", title: "cessione", body: content.reason)
    }

    func apply(_ entry: Entry<StatedReason>, to db: any Writer) throws {
        let status: TransferStatus = isAuthorised ? .authorised : .refused
        try db.execute(
            """
            UPDATE share_transfer SET status = \(status), resolution_id = \(resolution),
                notified_on = \(notifiedOn), reasons = \(entry.content?.reason ?? "")
            WHERE id = \(transfer)
            """)
    }
}

/// The member does not wish to transfer any more.
struct TransferTakenBack: Fact {
    static let name = "members.transferTakenBack.v1"
    let transfer: ID<ShareTransfer>
    let giver: ID<Party>
    let receiver: ID<Party>
    let on: CalendarDate

    var subjects: [ID<Subject>] { [giver.subject, receiver.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            "UPDATE share_transfer SET status = 'taken_back' WHERE id = \(transfer)")
    }
}

/// Shares passed from one to the other: what one loses is what the other gets.
struct ShareTransferred: Fact {
    static let name = "members.shareTransferred.v1"
    let transfer: ID<ShareTransfer>
    let giver: ID<Party>
    let receiver: ID<Party>
    let shareCents: Int64
    let on: CalendarDate

    var subjects: [ID<Subject>] { [giver.subject, receiver.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        for (party, kind, cents) in [
            (giver, ShareMovementKind.given, Shares.leaving(shareCents)),
            (receiver, .received, shareCents),
        ] {
            try ShareMovement(party: party, kind: kind, shareCents: cents, on: on)
                .insert(entry.sequence, entry.recordedAt, in: db)
        }
        try db.execute(
            "UPDATE share_transfer SET status = 'done', done_on = \(on) WHERE id = \(transfer)")
    }
}
