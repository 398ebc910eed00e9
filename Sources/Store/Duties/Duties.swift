/// Work that one of several processes does at a time: reading a mailbox, sending, jobs. On the large
/// engine a duty is held by a lock that the server gives up with the connection, so a process that
/// dies leaves it at once and one that vanished within seconds; nothing is written and no clock asked.
/// The embedded engine has one process that serves: it holds all of them.
///
/// A duty spares double work and saves waiting. Nothing may break if two hold one for a moment (a
/// process that was stopped and goes on): what must happen once guards itself in its transaction.
public actor Duties {
    /// How a duty stands with this process.
    public enum Holding: Sendable {
        case none
        /// Taken just now: what is half done is another's, who has left. Said once.
        case fresh
        case held
    }

    private let roster: PostgresRoster?
    private var wanted: Set<String> = []
    private var names: Set<String> = []
    private var held: Set<String> = []
    private var fresh: Set<String> = []
    /// Who was there at the last looks of one unbroken connection.
    private var seen: [Set<Int32>] = []

    /// After a restart of the database all begin to come back; who is not there by now has gone.
    static let looksUntilGone = 3

    init(roster: PostgresRoster?) { self.roster = roster }

    /// Whether this process has the duty; the first time it is asked for it is tried for at once, and
    /// from then on with each look.
    public func hold(_ duty: String) async -> Holding {
        guard roster != nil else { return .held }
        if wanted.insert(duty).inserted { await look() }
        guard held.contains(duty) else { return .none }
        return fresh.remove(duty) == nil ? .held : .fresh
    }

    /// Lets the others know that somebody of this name is alive.
    public func announce(_ name: String) async {
        guard names.insert(name).inserted else { return }
        await look()
    }

    /// Whether nobody of this name is there any more: never said too early, so what it had in its
    /// hands may be judged. Alone on the embedded engine one knows who else there is: nobody.
    public func hasGone(_ name: String) -> Bool {
        guard roster != nil else { return !names.contains(name) }
        let key = PostgresRoster.key(name)
        return seen.count >= Self.looksUntilGone && !seen.contains { $0.contains(key) }
    }

    /// Says that this process is alive, takes what is free and sees who is there. To be called every
    /// couple of seconds while a house serves; a process that does not is taken for dead.
    public func look() async {
        guard let roster else { return }
        guard let found = try? await roster.look(wanting: wanted, names: names) else {
            (held, fresh, seen) = ([], [], [])
            return
        }
        if found.isNewConnection { seen = [] }
        seen = (seen + [found.present]).suffix(Self.looksUntilGone)
        held = found.held
        fresh = fresh.intersection(held).union(found.taken)
    }

    func close() async { await roster?.close() }
}
