/// Leads parties into the register, each presented by somebody who was a member on that day.
struct MembershipFactory {
    private let today: DemoDay
    private let communities: [DemoCommunity]
    private var chance: CorpusChance
    private static let charterFrom = DemoDay(number: 16_801)  // 1 January 2016
    private static let charterAsked = DemoDay(number: 17_897)  // 1 January 2019

    init(today: DemoDay, communities: [DemoCommunity], seed: UInt64) {
        self.today = today
        self.communities = communities
        chance = CorpusChance(seed: seed, subject: .membership)
    }

    /// What one party's way looks like before it has a sponsor.
    private struct Draft {
        let party: Int
        let appliedOn: DemoDay
        let resolvedOn: DemoDay?
        let admittedOn: DemoDay?
        let charterSignedOn: DemoDay?
        let end: DemoMembershipEnd?
    }

    /// - Parameter pending: parties whose application waits for the board today.
    mutating func enrol(_ parties: inout [DemoParty], founders: Int, pending: [Int]) {
        var drafts: [Draft] = []
        for index in parties.indices where !pending.contains(index) {
            let draft =
                index < founders ? founder(parties[index]) : applicant(parties[index])
            if let draft { drafts.append(draft) }
        }
        for (place, index) in pending.enumerated() {
            drafts.append(waiting(parties[index], place: place))
        }
        let admissions = drafts.filter { $0.admittedOn != nil }
            .sorted { ($0.admittedOn ?? today, $0.party) < ($1.admittedOn ?? today, $1.party) }
        for draft in drafts {
            let isFounder = draft.party < founders
            let sponsor = isFounder ? nil : sponsor(of: draft, among: admissions, in: parties)
            if !isFounder && sponsor == nil { continue }
            parties[draft.party].membership = DemoMembership(
                isFounder: isFounder, appliedOn: draft.appliedOn, sponsorIndex: sponsor,
                resolvedOn: draft.resolvedOn, admittedOn: draft.admittedOn,
                charterSignedOn: draft.charterSignedOn,
                shareCents: share(isFirm: parties[draft.party].organisation != nil),
                end: draft.end)
        }
    }

    private mutating func founder(_ party: DemoParty) -> Draft {
        let day = party.firstContactOn
        let end = party.index < 9 ? nil : end(of: party, admittedOn: day)
        return Draft(
            party: party.index, appliedOn: day, resolvedOn: day, admittedOn: day,
            charterSignedOn: laterSignature(end: end, percent: 85), end: end)
    }

    private mutating func applicant(_ party: DemoParty) -> Draft? {
        let wants = chance.happens(party.organisation == nil ? 64 : 55)
        let lag = chance.happens(45) ? chance.below(20) : chance.number(in: 20...420)
        guard wants else { return nil }
        let applied = party.firstContactOn.adding(days: lag)
        guard applied <= today.adding(days: -80),
            communities.indices.contains(party.communityIndex)
        else { return nil }
        let resolved = Self.boardDay(from: applied.adding(days: 3))
        let admitted = resolved.adding(days: chance.below(13))
        guard admitted <= today, communities[party.communityIndex].isOpen(on: admitted) else {
            return nil
        }
        let end = end(of: party, admittedOn: admitted)
        let signed: DemoDay?
        if admitted >= Self.charterAsked || (applied >= Self.charterFrom && chance.happens(75)) {
            signed = max(
                applied, min(admitted, applied.adding(days: chance.below(4))), Self.charterFrom)
        } else {
            signed = laterSignature(end: end, percent: 55)
        }
        return Draft(
            party: party.index, appliedOn: applied, resolvedOn: resolved, admittedOn: admitted,
            charterSignedOn: signed, end: end)
    }

    /// The first waits for its charter, as the pages like to show.
    private mutating func waiting(_ party: DemoParty, place: Int) -> Draft {
        let applied = max(party.firstContactOn, today.adding(days: -[3, 9, 16][place % 3]))
        return Draft(
            party: party.index, appliedOn: applied, resolvedOn: nil, admittedOn: nil,
            charterSignedOn: place == 0 ? nil : applied, end: nil)
    }

