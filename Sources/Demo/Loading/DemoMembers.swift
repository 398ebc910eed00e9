import Commons
import Kernel
import Members

extension DemoLoader {
    /// The register, in the order of admission, so that numbers follow it. Gives how many entered it
    /// and how many the rules kept out.
    func loadMembers(_ world: World) async throws -> (admitted: Int, refused: Int) {
        let charterDay = CalendarDate(year: 2016, month: 1, day: 1) ?? CalendarDate(dayNumber: 0)
        let foundedOn = corpus.house.foundedOn.date
        let deed = try await house.batch(as: .house, road: .import, cause: "demo") { tx in
            try tx.perform(
                PublishCharter(
                    title: "Carta dei Valori condivisi", text: Self.charter, inForceFrom: charterDay
                ))
            return try tx.perform(RecordResolution(kind: .foundation, number: "1", on: foundedOn))
        }
        let entering = corpus.parties.filter { $0.membership?.admittedOn != nil }.sorted {
            ($0.membership?.admittedOn?.date ?? foundedOn, $0.index)
                < ($1.membership?.admittedOn?.date ?? foundedOn, $1.index)
        }
        var admitted = 0
        var refused = 0
        for lot in entering.lots(of: 100) {
            let (yes, no) = try await house.batch(as: .house, road: .import, cause: "demo") { tx in
                var counts = (0, 0)
                for party in lot {
                    do {
                        try tx.attempt { try Self.admit(party, world, deed: deed, in: tx) }
                        counts.0 += 1
                    } catch is any Refusal {
                        counts.1 += 1
                    }
                }
                return counts
            }
            admitted += yes
            refused += no
        }
        try await apply(corpus.parties.filter { $0.membership?.isPending == true }, world)
        return (admitted, refused)
    }

    private static func admit(
        _ party: DemoParty, _ world: World, deed: ID<BoardResolution>, in tx: Transaction
    ) throws {
        guard let membership = party.membership, let id = world.parties[party.index],
            let admittedOn = membership.admittedOn
        else { return }
        let application = try tx.perform(
            ApplyForMembership(
                party: id, sponsor: membership.sponsorIndex.flatMap { world.parties[$0] },
                community: membership.isFounder ? nil : world.communities[party.communityIndex],
                requestedCents: Int64(membership.shareCents), isFounder: membership.isFounder,
                on: membership.appliedOn.date))
        if let signed = membership.charterSignedOn {
            try tx.perform(
                SignCharter(party: id, typedName: party.person.fullName, on: signed.date))
        }
        try tx.perform(
            PayShare(party: id, shareCents: Int64(membership.shareCents), on: admittedOn.date))
        let resolvedOn = (membership.resolvedOn ?? admittedOn).date
        let resolution =
            membership.isFounder
            ? deed
            : try tx.perform(RecordResolution(number: "A\(party.index)", on: resolvedOn))
        let number = try tx.perform(
            AdmitMember(
                application: application, resolution: resolution, effectiveOn: admittedOn.date,
                enteredOn: admittedOn.date))
        if let end = membership.end { try leave(number, end, party, tx) }
    }

    private static func leave(
        _ number: Int, _ end: DemoMembershipEnd, _ party: DemoParty, _ tx: Transaction
    ) throws {
        switch end.cause {
        case .death:
            if party.organisation == nil {
                try tx.perform(RecordDeath(number: number, on: end.on.date))
            }
        case .withdrawal:
            let request = try tx.perform(
                AskWithdrawal(
                    number: number, means: .certifiedMail, ground: end.reason,
                    on: end.on.date.adding(days: -20)))
            let resolution = try tx.perform(
                RecordResolution(number: "R\(party.index)", on: end.on.date.adding(days: -5)))
            try tx.perform(
                AcceptWithdrawal(request: request, resolution: resolution, notifiedOn: end.on.date))
        case .exclusion:
            let resolution = try tx.perform(
                RecordResolution(number: "E\(party.index)", on: end.on.date.adding(days: -5)))
            try tx.perform(
                ExcludeMember(
                    number: number, ground: .seriousBreach, reasons: end.reason,
                    resolution: resolution,
                    notifiedOn: end.on.date))
        }
    }

    private func apply(_ parties: [DemoParty], _ world: World) async throws {
        try await house.batch(as: .house, road: .import, cause: "demo") { tx in
            for party in parties {
                guard let membership = party.membership, let id = world.parties[party.index] else {
                    continue
                }
                try tx.perform(
                    ApplyForMembership(
                        party: id, sponsor: membership.sponsorIndex.flatMap { world.parties[$0] },
                        community: world.communities[party.communityIndex],
                        requestedCents: Int64(membership.shareCents), on: membership.appliedOn.date)
                )
            }
        }
    }

    private static let charter = """
        Chi entra condivide questi valori: la mutualità prima del profitto, la trasparenza dei conti e \
        delle decisioni, la cura della richiesta di ciascuno, il rispetto del lavoro e dell'ambiente, la \
        responsabilità verso chi verrà dopo di noi.
        """
}
