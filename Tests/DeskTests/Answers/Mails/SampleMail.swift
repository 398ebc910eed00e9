import Desk

/// A mail as people really write them, with the points that a careful operator would list.
struct SampleMail: Sendable {
    /// What a point must contain, word for word, and how it was asked.
    struct Expected: Sendable {
        let fragment: String
        let kind: AskedPoint.Kind
    }

    let name: String
    let subject: String?
    let text: String
    let expected: [Expected]

    init(_ name: String, subject: String? = nil, _ text: String, asks expected: [Expected]) {
        self.name = name
        self.subject = subject
        self.text = text
        self.expected = expected
    }
}

extension SampleMail.Expected {
    static func question(_ fragment: String) -> Self { Self(fragment: fragment, kind: .question) }
    static func request(_ fragment: String) -> Self { Self(fragment: fragment, kind: .request) }
    static func item(_ fragment: String) -> Self { Self(fragment: fragment, kind: .listItem) }
}
