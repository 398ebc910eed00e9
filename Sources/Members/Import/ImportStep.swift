import Commons
import Kernel
import Store

/// What became of one line.
enum ImportOutcome: Sendable, Equatable { case created, changed, unchanged, failed }

/// A fault of one line that stops it.
struct ImportStopped: Error {
    let column: ImportColumn?
    let sentence: Bilingual

    init(_ column: ImportColumn?, it: String, en: String) {
        self.column = column
        sentence = Bilingual(it: it, en: en)
    }
}

/// Lives one line of the file through the same commands as everybody else, with its own dates. What
/// is there already stays as it is, so that the same line twice changes nothing.
struct ImportStep {
    let plan: ImportPlan
    let tx: Transaction
    private(set) var hasChanged = false

    init(_ plan: ImportPlan, in tx: Transaction) {
        self.plan = plan
        self.tx = tx
    }

    /// What became of one line, and what is wrong with it.
    typealias Lived = (outcome: ImportOutcome, faults: [ImportFault])

    /// Few lines fail, and to be able to undo each costs more than the line.
    private static let triedTogether = 100

    /// What became of the lines, in their order. A line that fails leaves no trace. Some are lived
    /// together, and one by one only where one of them failed.
    static func live(_ rows: [ImportRow], in tx: Transaction) throws -> [Lived] {
        try stride(from: 0, to: rows.count, by: triedTogether).flatMap { start in
            let some = rows[start..<min(start + triedTogether, rows.count)]
            do {
                return try tx.attempt { try some.map { try liveOrThrow($0, in: tx) } }
            } catch let error where error is ImportStopped || error is any Refusal {
                return try some.map { try liveAlone($0, in: tx) }
            }
        }
    }

    private static func liveAlone(_ row: ImportRow, in tx: Transaction) throws -> Lived {
        do {
            return try tx.attempt { try liveOrThrow(row, in: tx) }
        } catch let stopped as ImportStopped {
            return (.failed, [row.fault(stopped.column, stopped.sentence)])
        } catch let refusal as any Refusal {
            return (.failed, [row.fault(refusal)])
        }
    }

    /// - Throws: what the records have against the line, after it may have written something.
    private static func liveOrThrow(_ row: ImportRow, in tx: Transaction) throws -> Lived {
        var (plan, faults) = ImportPlan.read(row)
        faults += ImportColumn.days.filter {
            row[$0].flatMap(WrittenDate.read).map { $0 > tx.today } ?? false
        }
        .map { row.fault($0, DayRefused.inTheFuture(field: $0.rawValue).sentence) }
        guard faults.isEmpty else { return (.failed, faults) }
        var step = ImportStep(plan, in: tx)
        return (try step.run(), [])
    }

    private mutating func run() throws -> ImportOutcome {
        let known = try knownParty()
        let party = try known ?? registered()
        if let known { try update(known) }
        let community = try community()
        // A member enters a community by the application; others by belonging to it.
        if let community, plan.membership == nil { try join(party, community) }
        try signCharter(party)
        if let membership = plan.membership { try live(membership, of: party, community) }
        for role in plan.roles { try begin(role, of: party) }
        return known == nil ? .created : hasChanged ? .changed : .unchanged
    }

    mutating func note() { hasChanged = true }

    // MARK: Who it is

    /// By member number, tax identifier, VAT number or external code; they must not disagree.
    private func knownParty() throws -> ID<Party>? {
        var found: [(column: ImportColumn, party: ID<Party>)] = []
        if let number = plan.membership?.number,
            let member = try Member.find(number: number, in: tx)
        {
            found.append((.memberNumber, member.party))
        }
        if let tax = plan.taxIdentifier, let party = try Parties.byTaxIdentifier(tax, in: tx) {
            found.append((.taxIdentifier, party))
        }
        if let vat = plan.vatNumber,
            let party = try Parties.byTaxIdentifier(.organisation(vat), in: tx)
        {
            found.append((.vatNumber, party))
        }
        if let code = plan.externalCode,
            let party = try tx.value(
                "SELECT COALESCE(merged_into, id) FROM party WHERE external_code = \(code)",
                as: ID<Party>.self)
        {
            found.append((.externalCode, party))
        }
        guard let first = found.first else { return nil }
        if let other = found.first(where: { $0.party != first.party }) {
            throw ImportStopped(
                other.column,
                it: "Questo codice è di un'altra persona: gli altri dicono chi è qualcun altro.",
                en: "This code belongs to somebody else: the others name another party.")
        }
        return first.party
    }

