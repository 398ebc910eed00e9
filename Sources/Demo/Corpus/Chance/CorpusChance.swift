/// The corpus' own chance: SplitMix64, so that a seed gives the same life on every machine.
///
/// Each subject (the parties, one conversation, one message…) draws from a stream of its own, keyed
/// by its number. So any conversation can be made alone, in any order, and comes out the same.
struct CorpusChance: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The stream of one subject: the same seed, subject and number give the same stream.
    init(seed: UInt64, subject: Subject, number: Int = 0) {
        let key = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
        state = Self.mix(Self.mix(seed ^ subject.rawValue) ^ key)
    }

    /// What a stream is for; the numbers only keep the streams apart.
    enum Subject: UInt64, Sendable {
        case parties = 0x5041_5254
        case membership = 0x4D45_4D42
        case length = 0x4C45_4E47
        case conversation = 0x434F_4E56
        case openWork = 0x4F50_454E
        case style = 0x5354_594C
        case sentence = 0x5345_4E54
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// A number from 0 up to, not including, `count`; 0 when there is nothing to choose from.
    mutating func below(_ count: Int) -> Int {
        guard count > 1 else { return 0 }
        return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// A number within the range, both ends included.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True that many times in a hundred.
    mutating func happens(_ percent: Int) -> Bool {
        below(100) < percent
    }

    /// One of the items; `fallback` only when there are none.
    mutating func pick<Item>(_ items: [Item], or fallback: @autoclosure () -> Item) -> Item {
        items.isEmpty ? fallback() : items[below(items.count)]
    }

    /// One word of a list; the empty word only when the list is empty.
    mutating func pick(_ words: [String]) -> String {
        pick(words, or: "")
    }

    /// A place in a list of weights, drawn in proportion to them.
    mutating func place(among weights: [Int]) -> Int {
        var left = below(weights.reduce(0, +))
        for (place, weight) in weights.enumerated() {
            left -= weight
            if left < 0 { return place }
        }
        return max(0, weights.count - 1)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
