import Commons
import Kernel
import Store

extension ImportStep {
    /// A membership that is not in the register yet is lived from application to exit; one that is
    /// there must say the same, but for an exit that we did not know of.
    mutating func live(
        _ plan: ImportPlan.MembershipPlan, of party: ID<Party>, _ community: ID<Community>?
    ) throws {
        let memberships = try Member.of(party, in: tx)
        let known = memberships.first { member in
            plan.number.map { $0 == member.number } ?? (member.admittedOn == plan.admittedOn)
        }
        let number: Int
        if let known {
            guard known.admittedOn == plan.admittedOn else {
                throw ImportStopped(
                    .admittedOn,
                    it:
                        "Nel libro soci il numero \(known.number) decorre dal \(known.admittedOn.italian): "
                        + "una data si corregge dal libro, non importando.",
                    en:
                        "In the register number \(known.number) begins on \(known.admittedOn.english): a date is "
                        + "corrected there, not by an import.")
            }
            number = known.number
        } else {
            number = try admit(plan, party, community)
            note()
        }
        if let exit = plan.exit { try leave(exit, number) }
    }

    private func admit(
        _ plan: ImportPlan.MembershipPlan, _ party: ID<Party>, _ community: ID<Community>?
    ) throws -> Int {
        let resolution = try resolution(of: plan)
        let application = try tx.perform(
            ApplyForMembership(
                party: party, sponsor: try plan.sponsor.map(sponsor), community: community,
                isFounder: plan.isFounder,
                on: plan.appliedOn ?? min(resolution.takenOn, plan.admittedOn)))
        if let cents = plan.shareCents {
            _ = try tx.perform(
                PayShare(
                    party: party, shareCents: cents, premiumCents: plan.premiumCents,
                    on: plan.sharePaidOn ?? plan.admittedOn))
        }
        return try tx.admit(
            application, resolution.id, effectiveOn: plan.admittedOn,
            enteredOn: plan.enteredOn ?? plan.admittedOn,
            number: try plan.number ?? MemberNumber.next(in: tx))
    }

    /// By member number, tax identifier or external code.
    private func sponsor(_ text: String) throws -> ID<Party> {
        if let number = ImportFile.number(text) {
            if let member = try Member.find(number: number, in: tx) { return member.party }
        } else if let tax = try? TaxIdentifier(text),
            let party = try Parties.byTaxIdentifier(tax, in: tx)
        {
            return party
        }
        let byCode = try tx.value(
            "SELECT COALESCE(merged_into, id) FROM party WHERE external_code = \(text)",
            as: ID<Party>.self)
        guard let byCode else {
            throw ImportStopped(
                .sponsor,
                it: "Chi presenta non si trova: scrivi il suo numero socio o il codice fiscale.",
                en: "The sponsor is not found: give a member number or a tax identifier.")
        }
        return byCode
    }

    private func resolution(of plan: ImportPlan.MembershipPlan) throws -> ResolutionRow {
        if plan.isFounder {
            if let deed = try ResolutionRow.deed(in: tx) { return deed }
            return try recorded(
                .foundation, number: plan.resolutionNumber ?? "1",
                on: plan.resolutionOn ?? plan.admittedOn,
                .resolutionNumber, .resolutionOn)
        }
        return try recorded(
            .board, number: plan.resolutionNumber, on: plan.resolutionOn, .resolutionNumber,
            .resolutionOn)
    }

    /// The resolution with that number and day, recorded now if it is not known.
    private func recorded(
        _ kind: ResolutionKind, number: String?, on day: CalendarDate?,
        _ numberColumn: ImportColumn,
        _ dayColumn: ImportColumn
    ) throws -> ResolutionRow {
        guard let number else {
            throw ImportStopped(
                numberColumn,
                it: "Manca il numero della delibera: senza delibera non si entra nel libro.",
                en:
                    "The number of the resolution is missing: without one nobody enters the register."
            )
        }
        guard let day else {
            throw ImportStopped(
                dayColumn, it: "Manca la data della delibera.",
                en: "The date of the resolution is missing.")
        }
        if let found = try ResolutionRow.find(kind, number: number, takenOn: day, in: tx) {
            guard found.takenOn == day else {
                throw ImportStopped(
                    dayColumn,
                    it: "La delibera \(number) di quell'anno è del \(found.takenOn.italian).",
                    en: "Resolution \(number) of that year was taken on \(found.takenOn.english).")
            }
            return found
        }
        let id = try tx.perform(RecordResolution(kind: kind, number: number, on: day))
        guard let recorded = try ResolutionRow.find(id, in: tx) else {
            throw CommonRefusal.notFound
        }
        return recorded
    }

    private mutating func leave(_ exit: ImportPlan.ExitPlan, _ number: Int) throws {
        let member = try Member.require(number, in: tx)
        if let leftOn = member.leftOn {
            guard leftOn == exit.leftOn, member.exit == exit.kind else {
                throw ImportStopped(
                    .leftOn,
                    it:
                        "Nel libro soci risulta uscito il \(leftOn.italian): una data si corregge dal libro.",
                    en: "In the register they left on \(leftOn.english): a date is corrected there."
                )
            }
            return
        }
        switch exit.kind {
        case .death: _ = try tx.perform(RecordDeath(number: number, on: exit.leftOn))
        case .withdrawal, .transfer:
            try tx.recordPastExit(exit.kind, number, lastDay: exit.leftOn)
        case .exclusion:
            let resolution = try recorded(
                .board, number: exit.resolutionNumber, on: exit.resolutionOn, .exitResolutionNumber,
                .exitResolutionOn)
            guard let ground = exit.ground else {
                throw ImportStopped(
                    .exclusionGround, it: "Manca il motivo dell'esclusione.",
                    en: "The ground of the exclusion is missing.")
            }
            _ = try tx.perform(
                ExcludeMember(
                    number: number, ground: ground, reasons: ground.title.it,
                    resolution: resolution.id,
                    notifiedOn: exit.leftOn))
        }
        note()
    }
}

extension Transaction {
    /// A withdrawal or transfer of the past, of which the old register says no more than the last day.
    func recordPastExit(_ exit: ExitKind, _ number: Int, lastDay: CalendarDate) throws {
        let day = try pastDay(lastDay, field: "leftOn")
        let member = try Member.requireInForce(number, on: day, in: self)
        try append(
            MemberLeft(number: number, party: member.party, exit: exit, lastDay: day),
            content: StatedReason(reason: ""), occurredAt: moment(of: day))
    }
}
