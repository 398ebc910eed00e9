import Commons
import Hummingbird
import Journal
import NIOCore
import ServiceLifecycle

/// Server-sent events: the name of the feature in which something happened, so that a page fetches
/// anew what it shows of it. No content travels here; each fetch asks for rights again.
struct LiveEvents {
    let house: House

    /// How long a stream lives before the browser opens the next: an ended session ends with it.
    private static let longestSeconds: UInt64 = 15 * 60
    private static let heartbeatSeconds: UInt64 = 20

    /// - Parameter position: what the page had seen when it was made, or when its last stream broke:
    ///   what happened between then and the opening of this one is told first.
    func answer(after position: Int64?) async -> Answer {
        let news = await house.follower.news(after: position)
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            var writer = writer
            try await Self.write(news, after: position, to: &writer)
            try await writer.finish(nil)
        }
        var answer = Answer.stream(body, type: "text/event-stream")
        answer.headers[.cacheControl] = "no-store"
        answer.headers[.init("X-Accel-Buffering") ?? .cacheControl] = "no"
        return answer
    }

    private enum Item: Sendable { case event(String, Int64), heartbeat }

    private static func write(
        _ news: AsyncStream<JournalFollower.News>, after position: Int64?,
        to writer: inout any ResponseBodyWriter
    ) async throws {
        let (items, sink) = AsyncStream.makeStream(
            of: Item.self, bufferingPolicy: .bufferingNewest(256))
        let feeder = Task {
            for await item in news { sink.yield(.event(item.feature, item.sequence)) }
            sink.finish()
        }
        let clock = Task {
            for _ in 0..<(longestSeconds / heartbeatSeconds) {
                try await Task.sleep(nanoseconds: heartbeatSeconds * 1_000_000_000)
                sink.yield(.heartbeat)
            }
            sink.finish()
        }
        defer {
            feeder.cancel()
            clock.cancel()
        }
        // When the house closes the streams end first, or it would wait for them.
        let untilClosing = Task {
            try? await gracefulShutdown()
            sink.finish()
        }
        defer { untilClosing.cancel() }
        var told = position
        for await item in items {
            if Task.isCancelled { break }
            switch item {
            case .event(let name, let sequence):
                let isGap = told.map { sequence > $0 + 1 } ?? false
                told = max(told ?? 0, sequence)
                try await writer.write(ByteBuffer(string: Self.lines(name, sequence, isGap)))
            case .heartbeat: try await writer.write(ByteBuffer(string: ": still here\n\n"))
            }
        }
    }

    /// Where something was left out a page asks for all of itself anew.
    private static func lines(_ name: String, _ sequence: Int64, _ isGap: Bool) -> String {
        (isGap ? "event: \(everything)\ndata: \(sequence)\n\n" : "")
            + "id: \(sequence)\nevent: \(name)\ndata: \(sequence)\n\n"
    }

    private static let everything = "everything"
}
