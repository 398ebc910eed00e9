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
    public enum Code: String, Sendable, Codable, CaseIterable {
        case emptyAnswer, subjectMissing, greetingMissing, courtesyCloseMissing, pointUnanswered
        case propertyUnticked, attachmentAnnouncedButMissing, signatureMissing
        case referenceOperatorMissing
    }

    public var code: Code {
        switch self {
        case .emptyAnswer: .emptyAnswer
        case .subjectMissing: .subjectMissing
        case .greetingMissing: .greetingMissing
        case .courtesyCloseMissing: .courtesyCloseMissing
        case .pointUnanswered: .pointUnanswered
        case .propertyUnticked: .propertyUnticked
        case .attachmentAnnouncedButMissing: .attachmentAnnouncedButMissing
        case .signatureMissing: .signatureMissing
        case .referenceOperatorMissing: .referenceOperatorMissing
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
        let code = try fields.decode(Code.self, forKey: .code)
        let index = try fields.decodeIfPresent(Int.self, forKey: .index)
        let text = try fields.decodeIfPresent(String.self, forKey: .text)
        let property = try fields.decodeIfPresent(AnswerProperty.self, forKey: .property)
        let word = try fields.decodeIfPresent(String.self, forKey: .word)
        let name = try fields.decodeIfPresent(String.self, forKey: .name)
        switch (code, index, text, property, word, name) {
        case (.emptyAnswer, _, _, _, _, _): self = .emptyAnswer
        case (.subjectMissing, _, _, _, _, _): self = .subjectMissing
        case (.greetingMissing, _, _, _, _, _): self = .greetingMissing
        case (.courtesyCloseMissing, _, _, _, _, _): self = .courtesyCloseMissing
        case (.signatureMissing, _, _, _, _, _): self = .signatureMissing
        case (.pointUnanswered, let index?, let text?, _, _, _):
            self = .pointUnanswered(index: index, text: text)
        case (.propertyUnticked, _, _, let property?, _, _): self = .propertyUnticked(property)
        case (.attachmentAnnouncedButMissing, _, _, _, let word?, _):
            self = .attachmentAnnouncedButMissing(word: word)
        case (.referenceOperatorMissing, _, _, _, _, let name?):
            self = .referenceOperatorMissing(name: name)
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .code, in: fields, debugDescription: "\(code) lacks what it is about.")
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
