/// What the two engines have in common, seen by `DataStore` alone.
protocol Engine: Sendable {
    var dialect: Dialect { get }
    /// Runs the body on one of several readers, each with a state of its own that does not change.
    func read<Value: Sendable>(_ body: @Sendable @escaping (any Reader) throws -> Value)
        async throws -> Value
    /// Runs the body in one transaction on the only writer. Returns when it is durable.
    func transaction(_ body: @Sendable @escaping (any Writer) throws -> Void) async throws
    /// Where several processes may serve one database.
    func makeRoster() -> PostgresRoster?
    /// Of its pools of connections, where it has any.
    var waits: [PoolWaits] { get }
    func close() async
}
