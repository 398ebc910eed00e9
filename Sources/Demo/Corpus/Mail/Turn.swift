/// The turns of a conversation, in order, and how long each keeps the other waiting.
enum Turn: Sendable {
    /// The operator writes first.
    case reach
    /// The first request, with its points.
    case request
    /// More of the same before an answer has come.
    case addendum
    case answer
    /// A further request after an answer.
    case follow
    /// All is well: nobody owes an answer.
    case thanks

    var isIncoming: Bool {
        switch self {
        case .reach, .answer: false
        case .request, .addendum, .follow, .thanks: true
        }
    }

    /// The turns of a conversation of that many messages whose requests are all answered.
    static func settled(length: Int, reachesOut: Bool, by chance: inout CorpusChance) -> [Turn] {
        var turns: [Turn] = [reachesOut ? .reach : .request]
        while turns.count < length {
            let left = length - turns.count
            switch turns[turns.count - 1] {
            case .request, .follow:
                turns.append(left >= 2 && chance.happens(8) ? .addendum : .answer)
            case .addendum:
                turns.append(.answer)
            case .reach:
                turns.append(left >= 2 ? .request : .thanks)
            case .answer:
                turns.append(left >= 2 ? .follow : .thanks)
            case .thanks:
                return turns
            }
        }
        return turns
    }

    /// Working minutes before the turn is taken. Answers have become quicker with the years.
    func wait(in year: Int, by chance: inout CorpusChance) -> Int {
        let spread = [3, 5, 8, 12, 18, 26, 36, 48, 62, 80, 100, 125, 160, 205, 270, 350]
        let factor = chance.pick(spread, or: 50)
        switch self {
        case .reach, .request: return 15 + 1_300 * factor / 100
        case .addendum: return 4 + chance.below(90)
        case .follow: return 20 + 700 * factor / 100
        case .thanks: return 6 + 300 * factor / 100
        case .answer:
            let years = min(max(0, year - 2011), 15)
            return 9 + (820 - 36 * years) * factor / 100
        }
    }
}
