/// The way into the register of members, and perhaps out of it.
public struct DemoMembership: Sendable, Hashable {
    /// One of those who signed the deed on the first day, without sponsor (rule M2).
    public let isFounder: Bool
    public let appliedOn: DemoDay
    /// Who presented the applicant, a member on the day of the application; nil for founders.
    public let sponsorIndex: Int?
    /// Nil while the application waits for the board.
    public let resolvedOn: DemoDay?
    public let admittedOn: DemoDay?
    /// The charter exists since 2016 and is asked of everybody admitted from 1 January 2019 (rule
    /// M3).
    public let charterSignedOn: DemoDay?
    public let shareCents: Int
    public let end: DemoMembershipEnd?

    public var isPending: Bool { admittedOn == nil }

    func isInForce(on day: DemoDay) -> Bool {
        guard let admittedOn, admittedOn <= day else { return false }
        guard let end else { return true }
        return day < end.on
    }
}

public struct DemoMembershipEnd: Sendable, Hashable {
    public enum Cause: String, Sendable {
        case withdrawal
        case exclusion
        case death
    }

    public let cause: Cause
    public let on: DemoDay
    /// In Italian, as the register would have it.
    public let reason: String
}
