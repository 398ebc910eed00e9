/// One thing that a person asks for: what the answer must not leave out (rule D4, OPS-02).
public struct AskedPoint: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Something the person wants to know.
        case question
        /// One item of a list of things asked.
        case listItem
        /// Something the person wants done or sent.
        case request
    }

    /// Where the words were found.
    public enum Source: String, Sendable, Hashable, Codable, CaseIterable {
        case body, subject
    }

    /// The person's own words on one line, cut with "…" at the end of a word if they are many.
    public let text: String
    public let kind: Kind
    /// The sentence that announces a list, where the item alone does not say what is asked.
    public let context: String?
    public let source: Source
    /// The sentence that asks, in UTF-8 offsets of the source: several points may share one.
    public let sentence: Range<Int>

    public init(
        text: String, kind: Kind, context: String? = nil, source: Source = .body,
        sentence: Range<Int>
    ) {
        self.text = text
        self.kind = kind
        self.context = context
        self.source = source
        self.sentence = sentence
    }
}
