/// The mail that waits for an answer this morning, and the one conversation of the screenshots.
struct OpenWork: Sendable {
    /// What waits, without the texts: those are written when they are asked for.
    struct Item: Sendable {
        let kind: DemoKind
        let turns: [Turn]
        let start: Int
        let end: Int
        let isUrgent: Bool
        let isShowcase: Bool
    }

    /// In order of start.
    let items: [Item]

    var messageCount: Int { items.reduce(0) { $0 + $1.turns.count } }

    private static let urgent: [DemoKind] = [
        .claimNotice, .motorRenewal, .roadsideCard, .homeClaim, .certificateRequest,
    ]
    private static let waiting: [DemoKind] = [
        .motorRenewal, .motorQuote, .claimProgress, .claimNotice, .riskStatement, .healthFund,
        .nurseryReimbursement, .billDoubt, .supplySwitch, .paymentReceipt, .homePolicy,
        .collectivePolicy, .membershipApplication, .vehicleChange, .addressChange, .complaint,
        .claimBuyback, .welfareResidual, .photovoltaicGroup, .supplierQuestion,
    ]

    /// - Parameter budget: how many messages the whole corpus has; a small one has less open work.
    init(world: CorpusWorld, budget: Int, hasShowcase: Bool) {
        var chance = CorpusChance(seed: world.seed, subject: .openWork)
        let kinds = (Self.urgent.map { ($0, true) } + Self.waiting.map { ($0, false) })
            .filter { KindScript.of($0.0).since <= world.today.year }
        var items: [Item] = []
        for (kind, isUrgent) in kinds.prefix(max(0, budget / 12)) {
            let end = Self.instant(
                before: world.now, hours: isUrgent ? 1...14 : 2...80, by: &chance)
            let turns = isUrgent ? [.request] : Self.turns(by: &chance)
            let start =
                turns.count == 1
                ? end
                : Self.instant(
                    before: end, hours: (40 * turns.count)...(40 * turns.count + 90), by: &chance)
            items.append(
                Item(
                    kind: kind, turns: turns, start: start, end: end, isUrgent: isUrgent,
                    isShowcase: false))
        }
        if hasShowcase {
            let end = Self.instant(before: world.now, hours: 13...15, by: &chance)
            items.append(
                Item(
                    kind: .motorRenewal, turns: [.request], start: end, end: end, isUrgent: false,
                    isShowcase: true))
        }
        self.items = items.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private static func turns(by chance: inout CorpusChance) -> [Turn] {
        switch chance.below(10) {
        case 0..<6: [.request]
        case 6: [.request, .addendum]
        case 7..<9: [.request, .answer, .follow]
        default: [.request, .answer, .follow, .answer, .follow]
        }
    }

    /// Some hours before an instant, at an hour at which people write.
    private static func instant(
        before instant: Int, hours: ClosedRange<Int>, by chance: inout CorpusChance
    ) -> Int {
        let back = chance.number(in: (hours.lowerBound * 60)...(hours.upperBound * 60))
        let local = RomeClock.local(of: instant - back * RomeClock.minute)
        var day = local.dayNumber
        var minute = local.minuteOfDay
        if minute < 400 {
            day -= 1
            minute = 1_140 + minute % 200
        } else if minute > 1_380 {
            minute = 1_200 + minute % 150
        }
        return RomeClock.instant(dayNumber: day, minuteOfDay: minute, second: chance.below(60))
    }
}

extension ConversationFactory {
    /// An open conversation, as number `number` of the corpus.
    func open(_ item: OpenWork.Item, number: Int, cast: Cast.Places) -> DemoConversation? {
        if item.isShowcase, let firm = cast.firm, world.parties.indices.contains(firm) {
            return Showcase.conversation(
                number: number, at: item.end, firm: world.parties[firm], world: world)
        }
        var chance = CorpusChance(seed: world.seed, subject: .conversation, number: number)
        let script = KindScript.of(item.kind)
        guard
            let party = party(
                for: script, on: RomeClock.local(of: item.start).dayNumber, by: &chance)
        else { return nil }
        return conversation(
            Brief(
                number: number, start: item.start, turns: item.turns, script: script, party: party,
                end: item.end, isUrgent: item.isUrgent, chance: chance))
    }

    private func party(for script: KindScript, on dayNumber: Int, by chance: inout CorpusChance)
        -> DemoParty?
    {
        let day = DemoDay(number: dayNumber)
        if script.kind == .membershipApplication {
            let pending = world.parties.filter { $0.membership?.isPending ?? false }
            let known = pending.filter { $0.firstContactOn <= day && $0.organisation == nil }
            if !known.isEmpty { return known[chance.below(known.count)] }
        }
        var candidate: DemoParty?
        for _ in 0..<24 {
            candidate = world.party(metBy: dayNumber, by: &chance)
            guard let party = candidate else { return nil }
            let isFirm = party.organisation != nil
            let fits =
                switch script.audience {
                case .anyone: true
                case .people: !isFirm
                case .firms: isFirm
                case .members: party.isMember(on: day)
                case .growers: false
                }
            if fits { break }
        }
        return candidate
    }
}
