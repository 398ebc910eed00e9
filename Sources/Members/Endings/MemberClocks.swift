import Kernel
import Store

/// All terms around one entry of the register, those of the member included: values in, values out.
struct MemberClocks {
    let member: Member
    let name: String
    let withdrawals: [WithdrawalRow]
    let transfers: [TransferRow]
    let calls: [(call: ShareCallRow, missingCents: Int64)]
    let settlement: LeaversToSettle.Line?
    let parameters: ParameterBook

    /// The nearest first. A term of a time of which we do not know the law is left out.
    func list(on today: CalendarDate) -> [MembershipClock] {
        let withdrawal = WithdrawalClocks(parameters: parameters)
        let exit = ExitClocks(parameters: parameters)
        var found: [MembershipClock] = []
        func note(_ kind: MembershipClock.Kind, _ dueOn: CalendarDate?, _ cents: Int64? = nil) {
            guard let dueOn, kind.isOurs || dueOn >= today else { return }
            found.append(
                MembershipClock(
                    kind: kind, number: member.number, party: member.party, name: name,
                    dueOn: dueOn, cents: cents))
        }
        for request in withdrawals {
            switch request.status {
            case .open where member.leftOn == nil:
                note(
                    .withdrawalExamination,
                    try? withdrawal.examinedUntil(receivedOn: request.receivedOn))
            case .refused:
                note(
                    .withdrawalChallenge,
                    request.notifiedOn.flatMap { try? withdrawal.challengeUntil(notifiedOn: $0) })
            case .accepted where member.exit == .withdrawal:
                note(
                    .mutualRelation,
                    try? withdrawal.mutualRelationEnds(communicatedOn: request.receivedOn))
            default: break
            }
        }
        for transfer in transfers where transfer.number == member.number {
            switch transfer.status {
            case .open where member.leftOn == nil:
                note(
                    .transferAnswer,
                    try? exit.transferAnsweredUntil(receivedOn: transfer.receivedOn),
                    transfer.shareCents)
            case .refused:
                note(
                    .transferChallenge,
                    transfer.notifiedOn.flatMap { try? exit.transferChallengeUntil(notifiedOn: $0) }
                )
            default: break
            }
        }
        if member.exit == .exclusion, let leftOn = member.leftOn {
            note(.exclusionChallenge, try? exit.exclusionChallengeUntil(notifiedOn: leftOn))
        }
        if member.leftOn == nil {
            for (call, missing) in calls { note(.shareCall, call.dueOn, missing) }
        }
        if let settlement, settlement.number == member.number {
            note(.shareRepayment, settlement.dueOn, settlement.heldCents)
        }
        return found.sorted { ($0.dueOn, $0.kind.rawValue) < ($1.dueOn, $1.kind.rawValue) }
    }
}
