/// The plan of all settled conversations: how many, how long, and when each starts.
///
/// Everything follows from a conversation's number, so none needs to be kept: two hundred thousand
/// messages cost no more memory than two.
struct History: Sendable {
    /// How many conversations there are.
    let count: Int
    private let seed: UInt64
    private let lastLength: Int
    private let growth: Growth

    /// Lengths from 1 to 9, in hundredths.
    private static let lengths = [5, 35, 19, 18, 9, 6, 4, 3, 1]

    /// - Parameters:
    ///   - messages: how many messages all together have, exactly.
    ///   - lastDay: the last day on which one may start.
    init(messages: Int, seed: UInt64, from firstDay: Int, through lastDay: Int) {
        self.seed = seed
        growth = Growth(
            from: firstDay, through: lastDay, byWeekday: [128, 120, 112, 108, 92, 22, 18])
        var left = max(0, messages)
        var count = 0
        var last = 0
        while left > 0 {
            last = min(left, Self.drawnLength(of: count, seed: seed))
            left -= last
            count += 1
        }
        self.count = count
        lastLength = last
    }

    func length(of number: Int) -> Int {
        number == count - 1 ? lastLength : Self.drawnLength(of: number, seed: seed)
    }

    /// The instant at which a conversation starts; never before that of a smaller number.
    func start(of number: Int) -> Int {
        var chance = CorpusChance(seed: seed, subject: .length, number: -1 - number)
        let place = growth.day(ofPart: number, of: count, jitter: chance.below(10_000))
        return Timetable.instant(dayNumber: place.dayNumber, fraction: place.fraction)
    }

    /// How many conversations start before an instant.
    func count(before instant: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if start(of: middle) >= instant { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private static func drawnLength(of number: Int, seed: UInt64) -> Int {
        var chance = CorpusChance(seed: seed, subject: .length, number: number)
        return chance.place(among: lengths) + 1
    }
}
