/// When each message of a conversation was written.
///
/// Waiting is counted in working minutes, so an answer never falls on a Sunday; then people, who
/// write in the evening too, move their own mails into the free time before.
struct Timetable {
    let calendar: WorkCalendar

    /// The instants of the turns, strictly rising, the first at `start`.
    ///
    /// - Parameter end: the instant of the last message, when it is given; otherwise all end before
    ///   the calendar does.
    func instants(
        of turns: [Turn], from start: Int, to end: Int?, by chance: inout CorpusChance
    ) -> (instants: [Int], workMinutes: [Int]) {
        guard turns.count > 1 else {
            let local = RomeClock.local(of: start)
            return (
                [start],
                [calendar.workMinute(dayNumber: local.dayNumber, minuteOfDay: local.minuteOfDay)]
            )
        }
        let minutes = workMinutes(of: turns, from: start, to: end, by: &chance)
        var instants = [start]
        for place in 1..<turns.count {
            let isLast = place == turns.count - 1
            if isLast, let end {
                instants.append(max(end, instants[place - 1] + RomeClock.minute))
                continue
            }
            let local = calendar.local(at: minutes[place])
            let second = chance.below(60)
            let atWork = RomeClock.instant(
                dayNumber: local.dayNumber, minuteOfDay: local.minuteOfDay, second: second,
                millisecond: chance.below(1_000))
            let earliest = instants[place - 1] + 2 * RomeClock.minute
            let free =
                turns[place].isIncoming
                ? freeTime(before: local, after: earliest, by: &chance) : nil
            instants.append(max(free ?? atWork, instants[place - 1] + RomeClock.minute / 2))
        }
        return (instants, minutes)
    }

    private func workMinutes(
        of turns: [Turn], from start: Int, to end: Int?, by chance: inout CorpusChance
    ) -> [Int] {
        let local = RomeClock.local(of: start)
        let first = calendar.workMinute(dayNumber: local.dayNumber, minuteOfDay: local.minuteOfDay)
        let year = DemoDay(number: local.dayNumber).year
        var minutes = [first]
        for turn in turns.dropFirst() {
            minutes.append(minutes[minutes.count - 1] + turn.wait(in: year, by: &chance))
        }
        let limit: Int
        if let end {
            let last = RomeClock.local(of: end)
            limit = calendar.workMinute(dayNumber: last.dayNumber, minuteOfDay: last.minuteOfDay)
        } else {
            limit = calendar.length - 1
        }
        squeeze(&minutes, into: limit, mustEndThere: end != nil)
        return minutes
    }

    /// Shortens all waits alike when they would run past the end.
    private func squeeze(_ minutes: inout [Int], into limit: Int, mustEndThere: Bool) {
        guard let first = minutes.first, let last = minutes.last, last > first else { return }
        let room = max(limit - first, minutes.count)
        if last > limit || mustEndThere {
            for place in minutes.indices {
                minutes[place] = first + (minutes[place] - first) * room / (last - first)
            }
        }
        for place in minutes.indices.dropFirst() {
            let latest = limit - (minutes.count - 1 - place)
            minutes[place] = max(min(minutes[place], latest), minutes[place - 1] + 1)
        }
    }

    /// An evening, a lunch hour, an early morning or a weekend before a working minute.
    private func freeTime(
        before local: (dayNumber: Int, minuteOfDay: Int), after earliest: Int,
        by chance: inout CorpusChance
    ) -> Int? {
        var day = local.dayNumber
        let minute: Int
        if local.minuteOfDay < 620, chance.happens(60) {
            switch chance.below(10) {
            case 0..<2:
                minute = chance.number(in: 395...505)
            case 2..<5 where !WorkCalendar.isWorking(day - 1):
                day -= 1
                minute = chance.number(in: 560...1_340)
            default:
                day -= 1
                minute = chance.number(in: 1_085...1_395)
            }
        } else if (870..<905).contains(local.minuteOfDay), chance.happens(50) {
            minute = chance.number(in: 785...865)
        } else {
            return nil
        }
        let instant = RomeClock.instant(
            dayNumber: day, minuteOfDay: minute, second: chance.below(60),
            millisecond: chance.below(1_000))
        return instant > earliest ? instant : nil
    }

    /// The minute of the day of people's mail, from how far into the day's mail it stands.
    ///
    /// Rising with the fraction, so that conversations stay in order.
    static func instant(dayNumber: Int, fraction: Int) -> Int {
        let isWeekend = DemoDay.weekday(ofNumber: dayNumber) > 5
        // Until that minute of the day, so much of the day's mail has come, in hundredths.
        let steps: [(minute: Int, share: Int)] =
            isWeekend
            ? [(510, 0), (780, 44), (960, 62), (1_350, 100)]
            : [(405, 0), (510, 8), (780, 50), (870, 59), (1_110, 89), (1_395, 100)]
        let whole = Growth.wholeDay
        var low = steps[0]
        for high in steps.dropFirst() {
            let top = high.share * (whole / 100)
            if fraction < top || high.share == 100 {
                let bottom = low.share * (whole / 100)
                let span = (high.minute - low.minute) * RomeClock.minute
                let within = min(max(0, fraction - bottom), top - bottom - 1)
                let inside =
                    low.minute * RomeClock.minute + span * (within / 100) / ((top - bottom) / 100)
                return RomeClock.instant(dayNumber: dayNumber, minuteOfDay: 0) + inside
            }
            low = high
        }
        return RomeClock.instant(dayNumber: dayNumber, minuteOfDay: 600)
    }
}