    private func registered() throws -> ID<Party> {
        try tx.perform(
            RegisterParty(
                kind: plan.kind, partyName: plan.name, givenName: plan.givenName,
                taxIdentifier: plan.taxIdentifier, vatNumber: plan.vatNumber, bornOn: plan.bornOn,
                externalCode: plan.externalCode, notes: plan.notes, contacts: plan.contacts,
                on: plan.firstDay ?? tx.today))
    }

    /// What the line says wins over what we know; what it leaves empty stays.
    private mutating func update(_ party: ID<Party>) throws {
        let known = try PartyRow.require(party, in: tx)
        let version = try tx.perform(
            CorrectParty(
                party: party, version: known.version, partyName: plan.name,
                givenName: plan.givenName ?? known.name.givenName,
                taxIdentifier: try plan.taxIdentifier
                    ?? known.taxIdentifier.map { try TaxIdentifier($0) },
                vatNumber: try plan.vatNumber ?? known.vatNumber.map { try VATNumber($0) },
                bornOn: plan.bornOn ?? known.bornOn,
                externalCode: plan.externalCode ?? known.externalCode,
                notes: plan.notes ?? known.notes))
        if version != known.version { note() }
        let contacts = try ContactRow.of(party, in: tx)
        for draft in plan.contacts {
            guard let value = try draft.value(field: "contact") else { continue }
            let key = value.matchingKey(of: draft.kind)
            let isThere = contacts.contains {
                $0.kind == draft.kind
                    && ContactValue(text: $0.value).matchingKey(of: $0.kind) == key
            }
            if isThere { continue }
            _ = try tx.perform(AddContact(party: party, contact: draft))
            note()
        }
    }

    // MARK: What they belong to

    private func community() throws -> ID<Community>? {
        guard let name = plan.communityName else { return nil }
        guard let found = try CommunityRow.find(named: name, in: tx) else {
            throw ImportStopped(
                .community,
                it: "Questa collettività non c'è: proponila e validala prima di importare.",
                en: "There is no such community: propose and validate it before importing.")
        }
        return found.id
    }

    private mutating func join(_ party: ID<Party>, _ community: ID<Community>) throws {
        let join = JoinCommunity(party: party, community: community, on: plan.firstDay ?? tx.today)
        if try join.joinUnlessThere(in: tx) { note() }
    }

    private mutating func begin(_ role: PartyRole, of party: ID<Party>) throws {
        let running = try RoleRow.of([party], in: tx).contains { $0.role == role && $0.to == nil }
        if running { return }
        _ = try tx.perform(BeginRole(party: party, role: role, on: plan.firstDay ?? tx.today))
        note()
    }

    private mutating func signCharter(_ party: ID<Party>) throws {
        guard let day = plan.charterSignedOn else { return }
        let name = PartyName(name: plan.name, givenName: plan.givenName)
        do {
            _ = try tx.perform(
                SignCharter(party: party, typedName: plan.charterSignedBy ?? name.shown, on: day))
            note()
        } catch CharterRefused.signedAlready {
            // The line says what is known.
        } catch CharterRefused.notInForce {
            throw ImportStopped(
                .charterSignedOn,
                it: "In quel giorno non c'era alcuna Carta in vigore: pubblicala prima.",
                en: "No charter was in force on that day: publish it first.")
        }
    }
}

extension ImportPlan {
    /// The earliest day that the line knows of.
    var firstDay: CalendarDate? {
        [
            knownSince, membership?.appliedOn, membership?.resolutionOn, membership?.admittedOn,
            charterSignedOn,
        ].compactMap(\.self).min()
    }
}
