/// Something that an answer still lacks (rule D4). Gaps come in the order of the cases; within
/// the checklist, in the order of the seven properties.
public enum CompletenessGap: Sendable, Hashable {
    /// Nothing is said beyond greetings and signature. The one gap that no reason can waive.
    case emptyAnswer
    case subjectMissing
    case greetingMissing
    case courtesyCloseMissing
    /// The index counts from zero, in the order of the list.
    case pointUnanswered(index: Int, text: String)
    case propertyUnticked(AnswerProperty)
    /// The word or phrase of the text that announces what is not there.
    case attachmentAnnouncedButMissing(word: String)
    case signatureMissing
    /// The reference operator whom the answer does not name.
    case referenceOperatorMissing(name: String)

    /// Its name in records and interfaces, the same for ever.
    public var code: String {
        switch self {
        case .emptyAnswer: return "emptyAnswer"
        case .subjectMissing: return "subjectMissing"
        case .greetingMissing: return "greetingMissing"
        case .courtesyCloseMissing: return "courtesyCloseMissing"
        case .pointUnanswered: return "pointUnanswered"
        case .propertyUnticked: return "propertyUnticked"
        case .attachmentAnnouncedButMissing: return "attachmentAnnouncedButMissing"
        case .signatureMissing: return "signatureMissing"
        case .referenceOperatorMissing: return "referenceOperatorMissing"
        }
    }

    /// Whether the answer may leave in spite of it, for a stated reason.
    public var canBeWaived: Bool { self != .emptyAnswer }

    /// The property that is not met because of it; nil where it concerns none of the seven.
    public var property: AnswerProperty? {
        switch self {
        case .emptyAnswer, .subjectMissing: return nil
        case .greetingMissing, .courtesyCloseMissing: return .cordial
        case .pointUnanswered: return .everyPoint
        case .propertyUnticked(let property): return property
        case .attachmentAnnouncedButMissing: return .attachments
        case .signatureMissing, .referenceOperatorMissing: return .signature
        }
    }
}

extension CompletenessGap: Codable {
    private enum Key: String, CodingKey { case code, index, text, property, word, name }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        switch try fields.decode(String.self, forKey: .code) {
        case "emptyAnswer": self = .emptyAnswer
        case "subjectMissing": self = .subjectMissing
        case "greetingMissing": self = .greetingMissing
        case "courtesyCloseMissing": self = .courtesyCloseMissing
        case "pointUnanswered":
            self = .pointUnanswered(
                index: try fields.decode(Int.self, forKey: .index),
                text: try fields.decode(String.self, forKey: .text))
        case "propertyUnticked":
            self = .propertyUnticked(try fields.decode(AnswerProperty.self, forKey: .property))
        case "attachmentAnnouncedButMissing":
            self = .attachmentAnnouncedButMissing(
                word: try fields.decode(String.self, forKey: .word))
        case "signatureMissing": self = .signatureMissing
        case "referenceOperatorMissing":
            self = .referenceOperatorMissing(name: try fields.decode(String.self, forKey: .name))
        case let code:
            throw DecodingError.dataCorruptedError(
                forKey: .code, in: fields, debugDescription: "No gap has the code \(code).")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(code, forKey: .code)
        switch self {
        case .pointUnanswered(let index, let text):
            try fields.encode(index, forKey: .index)
            try fields.encode(text, forKey: .text)
        case .propertyUnticked(let property): try fields.encode(property, forKey: .property)
        case .attachmentAnnouncedButMissing(let word): try fields.encode(word, forKey: .word)
        case .referenceOperatorMissing(let name): try fields.encode(name, forKey: .name)
        case .emptyAnswer, .subjectMissing, .greetingMissing, .courtesyCloseMissing,
            .signatureMissing:
            break
        }
    }
}
