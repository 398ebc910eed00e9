import Commons
import Kernel

extension ImportPlan {
    private static let membershipColumns: [ImportColumn] = [
        .memberNumber, .admittedOn, .enteredOn, .resolutionNumber, .resolutionOn, .founder,
        .appliedOn,
        .sharePaid, .leftOn, .exit,
    ]

    /// Nil where the line says nothing of a membership.
    static func readMembership(_ cells: inout CellReader) -> MembershipPlan? {
        let row = cells.row
        let isFounder = cells.flag(.founder)
        guard isFounder || membershipColumns.contains(where: { $0 != .founder && row[$0] != nil })
        else {
            return nil
        }
        let admittedOn = cells.date(.admittedOn)
        if row[.admittedOn] == nil {
            cells.note(
                .admittedOn,
                Bilingual(
                    it: "Manca la data da cui è socio.",
                    en: "The day from which they are a member is missing."))
        }
        var plan = MembershipPlan(admittedOn: admittedOn ?? .first)
        plan.isFounder = isFounder
        plan.number = readNumber(&cells)
        plan.appliedOn = cells.date(.appliedOn)
        plan.sponsor = row[.sponsor]
        plan.shareCents = cells.cents(.sharePaid)
        plan.premiumCents = cells.cents(.sharePremium) ?? 0
        plan.sharePaidOn = cells.date(.sharePaidOn)
        plan.resolutionNumber = row[.resolutionNumber]
        plan.resolutionOn = cells.date(.resolutionOn)
        plan.enteredOn = cells.date(.enteredOn)
        plan.exit = readExit(&cells)
        return plan
    }

    private static func readNumber(_ cells: inout CellReader) -> Int? {
        guard let text = cells.row[.memberNumber] else { return nil }
        let number = ImportFile.number(text)
        if number == nil {
            cells.note(
                .memberNumber,
                Bilingual(
                    it: "Il numero socio è un numero intero da 1 in su.",
                    en: "A member number is a whole number from 1 on."))
        }
        return number
    }

    private static let exits: [(ExitKind, [String])] = [
        (.withdrawal, ["recesso", "recesso volontario", "dimissioni", "withdrawal"]),
        (.exclusion, ["esclusione", "escluso", "exclusion"]),
        (.death, ["decesso", "deceduto", "morte", "death"]),
        (.transfer, ["cessione", "cessione della quota", "transfer"]),
    ]

    private static func readExit(_ cells: inout CellReader) -> ExitPlan? {
        let row = cells.row
        guard row[.leftOn] != nil || row[.exit] != nil else { return nil }
        let leftOn = cells.date(.leftOn)
        let kind = cells.choice(.exit, exits)
        if row[.leftOn] == nil {
            cells.note(
                .leftOn,
                Bilingual(it: "Manca la data dell'uscita.", en: "The day of the exit is missing."))
        }
        if row[.exit] == nil {
            cells.note(
                .exit,
                Bilingual(
                    it: "Manca la causa: recesso, esclusione, decesso o cessione.",
                    en: "How they left is missing: withdrawal, exclusion, death or transfer."))
        }
        let ground = cells.choice(
            .exclusionGround,
            ExclusionGround.allCases.map { ($0, [$0.title.it, $0.rawValue, $0.title.en]) })
        let resolutionOn = cells.date(.exitResolutionOn)
        guard let leftOn, let kind else { return nil }
        return ExitPlan(
            kind: kind, leftOn: leftOn, ground: ground,
            resolutionNumber: row[.exitResolutionNumber],
            resolutionOn: resolutionOn)
    }
}
