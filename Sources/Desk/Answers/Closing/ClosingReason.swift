/// Why a case is closed (rule D3: only with an answer or a stated reason).
public enum ClosingReason: Sendable, Hashable {
    case answered
    case noAnswerNeeded
    /// The same matter is treated in another case.
    case duplicate
    case spam
    /// The message was meant for somebody else.
    case wrongAddress
    case resolvedByPhone
    /// Settled face to face, at the office or at the member's premises.
    case resolvedInPerson
    /// The person no longer asks for it.
    case withdrawn
    case other(text: String)

    /// Its name in records and interfaces, the same for ever.
    public var code: String {
        switch self {
        case .answered: return "answered"
        case .noAnswerNeeded: return "noAnswerNeeded"
        case .duplicate: return "duplicate"
        case .spam: return "spam"
        case .wrongAddress: return "wrongAddress"
        case .resolvedByPhone: return "resolvedByPhone"
        case .resolvedInPerson: return "resolvedInPerson"
        case .withdrawn: return "withdrawn"
        case .other: return "other"
        }
    }

    /// The reasons to choose from, in the order of a menu; "other" is written by hand.
    public static let listed: [ClosingReason] = [
        .answered, .noAnswerNeeded, .resolvedByPhone, .resolvedInPerson, .duplicate, .withdrawn,
        .wrongAddress, .spam,
    ]

    /// Why the case is closed, in one sentence.
    public func sentence(_ language: SentenceLanguage) -> String {
        switch self {
        case .answered:
            return language.pick("È stata inviata la risposta.", "The answer was sent.")
        case .noAnswerNeeded:
            return language.pick(
                "Il messaggio non chiede una risposta.", "The message asks for no answer.")
        case .duplicate:
            return language.pick(
                "La questione è seguita in un'altra pratica.",
                "The matter is followed in another case.")
        case .spam:
            return language.pick(
                "È posta indesiderata.", "It is unsolicited mail.")
        case .wrongAddress:
            return language.pick(
                "Il messaggio era destinato ad altri.", "The message was meant for somebody else.")
        case .resolvedByPhone:
            return language.pick("È stata risolta al telefono.", "It was settled by phone.")
        case .resolvedInPerson:
            return language.pick("È stata risolta di persona.", "It was settled in person.")
        case .withdrawn:
            return language.pick(
                "Chi ha scritto ha ritirato la richiesta.", "The writer withdrew the request.")
        case .other(let text):
            return text
        }
    }
}

extension ClosingReason: Codable {
    private enum Key: String, CodingKey { case code, text }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let code = try fields.decode(String.self, forKey: .code)
        if code == "other" {
            self = .other(text: try fields.decode(String.self, forKey: .text))
        } else if let reason = Self.listed.first(where: { $0.code == code }) {
            self = reason
        } else {
            throw DecodingError.dataCorruptedError(
                forKey: .code, in: fields, debugDescription: "No reason has the code \(code).")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(code, forKey: .code)
        if case .other(let text) = self { try fields.encode(text, forKey: .text) }
    }
}

/// Why a case may not be closed yet, in the order in which we look (rule D3).
public enum ClosingRefused: String, Error, Sendable, CaseIterable {
    case neitherAnswerNorReason
    /// "Answered" is the reason, but the last message received has no answer.
    case answerNotSent
    /// "Other" is the reason, but it is not written.
    case reasonNotWritten

    public static let rule = "D3"

    public func sentence(_ language: SentenceLanguage) -> String {
        switch self {
        case .neitherAnswerNorReason:
            return language.pick(
                "La pratica non ha una risposta: rispondi, o indica perché la chiudi senza.",
                "The case has no answer: answer it, or state why you close it without.")
        case .answerNotSent:
            return language.pick(
                "L'ultimo messaggio ricevuto non ha risposta: rispondi o scegli un altro motivo.",
                "The last message received has no answer: answer it or choose another reason.")
        case .reasonNotWritten:
            return language.pick(
                "Scrivi il motivo per cui chiudi la pratica.", "Write why you close the case.")
        }
    }
}

/// The rule of closing a case.
public enum CaseClosing {
    /// What stands in the way of closing, if anything. A case is answered when an answer left after
    /// the last message received; then no reason is needed.
    public static func obstacle(isAnswered: Bool, reason: ClosingReason?) -> ClosingRefused? {
        switch reason {
        case nil: return isAnswered ? nil : .neitherAnswerNorReason
        case .answered: return isAnswered ? nil : .answerNotSent
        case .other(let text): return Visible.letters(text, upTo: 3) == 3 ? nil : .reasonNotWritten
        default: return nil
        }
    }
}
