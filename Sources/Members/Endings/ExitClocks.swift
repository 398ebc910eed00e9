import Kernel

/// The terms around the end of a membership and of a share. The last day counts; where it is a holiday
/// the term ends on the next working day (DATE-01).
public struct ExitClocks: Sendable {
    let parameters: ParameterBook

    public init(parameters: ParameterBook) { self.parameters = parameters }

    /// By when who was excluded may challenge it in court (COOP-13).
    public func exclusionChallengeUntil(notifiedOn day: CalendarDate) throws -> CalendarDate {
        try deadline("exclusion.challenge", from: day)
    }

    /// By when the leaver's share is paid, from the approval of the accounts of the year of exit
    /// (COOP-14).
    public func repaidUntil(approvedOn day: CalendarDate) throws -> CalendarDate {
        try deadline("exit.sharePayment", from: day)
    }

    /// By when the directors answer who wishes to transfer a share (COOP-15).
    public func transferAnsweredUntil(receivedOn day: CalendarDate) throws -> CalendarDate {
        try deadline("share.transferAnswer", from: day)
    }

    /// By when a refused transfer may be challenged in court (COOP-15).
    public func transferChallengeUntil(notifiedOn day: CalendarDate) throws -> CalendarDate {
        try deadline("share.transferChallenge", from: day)
    }

    private func deadline(_ key: String, from day: CalendarDate) throws -> CalendarDate {
        try parameters.term(key, on: day).shifting(.holidays).deadline(from: day)
    }
}
