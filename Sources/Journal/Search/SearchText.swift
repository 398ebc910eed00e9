import Kernel

/// The words of one fact, as people read them.
public struct SearchText: Sendable, Equatable {
    /// What a reader can restrict a search to: `mail`, `call`, `party`, `note`…
    public let kind: String
    public let title: String
    public let body: String

    public init(kind: String, title: String, body: String) {
        self.kind = kind
        self.title = title
        self.body = body
    }
}
