import Journal
import Kernel
import Store

extension House {
    /// The one door for changes. With a key, the same request gives the first answer again and
    /// nothing happens twice.
    ///
    /// - Throws: a `Refusal`, and nothing was done; or a fault of the world, and the caller may ask
    ///   again with the same key.
    @discardableResult
    public func run<C: Command>(
        _ command: C, as actor: Actor, road: Road, key: String? = nil
    ) async throws -> C.Outcome {
        try actor.authorise(C.self)
        let command = try command.ready(for: store.dialect)
        do {
            return try await batch(as: actor, road: road, cause: C.name) { tx in
                guard let key else { return try command.run(in: tx) }
                let repetition = Repetition(key: key, command: C.name, actor: actor)
                if let first = try repetition.firstOutcome(of: command, in: tx) { return first }
                let outcome = try command.run(in: tx)
                try repetition.remember(outcome, of: command, in: tx)
                return outcome
            }
        } catch let refusal as any Refusal {
            if let words = command as? any SalvagingCommand {
                try await batch(as: actor, road: road, cause: C.name) {
                    try words.salvage(after: refusal, in: $0)
                }
            }
            throw refusal
        }
    }

    /// By name, with input not yet understood: the outcome as JSON.
    public func run(
        named name: String, input: Tree, as actor: Actor, road: Road, key: String? = nil
    ) async throws -> String {
        guard let kind = commands[name] else { throw CommonRefusal.unknownCommand(name) }
        return try await kind.run(self, input, actor, road, key)
    }

    public func ask<Q: Query>(_ query: Q, as actor: Actor) async throws -> Q.Answer {
        try actor.authorise(Q.self)
        return try await store.read {
            try query.answer(from: Reading($0, actor: actor, house: self))
        }
    }

    public func ask(named name: String, input: Tree, as actor: Actor) async throws -> String {
        guard let kind = queries[name] else { throw CommonRefusal.unknownQuery(name) }
        return try await kind.fetch(self, input, actor)
    }

    /// Several queries on one state, as a page needs them.
    public func reading<Value: Sendable>(
        as actor: Actor, _ body: @Sendable @escaping (Reading) throws -> Value
    ) async throws -> Value {
        try await store.read { try body(Reading($0, actor: actor, house: self)) }
    }
}

/// The guard against doing twice what was sent twice. A key belongs to the one who used it.
struct Repetition {
    let key: String
    let command: String
    let actor: Actor

    private static let longestKey = 200

    func firstOutcome<C: Command>(of command: C, in tx: Transaction) throws -> C.Outcome? {
        guard key.utf8.count <= Self.longestKey, !key.isEmpty, !key.utf8.contains(0) else {
            throw InputRefused.tooLong(field: "Idempotency-Key", most: Self.longestKey)
        }
        let stored = try tx.first(
            """
            SELECT command, input_hash, outcome FROM repetition
            WHERE actor = \(actor.id?.rawValue ?? 0) AND key = \(key)
            """
        ) {
            (
                command: try $0["command"] as String, hash: try $0["input_hash"] as Digest,
                outcome: try $0["outcome"] as String
            )
        }
        guard let stored else { return nil }
        guard stored.command == self.command, stored.hash == (try Self.hash(of: command)) else {
            throw CommonRefusal.keyUsedForSomethingElse
        }
        return try InputDecoder.decode(C.Outcome.self, from: try Tree.json(stored.outcome.utf8))
    }

    func remember<C: Command>(_ outcome: C.Outcome, of command: C, in tx: Transaction) throws {
        try tx.executeOperational(
            """
            INSERT INTO repetition (actor, key, command, input_hash, outcome, at)
            VALUES (\(actor.id?.rawValue ?? 0), \(key), \(self.command), \(try Self.hash(of: command)),
                \(try OutputJSON.text(outcome)), \(tx.now))
            """)
    }

    private static func hash(of command: some Command) throws -> Digest {
        Digest.sha256(Array(try OutputJSON.text(command).utf8))
    }
}

extension House {
    /// Many commands in one transaction, for importers: all land or none does. Rights are checked of
    /// each, as `Transaction.perform` does.
    public func batch<Value: Sendable>(
        as actor: Actor, road: Road, cause: String,
        _ body: @Sendable @escaping (Transaction) throws -> Value
    ) async throws -> Value {
        let (value, news) = try await store.write { db in
            let tx = Transaction(db, house: self, actor: actor, road: road, cause: cause)
            return (try body(tx), tx.news)
        }
        await follower.tell(news)
        return value
    }
}
