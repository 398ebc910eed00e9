import Commons
import Kernel
import Store

/// Enters an applicant in the register, once the board has resolved it and nothing is missing. The
/// number is the next one: numbers have no gaps and are never used again.
public struct AdmitMember: Command {
    public static let name = "members.admit"
    public static let purpose = Bilingual(
        it: "Iscrive nel libro soci chi il consiglio ha ammesso.",
        en: "Enters in the register whoever the board has admitted.")

    let application: ID<MembershipApplication>
    let resolution: ID<BoardResolution>
    /// The first day of membership; that of the resolution if not said.
    let effectiveOn: CalendarDate?
    /// When it was entered in the book; today if not said.
    let enteredOn: CalendarDate?

    public init(
        application: ID<MembershipApplication>, resolution: ID<BoardResolution>,
        effectiveOn: CalendarDate? = nil, enteredOn: CalendarDate? = nil
    ) {
        self.application = application
        self.resolution = resolution
        self.effectiveOn = effectiveOn
        self.enteredOn = enteredOn
    }

    /// The member's number.
    public func run(in tx: Transaction) throws -> Int {
        try tx.admit(
            application, resolution, effectiveOn: effectiveOn, enteredOn: enteredOn,
            number: try MemberNumber.next(in: tx))
    }
}

enum MemberNumber {
    /// After the last one given, and after those that a running import brings with it.
    static func next(in db: any Reader) throws -> Int {
        let given = try db.value("SELECT COALESCE(MAX(number), 0) FROM member", as: Int.self) ?? 0
        let promised =
            try db.value(
                "SELECT COALESCE(MAX(highest_number), 0) FROM member_import WHERE status = 'running'",
                as: Int.self) ?? 0
        return max(given, promised) + 1
    }
}

extension Transaction {
    /// What every road to the register goes through.
    func admit(
        _ application: ID<MembershipApplication>, _ resolution: ID<BoardResolution>,
        effectiveOn: CalendarDate?, enteredOn: CalendarDate?, number: Int
    ) throws -> Int {
        guard
            let found = try MembershipApplication.find(
                application, parameters: try parameters(), in: self)
        else { throw ApplicationRefused.notFound }
        guard let resolved = try ResolutionRow.find(resolution, in: self) else {
            throw ApplicationRefused.resolutionNotFound
        }
        let day = try pastDay(effectiveOn ?? resolved.takenOn, field: "effectiveOn")
        let entered = try pastDay(enteredOn, field: "enteredOn", notBefore: day)
        if let refused = AdmissionRefused(found.obstacles(on: day, resolvedBy: resolved)) {
            throw refused
        }
        let name = try PartyRow.require(found.row.party, in: self).name.shown
        try append(
            MemberAdmitted(
                number: number, party: found.row.party, application: application,
                resolution: resolution, sponsor: found.row.sponsor, community: found.row.community,
                isFounder: found.row.isFounder, effectiveOn: day, enteredOn: entered),
            content: ApplicantName(applicant: name), occurredAt: moment(of: day))
        return number
    }
}
