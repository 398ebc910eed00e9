/// A point asked, as it stands on the checklist of an answer.
public struct PointUnderReview: Sendable, Hashable, Codable {
    public let text: String
    /// The operator found the answer to it in the text, and ticked it.
    public let isAnswered: Bool

    public init(text: String, isAnswered: Bool) {
        self.text = text
        self.isAnswered = isAnswered
    }
}

/// An answer about to leave, with all that is needed to judge its completeness.
public struct AnswerUnderReview: Sendable, Equatable {
    /// The text as it would leave, quoted history included.
    public var body: String
    public var subject: String
    public var points: [PointUnderReview]
    /// The names of the files that leave with it; a file without a name counts too.
    public var attachmentNames: [String]
    /// The addressee's display name, if known.
    public var recipientName: String?
    /// First and family name of the operator who answers, in any order.
    public var operatorName: String
    /// The member's reference operator (OPS-03); nil if the addressee has none.
    public var referenceOperatorName: String?
    /// What the operator has ticked.
    public var ticked: Set<AnswerProperty>
    /// The case has contract or law references that the answer could give.
    public var hasReferences: Bool
    /// Words that stand in every letter of the office (its name, "Referente") and say nothing.
    public var standingWords: [String]
    /// What the desk will add below the text when it leaves: signature and reference person.
    public var insertedSignature: String?

    public init(
        body: String, subject: String, points: [PointUnderReview] = [],
        attachmentNames: [String] = [], recipientName: String? = nil, operatorName: String,
        referenceOperatorName: String? = nil, ticked: Set<AnswerProperty> = [],
        hasReferences: Bool = false, insertedSignature: String? = nil,
        standingWords: [String] = []
    ) {
        self.body = body
        self.subject = subject
        self.points = points
        self.attachmentNames = attachmentNames
        self.recipientName = recipientName
        self.operatorName = operatorName
        self.referenceOperatorName = referenceOperatorName
        self.ticked = ticked
        self.hasReferences = hasReferences
        self.insertedSignature = insertedSignature
        self.standingWords = standingWords
    }
}
