import Foundation
import Kernel
import Store

/// A kind of fact, known by name: how to read one back and what to do with it.
public struct FactKind: Sendable {
    public let name: String
    let decode: @Sendable (_ stored: StoredFact) throws -> DecodedFact

    public init<F: Fact>(_ type: F.Type) {
        name = F.name
        decode = { stored in
            let fact = try JSONDecoder().decode(F.self, from: Data(stored.structure.utf8))
            let content = try stored.content.map {
                try JSONDecoder().decode(F.Content.self, from: Data($0.utf8))
            }
            let entry = Entry(
                sequence: stored.sequence, occurredAt: stored.occurredAt,
                recordedAt: stored.recordedAt, provenance: stored.provenance, content: content)
            return DecodedFact(
                fact: fact, content: content, subjects: fact.subjects,
                searchText: content.flatMap(fact.searchable),
                apply: { try fact.apply(entry, to: $0) })
        }
    }
}

/// A fact read back from the journal.
public struct DecodedFact: Sendable {
    public let fact: any Fact
    /// The erasable part, nil where it was erased.
    public let content: (any Sendable)?
    public let subjects: [ID<Subject>]
    public let searchText: SearchText?
    let apply: @Sendable (any Writer) throws -> Void
}

/// Every kind of fact that the house knows.
public struct FactCatalogue: Sendable {
    private let kinds: [String: FactKind]

    public init(_ kinds: [FactKind]) {
        self.kinds = Dictionary(
            kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public var names: [String] { kinds.keys.sorted() }

    public func decode(_ stored: StoredFact) throws -> DecodedFact {
        guard let kind = kinds[stored.name] else { throw UnknownFact(name: stored.name) }
        return try kind.decode(stored)
    }
}

/// The journal holds a fact that no feature of this installation brings.
public struct UnknownFact: Error, CustomStringConvertible {
    public let name: String
    public var description: String { "no feature of this installation knows the fact \(name)" }
}
