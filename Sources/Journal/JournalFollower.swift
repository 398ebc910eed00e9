import Kernel
import Store

/// Tells what was committed, in order, to whoever listens: live pages, workers. It reads the journal
/// itself, so it hears of commits by other processes and nodes too; a nudge after a commit of our
/// own only makes it quicker.
public actor JournalFollower {
    /// One committed fact, without its content.
    public struct News: Sendable, Equatable {
        public let sequence: Int64
        public let name: String
        public let actor: ID<Subject>?

        public init(sequence: Int64, name: String, actor: ID<Subject>?) {
            self.sequence = sequence
            self.name = name
            self.actor = actor
        }
    }

    private let store: DataStore
    private var last: Int64?
    private var isReading = false
    private var mustReadAgain = false
    private var listeners: [Int: AsyncStream<News>.Continuation] = [:]
    private var nextListener = 0
    /// What was told last, for who listens a moment after having looked.
    private var recent: [News] = []

    /// A listener that does not keep up loses the oldest news, never memory.
    private static let buffer = 512
    private static let page: Int64 = 500
    private static let remembered = 200

    public init(store: DataStore) { self.store = store }

    /// Up to which fact the news have been told; nil before anybody listens.
    public var position: Int64? { last }

    /// All news from now on, and first those that came after a position: a page made by another node,
    /// or before this process began, misses nothing. Of very many only the newest come first, as for
    /// a listener that does not keep up: a gap in the places tells.
    public func news(after position: Int64? = nil) async -> AsyncStream<News> {
        if last == nil { await read() }
        let missed = await missed(after: position)
        let number = nextListener
        nextListener += 1
        let (stream, continuation) = AsyncStream.makeStream(
            of: News.self, bufferingPolicy: .bufferingNewest(Self.buffer))
        continuation.onTermination = { _ in Task { await self.forget(number) } }
        listeners[number] = continuation
        for item in missed { continuation.yield(item) }
        return stream
    }

    /// What was told after a position: from memory, and from the journal where memory does not reach.
    /// Ends on a look at memory alone, so that nothing is told between it and the next step.
    private func missed(after position: Int64?) async -> [News] {
        guard var position else { return [] }
        var found: [News] = []
        while let last, position < last, (recent.first?.sequence ?? last + 1) > position + 1 {
            let from = max(position, last - Self.page)
            // Out of reach: the page asks anew for what it shows when it gets through again.
            guard let read = try? await news(from: from, to: last) else { break }
            found += read
            position = last
        }
        return (found + recent.filter { $0.sequence > position }).suffix(Self.buffer)
    }

    /// Tells what was just committed here, from its first fact to its last, without reading it back:
    /// where it follows at once on what was told before. Else the journal is read, as by a nudge.
    public func tell(_ committed: [News]) async {
        guard let first = committed.first, let end = committed.last else { return }
        if let last, end.sequence <= last { return }
        guard !isReading, let last, first.sequence == last + 1 else { return await nudge() }
        pass(committed)
    }

    /// Looks for commits now.
    public func nudge() async {
        if isReading {
            mustReadAgain = true
            return
        }
        isReading = true
        repeat {
            mustReadAgain = false
            await read()
        } while mustReadAgain
        isReading = false
    }

    private func forget(_ number: Int) { listeners[number] = nil }

    /// A fault of the database is not ours to report: the next look finds what this one missed.
    private func read() async {
        guard let last else {
            self.last = try? await store.read { try Journal.length(of: $0) }
            return
        }
        guard let news = try? await news(from: last) else { return }
        pass(news)
        if Int64(news.count) == Self.page { mustReadAgain = true }
    }

    private func pass(_ news: [News]) {
        for item in news {
            for listener in listeners.values { listener.yield(item) }
        }
        recent = (recent + news).suffix(Self.remembered)
        last = news.last?.sequence ?? last
    }

    /// A page of the journal.
    private func news(from last: Int64, to end: Int64 = .max) async throws -> [News] {
        try await store.read { db in
            try db.rows(
                """
                SELECT sequence, name, actor FROM fact
                WHERE sequence > \(last) AND sequence <= \(end)
                ORDER BY sequence LIMIT \(Self.page)
                """
            ) { News(sequence: try $0["sequence"], name: try $0["name"], actor: try $0["actor"]) }
        }
    }
}

extension JournalFollower.News {
    /// The feature whose fact it is: `desk` of `desk.caseTaken.v1`.
    public var feature: String { String(name.prefix { $0 != "." }) }
}
