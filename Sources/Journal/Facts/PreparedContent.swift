import Store

/// The content of a fact made ready to be written. All of this takes time and none of it needs the
/// database, so who brings much in does it before the transaction, while another one is written.
public struct PreparedContent<Content: Codable & Sendable>: Sendable {
    public let content: Content
    /// JSON with sorted keys; empty where there is nothing personal.
    let text: String
    let words: IndexedText?

    /// - Parameter searchText: what the fact says of this content, as `Fact.searchable` has it.
    public init(_ content: Content, searchText: SearchText?, for dialect: Dialect) throws {
        self.content = content
        text = Self.isPersonal ? try Journal.canonicalJSON(content) : ""
        words = Self.isPersonal ? searchText.map { IndexedText($0, for: dialect) } : nil
    }

    static var isPersonal: Bool { Content.self != NoContent.self }
}

extension Fact {
    /// Content of this fact, made ready to be appended with it.
    public func prepared(_ content: Content, for dialect: Dialect) throws -> PreparedContent<
        Content
    > {
        try PreparedContent(content, searchText: searchable(content), for: dialect)
    }
}
