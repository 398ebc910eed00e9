/// Makes one conversation from its number: chooses who and what, then lets the writers write.
struct ConversationFactory: Sendable {
    let world: CorpusWorld

    /// What is known before anything is written.
    struct Brief {
        var number: Int
        var start: Int
        var turns: [Turn]
        var script: KindScript
        var party: DemoParty
        /// The instant of the last message, when it is given.
        var end: Int?
        var isUrgent = false
        var chance: CorpusChance
    }

    /// A settled conversation of the history.
    func settled(number: Int, start: Int, length: Int, as position: Int) -> DemoConversation? {
        var chance = CorpusChance(seed: world.seed, subject: .conversation, number: number)
        let local = RomeClock.local(of: start)
        guard var party = world.party(metBy: local.dayNumber, by: &chance) else { return nil }
        let atWork = Self.isOfficeTime(local)
        var script = self.script(
            for: party, on: local.dayNumber, length: length, atWork: atWork, by: &chance)
        if script.kind == .membershipApplication,
            let applicant = world.applicant(around: local.dayNumber, by: &chance)
        {
            party = applicant
            script = .of(.membershipApplication)
        }
        let canReach = atWork && !script[.reach].isEmpty
        let reaches = canReach && (length == 1 && !script.isLight || chance.happens(45))
        let turns = Turn.settled(length: length, reachesOut: reaches, by: &chance)
        return conversation(
            Brief(
                number: position, start: start, turns: turns, script: script, party: party,
                end: nil,
                chance: chance))
    }

    static func isOfficeTime(_ local: (dayNumber: Int, minuteOfDay: Int)) -> Bool {
        WorkCalendar.isWorking(local.dayNumber)
            && ((510..<780).contains(local.minuteOfDay)
                || (870..<1_080).contains(local.minuteOfDay))
    }

    private func script(
        for party: DemoParty, on dayNumber: Int, length: Int, atWork: Bool,
        by chance: inout CorpusChance
    ) -> KindScript {
        let day = DemoDay(number: dayNumber)
        let isMember = party.isMember(on: day)
        let isGrower = isGrower(party)
        let fitting = KindScript.all.filter { script in
            guard script.since <= day.year, script.lengths.contains(length) else { return false }
            // A lone message asks nothing: it thanks, or it comes from the office.
            if length == 1 && !script.isLight && !(atWork && !script[.reach].isEmpty) {
                return false
            }
            if script.kind == .membershipApplication && isMember { return false }
            switch script.audience {
            case .anyone: return true
            case .people: return party.organisation == nil
            case .firms: return party.organisation != nil
            case .members: return isMember
            case .growers: return isGrower
            }
        }
        // What only some need is what they mostly write about.
        let weights = fitting.map { script in
            switch script.audience {
            case .firms: script.weight * 3
            case .growers: script.weight * 5
            case .anyone, .people, .members: script.weight
            }
        }
        return chance.pick(fitting, weighedBy: weights, or: .thanks)
    }

    private func isGrower(_ party: DemoParty) -> Bool {
        if let activity = party.organisation?.activity { return Firms.farming.contains(activity) }
        guard world.communities.indices.contains(party.communityIndex) else { return false }
        return world.communities[party.communityIndex].kind == .consortium
    }

    /// Writes the conversation that a brief describes.
    func conversation(_ brief: Brief) -> DemoConversation? {
        var chance = brief.chance
        let local = RomeClock.local(of: brief.start)
        guard
            let inCharge = world.operatorInCharge(of: brief.party, on: local.dayNumber, by: &chance)
        else { return nil }
        let times = Timetable(calendar: world.calendar).instants(
            of: brief.turns, from: brief.start, to: brief.end, by: &chance)
        let scene = scene(brief, inCharge: inCharge, day: local.dayNumber, by: &chance)
        var thread = ThreadWriter(
            script: brief.script, hand: Hand(of: brief.party, seed: world.seed), inCharge: inCharge,
            standIns: world.colleagues(on: local.dayNumber, without: [inCharge.index]),
            isUrgent: brief.isUrgent, startsWith: brief.turns.first ?? .request, scene: scene)
        for (turn, instant) in zip(brief.turns, times.instants) {
            thread.take(turn, at: instant)
        }
        return DemoConversation(
            index: brief.number, kind: brief.script.kind, mailbox: brief.script.mailbox,
            partyIndex: brief.party.index, operatorIndex: inCharge.index, subject: thread.subject,
            messages: thread.messages,
            contacts: thread.contacts(
                between: times.workMinutes, in: world.calendar, upTo: brief.end ?? world.now),
            isOpen: brief.end != nil, isUrgent: brief.isUrgent)
    }

    private func scene(
        _ brief: Brief, inCharge: DemoOperator, day: Int, by chance: inout CorpusChance
    ) -> Scene {
        let party = brief.party
        let colleagues = world.colleagues(on: day, without: [inCharge.index])
        let colleague = chance.pick(colleagues, or: inCharge)
        let sponsor = world.sponsorName(of: party, on: day, by: &chance)
        let year = DemoDay(number: day).year
        let box = brief.script.mailbox.rawValue.prefix(4).uppercased()
        return Scene(
            house: world.house, kind: brief.script.kind, mailbox: brief.script.mailbox,
            party: party,
            community: world.communities.indices.contains(party.communityIndex)
                ? world.communities[party.communityIndex] : nil,
            sponsorName: sponsor,
            reference: "\(box)-\(year)-\(DemoDay.padded(brief.number + 1, to: 6))", firstDay: day,
            operatorOnDuty: inCharge, colleagueName: colleague.givenName, chance: chance)
    }
}
