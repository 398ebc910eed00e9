/// How one of the seven properties stands.
public enum PropertyState: String, Sendable, Hashable, Codable, CaseIterable {
    /// The program saw it in the answer.
    case verified
    /// The operator says so.
    case ticked
    case missing
    /// Missing, and sent all the same for a stated reason.
    case waived

    /// Whether it counts for the score: a waived property is not met.
    public var isMet: Bool { self == .verified || self == .ticked }
}

/// A property with its state.
public struct PropertyFinding: Sendable, Hashable, Codable {
    public let property: AnswerProperty
    public let state: PropertyState

    public init(_ property: AnswerProperty, _ state: PropertyState) {
        self.property = property
        self.state = state
    }
}

/// What an answer has and what it lacks, before it leaves (rules D4, OPS-02).
///
/// The page that shows what is still missing and the command that refuses to send read this same
/// value.
public struct AnswerReview: Sendable, Equatable {
    /// The seven, in the order of the report.
    public let findings: [PropertyFinding]
    /// What is missing, always in the same order: first what concerns the whole answer, then
    /// property by property.
    public let gaps: [CompletenessGap]
    public let points: [PointUnderReview]
    /// The case has references that could be given.
    public let hasReferences: Bool

    public var score: CompletenessScore {
        CompletenessScore(met: findings.count { $0.state.isMet })
    }

    /// Nothing is missing: the answer may leave as it is.
    public var isComplete: Bool { gaps.isEmpty }

    /// Looks at an answer as it would leave.
    public static func review(
        _ answer: AnswerUnderReview, lexicon: AnswerLexicon = .standard
    ) -> AnswerReview {
        let gaps = answer.gaps(AnswerReading(answer, lexicon))
        let lacking = Set(gaps.compactMap(\.property))
        let findings = AnswerProperty.allCases.map { property in
            let isTicked = property.needsTick || property == .everyPoint && answer.points.isEmpty
            let met = isTicked ? PropertyState.ticked : .verified
            return PropertyFinding(property, lacking.contains(property) ? .missing : met)
        }
        return AnswerReview(
            findings: findings, gaps: gaps, points: answer.points,
            hasReferences: answer.hasReferences)
    }

    /// What is missing and what to do, a sentence a gap.
    public func sentences(_ language: SentenceLanguage) -> [String] {
        gaps.map { gap in
            let sentence = gap.sentence(language)
            guard hasReferences, gap == .propertyUnticked(.references) else { return sentence }
            return sentence + " "
                + language.pick(
                    "La pratica ne ha: puoi inserirli da lì.",
                    "The case has some: you can insert them from there.")
        }
    }
}

extension AnswerUnderReview {
    /// The gaps in the order in which they are told.
    fileprivate func gaps(_ reading: AnswerReading) -> [CompletenessGap] {
        var gaps: [CompletenessGap] = []
        let people = [operatorName, recipientName, referenceOperatorName].compactMap { $0 }
        if reading.isEmpty(apartFrom: people + standingWords) { gaps.append(.emptyAnswer) }
        if !Visible.hasWords(subject) { gaps.append(.subjectMissing) }
        if !reading.hasGreeting(of: recipientName) { gaps.append(.greetingMissing) }
        if !reading.hasCourtesyClose { gaps.append(.courtesyCloseMissing) }
        for (index, point) in points.enumerated() where !point.isAnswered {
            gaps.append(.pointUnanswered(index: index, text: point.text))
        }
        if points.isEmpty { gaps += unticked(.everyPoint) }
        gaps += unticked(.references) + unticked(.reasons)
        if !hasAttachments, let word = reading.announcement(subject: subject) {
            gaps.append(.attachmentAnnouncedButMissing(word: word))
        }
        gaps += unticked(.attachments) + unticked(.guidance)
        if !reading.isSigned(by: operatorName) { gaps.append(.signatureMissing) }
        if let name = referenceOperatorName, !reading.names(name) {
            gaps.append(.referenceOperatorMissing(name: name))
        }
        return gaps
    }

    private func unticked(_ property: AnswerProperty) -> [CompletenessGap] {
        ticked.contains(property) ? [] : [.propertyUnticked(property)]
    }

    /// Pictures of a signature travel as files of their own and are not what the text announces.
    private var hasAttachments: Bool {
        attachmentNames.contains { !SignaturePicture.isOne($0) }
    }
}
