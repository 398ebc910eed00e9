import Commons
import Kernel
import Store

/// Undoes an exit that does not hold: the membership goes on under the same number.
public struct AnnulExit: Command {
    public static let name = "members.annulExit"
    public static let purpose = Bilingual(
        it: "Annulla un'uscita che non vale, per esempio dopo l'opposizione all'esclusione.",
        en: "Undoes an exit that does not hold, as after a challenge of an exclusion.")

    let number: Int
    let reasons: String

    public init(number: Int, reasons: String) {
        self.number = number
        self.reasons = reasons
    }

    public func run(in tx: Transaction) throws -> Done {
        let member = try Member.require(number, in: tx)
        guard let leftOn = member.leftOn else { throw RegisterRefused.notLeft }
        let reasons = try Typed.required(reasons, field: "reasons", most: 4_000)
        let others = try Member.of(member.party, in: tx).filter { $0.number != number }
        if others.contains(where: { ($0.leftOn ?? .last) > leftOn }) {
            throw RegisterRefused.memberAgain
        }
        try tx.append(
            ExitAnnulled(number: number, party: member.party),
            content: StatedReason(reason: reasons))
        return Done()
    }
}

/// Puts right a date of an entry. The old entry stays to be seen as it was known; a new day of
/// admission must pass the rules that the first had to pass.
public struct CorrectRegisterEntry: Command {
    public static let name = "members.correctEntry"
    public static let purpose = Bilingual(
        it: "Corregge una data nel libro soci, con la ragione.",
        en: "Corrects a date in the register, with the reason.")

    let number: Int
    let version: Int64
    let admittedOn: CalendarDate
    let enteredOn: CalendarDate
    /// The last day, where an exit is recorded.
    let leftOn: CalendarDate?
    let reasons: String

    public init(
        number: Int, version: Int64, admittedOn: CalendarDate, enteredOn: CalendarDate,
        leftOn: CalendarDate? = nil, reasons: String
    ) {
        self.number = number
        self.version = version
        self.admittedOn = admittedOn
        self.enteredOn = enteredOn
        self.leftOn = leftOn
        self.reasons = reasons
    }

    public func run(in tx: Transaction) throws -> Done {
        let member = try Member.require(number, in: tx)
        guard member.version == version else { throw RegisterRefused.changedMeanwhile }
        let admitted = try tx.pastDay(admittedOn, field: "admittedOn")
        let entered = try tx.pastDay(enteredOn, field: "enteredOn", notBefore: admitted)
        let left = try leftOn.map { try tx.pastDay($0, field: "leftOn") }
        let reasons = try Typed.required(reasons, field: "reasons", most: 4_000)
        guard (left == nil) == (member.leftOn == nil) else {
            throw RegisterRefused.leavingIsNoCorrection
        }
        if let left, left < admitted { throw RegisterRefused.leftBeforeAdmission }
        if admitted != member.admittedOn { try judge(member, on: admitted, in: tx) }
        let others = try Member.of(member.party, in: tx).filter { $0.number != number }
        if others.contains(where: {
            $0.admittedOn <= (left ?? .last) && ($0.leftOn ?? .last) >= admitted
        }) {
            throw RegisterRefused.memberAgain
        }
        try tx.append(
            RegisterEntryCorrected(
                number: number, party: member.party, admittedOn: admitted, enteredOn: entered,
                leftOn: left),
            content: StatedReason(reason: reasons))
        return Done()
    }

    private func judge(_ member: Member, on day: CalendarDate, in tx: Transaction) throws {
        guard
            let application = try MembershipApplication.find(
                member.application, parameters: try tx.parameters(), in: tx),
            let resolution = try ResolutionRow.find(member.resolution, in: tx)
        else { throw ApplicationRefused.notFound }
        let obstacles =
            application.obstaclesOfSubstance(on: day, besides: member.number)
            + application.obstacles(of: resolution, on: day)
        // What has been paid back since was paid in then.
        if let refused = AdmissionRefused(obstacles.filter { $0 != .shareNotPaid }) {
            throw refused
        }
    }
}