    /// Members of the first years signed the charter when it came, from 2016.
    private mutating func laterSignature(end: DemoMembershipEnd?, percent: Int) -> DemoDay? {
        let day = Self.charterFrom.adding(days: 60 + chance.below(1_000))
        guard chance.happens(percent), day <= today else { return nil }
        if let end, end.on <= day { return nil }
        return day
    }

    private mutating func end(of party: DemoParty, admittedOn: DemoDay) -> DemoMembershipEnd? {
        let earliest = admittedOn.number + 240
        let latest = today.number - 5
        guard chance.happens(8), earliest < latest else { return nil }
        let day = DemoDay(number: chance.number(in: earliest...latest))
        let age = day.year - party.person.bornOn.year
        if party.organisation == nil && chance.happens(age > 64 ? 55 : 6) {
            return DemoMembershipEnd(
                cause: .death, on: day, reason: chance.pick(MembershipReasons.death))
        }
        let isExclusion = chance.happens(12)
        return DemoMembershipEnd(
            cause: isExclusion ? .exclusion : .withdrawal, on: day,
            reason: chance.pick(
                isExclusion ? MembershipReasons.exclusion : MembershipReasons.withdrawal))
    }

    private mutating func sponsor(
        of draft: Draft, among admissions: [Draft], in parties: [DemoParty]
    )
        -> Int?
    {
        let admitted = admissions.partitioningIndex {
            ($0.admittedOn ?? today) > draft.appliedOn
        }
        guard admitted > 0 else { return nil }
        let community = parties[draft.party].communityIndex
        var found: Int?
        for attempt in 0..<40 {
            let candidate = admissions[chance.below(admitted)]
            let isThere = candidate.end.map { draft.appliedOn < $0.on } ?? true
            guard candidate.party != draft.party, isThere else { continue }
            found = candidate.party
            // Neighbours of the same community first, then whoever is a member.
            if parties[candidate.party].communityIndex == community || attempt > 12 { break }
        }
        // The first nine founders never leave, so there is always somebody.
        return found ?? admissions.first?.party
    }

    private mutating func share(isFirm: Bool) -> Int {
        isFirm
            ? chance.pick([10_000, 10_000, 25_000, 50_000], or: 10_000)
            : chance.pick([2_500, 2_500, 2_500, 5_000, 5_000, 10_000, 25_000], or: 2_500)
    }

    /// The board meets on the second Tuesday of every month but August.
    static func boardDay(from day: DemoDay) -> DemoDay {
        var candidate = day
        for _ in 0..<75 {
            let isSecondTuesday = candidate.weekday == 2 && (8...14).contains(candidate.day)
            if isSecondTuesday && candidate.month != 8 { return candidate }
            candidate = candidate.adding(days: 1)
        }
        return candidate
    }
}

/// Why members leave, as the register tells it.
enum MembershipReasons {
    static let withdrawal = WordList.lines(
        """
        Recesso per trasferimento in altra regione.
        Recesso comunicato con raccomandata; nessun servizio in corso.
        Recesso per cessazione dell'attività.
        Recesso: il socio non usa più i servizi della cooperativa.
        Recesso per motivi familiari, quota restituita dopo l'approvazione del bilancio.
        Recesso a seguito di cambio di lavoro e uscita dalla collettività.
        """)
    static let exclusion = WordList.lines(
        """
        Esclusione per mancato versamento della quota dopo due solleciti (art. 2531 c.c.).
        Esclusione per perdita dei requisiti di ammissione (art. 2533 c.c.).
        Esclusione per gravi inadempienze verso la cooperativa (art. 2533 c.c.).
        """)
    static let death = WordList.lines(
        """
        Decesso comunicato dagli eredi.
        Decesso; quota liquidata agli eredi dopo l'approvazione del bilancio.
        Decesso comunicato dalla famiglia, polizze volturate al coniuge.
        """)
}
