import Commons
import Kernel
import Store

/// An application with all that decides whether it may become a membership: values in, values out.
/// The page that says what is missing and the command that refuses share this one truth.
public struct MembershipApplication: Sendable {
    public let row: ApplicationRow
    /// The applicant's memberships so far.
    let memberships: [Member]
    /// Of the community that the application names.
    let standings: [CommunityStanding]
    let sponsorships: [Member]
    /// The sponsor's sponsor, that one's, and so on.
    let sponsorsAbove: [ID<Party>]
    let charters: [CharterRow]
    let signatures: [SignatureRow]
    /// The applicant's share, in euro cents.
    let shareCents: Int64
    let foundedOn: CalendarDate
    /// Whether somebody who is no founder is in the register already.
    let foundingIsOver: Bool
    let parameters: ParameterBook

    /// What stands between this application and the register if the membership began on that day,
    /// in the order in which we look. Empty when nothing does.
    public func obstacles(on day: CalendarDate) -> [AdmissionObstacle] {
        var found: [AdmissionObstacle] = []
        if row.status != .open { found.append(.notOpen) }
        found += obstaclesOfSubstance(on: day)
        return found
    }

    /// The same with the resolution on which the admission rests (COOP-01).
    public func obstacles(
        on day: CalendarDate, resolvedBy resolution: ResolutionRow
    ) -> [AdmissionObstacle] {
        obstacles(on: day) + obstacles(of: resolution, on: day)
    }

    /// All but whether the application is still open: also what a correction of the date must pass.
    func obstaclesOfSubstance(
        on day: CalendarDate, besides own: Int? = nil
    ) -> [AdmissionObstacle] {
        var found: [AdmissionObstacle] = []
        if day < row.appliedOn { found.append(.beforeApplication) }
        let others = memberships.filter { $0.number != own }
        if others.contains(where: { $0.isInForce(on: day) || $0.admittedOn >= day }) {
            found.append(.alreadyMember)
        }
        if row.isFounder {
            if day > foundedOn || (foundingIsOver && own == nil) { found.append(.foundingOver) }
        } else {
            found += obstaclesOfCommunity(on: day) + obstaclesOfSponsor(on: day)
        }
        if isCharterMandatory(on: day), !hasSignedCharter(by: day) {
            found.append(.charterNotSigned)
        }
        if shareCents < requiredCents(on: day) { found.append(.shareNotPaid) }
        return found
    }

    private func obstaclesOfCommunity(on day: CalendarDate) -> [AdmissionObstacle] {
        if row.community == nil { return [.communityMissing] }
        return standings.status(on: day) == .validated ? [] : [.communityNotValidated]
    }

    /// A guarantor answers from the day of the application on, and still does at the admission.
    private func obstaclesOfSponsor(on day: CalendarDate) -> [AdmissionObstacle] {
        guard let sponsor = row.sponsor else { return [.sponsorMissing] }
        if sponsor == row.party { return [.sponsorIsApplicant] }
        guard sponsorships.contains(where: { $0.isInForce(on: row.appliedOn) }) else {
            return [.sponsorNotMember]
        }
        if !sponsorships.contains(where: { $0.isInForce(on: day) }) { return [.sponsorHasLeft] }
        return sponsorsAbove.contains(row.party) ? [.sponsorCycle] : []
    }

    func obstacles(of resolution: ResolutionRow, on day: CalendarDate) -> [AdmissionObstacle] {
        var found: [AdmissionObstacle] = []
        if (resolution.kind == .foundation) != row.isFounder {
            found.append(.resolutionOfAnotherKind)
        }
        if resolution.takenOn < row.appliedOn { found.append(.resolutionBeforeApplication) }
        if day < resolution.takenOn { found.append(.admittedBeforeResolution) }
        return found
    }

    /// From 2019-01-01, as dated policy says (M3).
    private func isCharterMandatory(on day: CalendarDate) -> Bool {
        (try? parameters.text("admission.charterMandatory", on: day)) == "yes"
    }

    private func hasSignedCharter(by day: CalendarDate) -> Bool {
        let since = charters.filter { $0.mustSignAgain && $0.inForceFrom <= day }.map(\.inForceFrom)
            .max()
        return signatures.contains { signature in
            signature.signedOn <= day
                && charters.contains {
                    $0.id == signature.version && $0.inForceFrom >= since ?? .first
                }
        }
    }

    /// What was asked for, and never less than the smallest share of the day (COOP-02, COOP-16).
    public func requiredCents(on day: CalendarDate) -> Int64 {
        let smallest = (try? parameters.money("share.minimumValue", on: day))?.cents ?? 0
        return max(smallest, row.requestedCents ?? 0)
    }
}
