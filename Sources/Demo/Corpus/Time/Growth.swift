/// How the cooperative grew: how much of its life falls before each day.
///
/// A table of running weights, one a day, from the founding to the last day. Days of the week and
/// the seasons weigh differently; the rest is growth. A share of the total then falls on one day
/// and minute, and a larger share never falls earlier: that is what puts conversations in order
/// without sorting.
struct Growth: Sendable {
    static let wholeDay = 100_000_000
    let firstDay: Int
    /// Weight of all days before day `i`; one more entry than days.
    private let running: [Int]

    /// - Parameter byWeekday: weights of Monday to Sunday, in hundredths.
    init(from firstDay: Int, through lastDay: Int, byWeekday: [Int]) {
        self.firstDay = firstDay
        var running = [0]
        running.reserveCapacity(max(1, lastDay - firstDay + 2))
        var sum = 0
        for dayNumber in firstDay...max(firstDay, lastDay) {
            let months = (dayNumber - firstDay) / 30
            let weekday = DemoDay.weekday(ofNumber: dayNumber)
            let share = byWeekday.indices.contains(weekday - 1) ? byWeekday[weekday - 1] : 100
            let isAugust = DemoDay(number: dayNumber).month == 8
            let growth = 60 + 5 * months + months * months / 30
            sum += growth * share * (isAugust ? 5_000 : 10_000)
            running.append(sum)
        }
        self.running = running
    }

    /// The day on which the `part`-th of `whole` equal parts falls, and how far into it
    /// in parts of `wholeDay`.
    func day(ofPart part: Int, of whole: Int, jitter: Int) -> (dayNumber: Int, fraction: Int) {
        guard let total = running.last, total > 0, whole > 0 else { return (firstDay, 0) }
        // part and jitter in 1/10,000 of a part: exact in whole numbers for any corpus we can make.
        let numerator = (part * 10_000 + jitter).multipliedFullWidth(by: total)
        let (weight, _) = (whole * 10_000).dividingFullWidth(numerator)
        let place = max(0, running.partitioningIndex { $0 > weight } - 1)
        guard place + 1 < running.count else {
            return (firstDay + running.count - 2, Self.wholeDay - 1)
        }
        let width = max(1, running[place + 1] - running[place])
        let fraction = (weight - running[place]) * (Self.wholeDay / 1_000) / (width / 1_000 + 1)
        return (firstDay + place, min(Self.wholeDay - 1, fraction))
    }
}
