import Kernel
import Outside

/// What became of one attempt.
enum WebhookAnswer: Sendable, Equatable {
    /// The receiver answered with this status.
    case status(Int)
    /// With this status it asked to be left alone for so long.
    case later(Int, seconds: Int64)
    case fault(OutsideFault)

    init(_ answer: OutsideAnswer) {
        self =
            switch answer {
            case .said(let status, _, let seconds?): .later(status, seconds: seconds)
            case .said(let status, _, nil): .status(status)
            case .fault(let why): .fault(why)
            }
    }

    var isDelivered: Bool {
        if case .status(200...299) = self { return true }
        return false
    }

    /// The receiver wants no more (410).
    var isGone: Bool { self == .status(410) }
}

/// When it is tried again.
enum WebhookPauses {
    /// Nobody is left alone for longer because they ask for it.
    static let longestAskedSeconds: Int64 = 86_400

    private static let seconds: [Int64] = [
        5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600,
    ]

    /// - Parameters:
    ///   - failures: in a row, with the one just now; from 1.
    ///   - chance: up to a fifth more, so that not all come back at once.
    static func milliseconds(after failures: Int, _ chance: inout some Chance) -> Int64 {
        let base = seconds[min(max(failures, 1), seconds.count) - 1] * 1_000
        return base + Int64.random(in: 0...base / 5, using: &chance)
    }

    /// Never sooner than by our own pauses, and not before the receiver wants to be asked.
    static func milliseconds(
        after failures: Int, _ answer: WebhookAnswer, _ chance: inout some Chance
    ) -> Int64 {
        let own = milliseconds(after: failures, &chance)
        guard case .later(_, let seconds) = answer else { return own }
        return max(own, min(seconds, longestAskedSeconds) * 1_000)
    }
}
