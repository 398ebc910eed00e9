import Kernel

/// A refusal as programs read it: the same from API and CLI.
public struct Problem: Codable, Sendable, Equatable {
    public let code: String
    public let rule: String?
    public let kind: RefusalKind
    public let field: String?
    public let sentence: Bilingual
    public let details: [Bilingual]

    public init(_ refusal: any Refusal) {
        code = refusal.code
        rule = refusal.rule
        kind = refusal.kind
        field = refusal.field
        sentence = refusal.sentence
        details = refusal.details
    }
}
