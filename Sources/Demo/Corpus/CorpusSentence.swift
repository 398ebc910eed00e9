/// Single sentences and mails of the corpus, for load tests that need text and no story.
public enum CorpusSentence {
    /// The matter of a request of that kind, as a person would put it: one or two sentences.
    public static func request(_ kind: DemoKind, seed: UInt64) -> String {
        var scene = scene(kind, seed: seed)
        return Scene.capitalised(scene.say(KindScript.of(kind)[.request]))
    }

    /// The matter of an answer of that kind.
    public static func answer(_ kind: DemoKind, seed: UInt64) -> String {
        var scene = scene(kind, seed: seed)
        return Scene.capitalised(scene.say(KindScript.of(kind)[.answer]))
    }

    /// A question that a request of that kind may ask; empty for kinds that ask nothing.
    public static func question(_ kind: DemoKind, seed: UInt64) -> String {
        var scene = scene(kind, seed: seed)
        let points = KindScript.of(kind).points
        guard !points.isEmpty else { return "" }
        let point = points[scene.chance.below(points.count)]
        return Scene.capitalised(scene.say(point.questions)) + "?"
    }

    /// A whole incoming mail of that kind, greeting and signature included.
    public static func mail(_ kind: DemoKind, seed: UInt64) -> String {
        let scene = scene(kind, seed: seed)
        let script = KindScript.of(kind)
        var thread = ThreadWriter(
            script: script, hand: Hand(of: scene.party, seed: seed), inCharge: scene.operatorOnDuty,
            standIns: [], isUrgent: false, startsWith: .request, scene: scene)
        thread.take(.request, at: RomeClock.instant(dayNumber: scene.firstDay, minuteOfDay: 600))
        return thread.messages.first?.text ?? ""
    }

    private static func scene(_ kind: DemoKind, seed: UInt64) -> Scene {
        var chance = CorpusChance(seed: seed, subject: .sentence)
        let script = KindScript.of(kind)
        let house = DemoHouse.modena
        let day = DemoDay(number: 20_000 + chance.below(365))
        let communities = DemoCommunity.known(on: day)
        let operators = DemoOperator.staff(of: house, today: day)
        var factory = PartyFactory(
            house: house, today: day, communities: communities, operators: operators,
            seed: chance.next())
        let parties = factory.parties(count: 60, founders: 1).parties
        let isFirm = script.audience == .firms
        let fitting = parties.filter { ($0.organisation != nil) == isFirm }
        let party = chance.pick(fitting, or: parties[parties.count - 1])
        return Scene(
            house: house, kind: kind, mailbox: script.mailbox, party: party,
            community: communities.indices.contains(party.communityIndex)
                ? communities[party.communityIndex] : nil,
            sponsorName: parties.first?.person.fullName ?? house.shortName,
            reference: "PROVA-\(seed % 1_000_000)", firstDay: day.number,
            operatorOnDuty: operators[0], colleagueName: operators[operators.count - 1].givenName,
            chance: chance)
    }
}
