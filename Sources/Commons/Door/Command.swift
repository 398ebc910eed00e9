import Foundation
import Journal
import Kernel
import Store

/// A change that somebody asks for: the only way in. Form, API, CLI, importers and jobs decode the
/// same struct, so no road goes round a rule.
public protocol Command: Codable, Sendable {
    associatedtype Outcome: Codable & Sendable
    /// `feature.verb`, as the API's address and the CLI have it.
    static var name: String { get }
    static var permission: Permission { get }
    /// For the list of commands: what it does, in a sentence.
    static var purpose: Bilingual { get }

    /// The same, with all that takes time and asks nothing of the database done: the door has it done
    /// before the one writer is waited for. Most commands have nothing of the kind.
    func ready(for dialect: Dialect) throws -> Self

    /// Read, decide, write: throws a `Refusal` and nothing was done, or appends facts.
    func run(in tx: Transaction) throws -> Outcome
}

extension Command {
    public static var permission: Permission { .work }
    public func ready(for dialect: Dialect) throws -> Self { self }
}

/// A command that a person wrote words for, which a refusal must not lose.
public protocol SalvagingCommand: Command {
    /// Saves what would be lost when the command is refused (a draft), in a transaction of its own.
    func salvage(after refusal: any Refusal, in tx: Transaction) throws
}

/// For commands that answer with nothing but success.
public struct Done: Codable, Sendable, Equatable {
    public init() {}
}

/// A command known by its name: what the API and the CLI use.
public struct CommandKind: Sendable {
    public let name: String
    public let purpose: Bilingual
    public let permission: Permission
    /// What it reads: proofs ask it for its fields.
    let type: any Command.Type
    /// Decodes, runs through the door, and gives the outcome as JSON.
    let run: @Sendable (House, Tree, Actor, Road, _ key: String?) async throws -> String

    private let outcome: any (Codable & Sendable).Type

    /// What it reads, and what it answers with.
    public var input: InputShape { InputShape(of: type) }
    public var answer: InputShape { InputShape(of: outcome) }

    public init<C: Command>(_ type: C.Type) {
        outcome = C.Outcome.self
        name = C.name
        purpose = C.purpose
        permission = C.permission
        self.type = type
        run = { house, input, actor, road, key in
            try actor.authorise(C.self)
            let command = try InputDecoder.decode(C.self, from: input)
            let outcome = try await house.run(command, as: actor, road: road, key: key)
            return try OutputJSON.text(outcome)
        }
    }
}

/// JSON as it leaves the house: keys sorted, so that equal answers are equal bytes.
public enum OutputJSON {
    public static func text(_ value: some Encodable, pretty: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty
            ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            : [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
