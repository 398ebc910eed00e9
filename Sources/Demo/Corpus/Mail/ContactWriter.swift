extension ThreadWriter {
    /// Calls and visits about the same matter: one for every six messages, more or less.
    mutating func contacts(between minutes: [Int], in calendar: WorkCalendar, upTo limit: Int)
        -> [DemoContact]
    {
        let wished = messages.count / 6 + (chance.below(6) < messages.count % 6 ? 1 : 0)
        guard wished > 0, let first = minutes.first else { return [] }
        let last = max(minutes.last ?? first, first + 120) + 90
        var found: [DemoContact] = []
        for _ in 0..<wished {
            let minute = chance.number(in: first...last)
            let local = calendar.local(at: minute)
            let instant = RomeClock.instant(
                dayNumber: local.dayNumber, minuteOfDay: local.minuteOfDay, second: chance.below(60)
            )
            let started = messages.first?.sentAt ?? instant
            guard instant > started, instant <= limit else { continue }
            found.append(contact(at: instant))
        }
        return found.sorted { $0.happenedAt < $1.happenedAt }
    }

    private mutating func contact(at instant: Int) -> DemoContact {
        let day = DemoDay(number: RomeClock.local(of: instant).dayNumber)
        let channel = channel(on: day)
        let minutes =
            switch channel {
            case .phone: chance.number(in: 2...(chance.happens(20) ? 34 : 14))
            case .whatsApp: chance.number(in: 1...9)
            case .visit: chance.number(in: 12...75)
            case .videoCall: chance.number(in: 15...55)
            }
        return DemoContact(
            channel: channel, happenedAt: instant, operatorIndex: inCharge.index,
            partyIndex: partyIndex, minutes: minutes, note: note(at: instant))
    }

    private mutating func channel(on day: DemoDay) -> DemoContact.Channel {
        let isLockdown = (2020_03...2021_05).contains(day.year * 100 + day.month)
        let roll = chance.below(100)
        if roll < 14 { return isLockdown ? .videoCall : .visit }
        if roll < 36 && day.year >= 2014 { return .whatsApp }
        if roll < 41 && day.year >= 2020 { return .videoCall }
        return .phone
    }
}
