import Kernel
import Store

/// What a share can be, in the order of its life.
public enum ShareState: String, Sendable, Codable, CaseIterable {
    /// Asked for in an application, not paid in yet (COOP-02).
    case subscribed
    /// The cooperative asked for its payment (c.c. 2531).
    case called
    case paid
    /// Of a member who left, until it is settled (COOP-14; of heirs, c.c. 2534).
    case toBeRepaid
    case repaid
    /// Lost: taken by losses, by the bylaws or by time.
    case forfeited
    /// Transferred to somebody else (COOP-15).
    case given

    public var title: Bilingual {
        switch self {
        case .subscribed: Bilingual(it: "sottoscritta", en: "subscribed")
        case .called: Bilingual(it: "richiamata", en: "called")
        case .paid: Bilingual(it: "versata", en: "paid")
        case .toBeRepaid: Bilingual(it: "da rimborsare", en: "to be repaid")
        case .repaid: Bilingual(it: "rimborsata", en: "repaid")
        case .forfeited: Bilingual(it: "non più dovuta", en: "forfeited")
        case .given: Bilingual(it: "ceduta", en: "transferred")
        }
    }
}

/// Where the share of one party stands: values in, values out. Nothing is lost on the way: what came
/// in is what is held, was repaid, forfeited or given.
public struct ShareStanding: Codable, Sendable, Equatable {
    public struct Line: Codable, Sendable, Equatable {
        public let state: ShareState
        public let cents: Int64
    }

    /// Only states that hold something, in the order of `ShareState`.
    public let lines: [Line]
    /// What is held now, paid or to be repaid.
    public let heldCents: Int64

    /// - Parameters:
    ///   - requestedCents: what an open application still asks for, at least.
    ///   - isLeaver: whether the party was a member and is none any more.
    public init(
        movements: [ShareMovementRow], calls: [ShareCallRow], requestedCents: Int64, isLeaver: Bool
    ) {
        func total(_ kind: ShareMovementKind) -> Int64 {
            Shares.sum(movements.filter { $0.kind == kind }.map(\.shareCents))
        }
        let held = Shares.sum(movements.map(\.shareCents))
        heldCents = held
        let amounts: [ShareState: Int64] = [
            .subscribed: max(0, requestedCents - held),
            .called: Shares.sum(
                ShareCallRow.outstanding(calls, movements).map(\.missingCents)),
            .paid: isLeaver ? 0 : held,
            .toBeRepaid: isLeaver ? held : 0,
            .repaid: -total(.repaid),
            .forfeited: -total(.forfeited),
            .given: -total(.given),
        ]
        lines = ShareState.allCases.compactMap { state in
            amounts[state].flatMap { $0 == 0 ? nil : Line(state: state, cents: $0) }
        }
    }

    public subscript(state: ShareState) -> Int64 {
        lines.first { $0.state == state }?.cents ?? 0
    }
}

extension ShareCallRow {
    /// What is missing of each call that is not paid in full: a payment fills the oldest call first,
    /// and none fills a call made after it.
    static func outstanding(
        _ calls: [ShareCallRow], _ movements: [ShareMovementRow]
    ) -> [(call: ShareCallRow, missingCents: Int64)] {
        var open = calls.map { (call: $0, missingCents: $0.shareCents) }
        for payment in movements where payment.shareCents > 0 {
            var rest = payment.shareCents
            for index in open.indices where rest > 0 && open[index].call.calledOn <= payment.on {
                let filled = min(rest, open[index].missingCents)
                open[index].missingCents -= filled
                rest -= filled
            }
        }
        return open.filter { $0.missingCents > 0 }
    }
}
