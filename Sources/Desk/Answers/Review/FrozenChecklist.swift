/// A gap that an operator lets pass, and why (rule D4: the reason is recorded).
public struct GapWaiver: Sendable, Hashable, Codable {
    public let gap: CompletenessGap
    public let reason: String

    public init(gap: CompletenessGap, reason: String) {
        self.gap = gap
        self.reason = reason
    }

    /// A reason says something: three letters at least, not blanks or invisible characters.
    public var isReasoned: Bool { Visible.letters(reason, upTo: 3) == 3 }
}

/// Why an answer may not leave, in the order in which we look.
public enum SendingRefused: Error, Sendable, Hashable {
    /// An empty answer never leaves, whatever the reason.
    case emptyAnswer
    /// These gaps are waived, but no reason is stated.
    case reasonMissing([CompletenessGap])
    /// These gaps are neither closed nor waived.
    case gapsOpen([CompletenessGap])

    /// Its name in records and interfaces, the same for ever.
    public var code: String {
        switch self {
        case .emptyAnswer: return "emptyAnswer"
        case .reasonMissing: return "reasonMissing"
        case .gapsOpen: return "gapsOpen"
        }
    }

    /// The gaps in question.
    public var gaps: [CompletenessGap] {
        switch self {
        case .emptyAnswer: return [.emptyAnswer]
        case .reasonMissing(let gaps), .gapsOpen(let gaps): return gaps
        }
    }

    /// What is missing, item by item, and what to do.
    public func sentence(_ language: SentenceLanguage) -> String {
        let items = gaps.map { $0.sentence(language) }.joined(separator: " ")
        switch self {
        case .emptyAnswer: return items
        case .reasonMissing:
            return language.pick(
                "Scrivi il motivo per cui invii senza: ", "State why you send without: ")
                + items
        case .gapsOpen:
            return language.pick(
                "La risposta non è ancora completa. ", "The answer is not complete yet. ")
                + items
        }
    }
}

/// The checklist as it stood when the answer left, kept in the record with it. A copy: later
/// changes of rules or templates never touch it.
///
/// It holds words of the request and of the operator: keep it with the content that can be erased.
public struct FrozenChecklist: Sendable, Hashable, Codable {
    /// The version of the rules it was made by.
    public static let currentVersion = 1

    public let version: Int
    /// The seven, in the order of the report.
    public let findings: [PropertyFinding]
    public let points: [PointUnderReview]
    /// The gaps let pass, each with its reason, in the order of the review.
    public let waivers: [GapWaiver]
    public let score: CompletenessScore

    /// Freezes a review. Every gap must be waived with a reason, and an empty answer cannot be;
    /// waivers of gaps that are closed by now are left out.
    public init(_ review: AnswerReview, waivers: [GapWaiver] = []) throws(SendingRefused) {
        if let refusal = review.obstacle(waivers: waivers) { throw refusal }
        let kept = review.gaps.compactMap { gap in
            waivers.first { $0.gap == gap && $0.isReasoned }
        }
        version = Self.currentVersion
        findings = review.findings.map { finding in
            PropertyFinding(finding.property, finding.state == .missing ? .waived : finding.state)
        }
        points = review.points
        self.waivers = kept
        score = review.score
    }

    /// How a property stood.
    public func state(of property: AnswerProperty) -> PropertyState {
        findings.first { $0.property == property }?.state ?? .missing
    }
}

extension AnswerReview {
    /// What stands between the answer and the door, if anything.
    public func obstacle(waivers: [GapWaiver]) -> SendingRefused? {
        if gaps.contains(where: { !$0.canBeWaived }) { return .emptyAnswer }
        let named = Set(waivers.map(\.gap))
        let reasoned = Set(waivers.filter(\.isReasoned).map(\.gap))
        let unreasoned = gaps.filter { named.contains($0) && !reasoned.contains($0) }
        if !unreasoned.isEmpty { return .reasonMissing(unreasoned) }
        let open = gaps.filter { !named.contains($0) }
        return open.isEmpty ? nil : .gapsOpen(open)
    }
}
