import NIOCore

/// Why waiting for mail ended.
public enum IMAPWake: Sendable, Equatable {
    /// Messages came or went: time to look.
    case changed
    /// The time is over and nothing happened.
    case quiet
}

extension IMAPClient {
    /// Waits for messages to come or go in the open folder (IDLE, RFC 2177).
    ///
    /// - Parameters:
    ///   - end: when to stop waiting.
    ///   - renewal: how often the wait is said anew. Servers may hang up on whoever is silent for
    ///     thirty minutes, and a dead line is noticed only then.
    ///
    /// Changes seen during earlier requests, and not yet looked at, end the wait at once.
    /// Cancelling the task closes the connection.
    public func idle(
        until end: ContinuousClock.Instant, renewal: Duration = .seconds(29 * 60)
    ) async throws -> IMAPWake {
        guard offers("IDLE") else { throw PostalFault.notOffered("IDLE") }
        try checkFolderIsOpen()
        // A renewal in no time would renew without end.
        let renewal = max(renewal, .milliseconds(10))
        while true {
            let now = ContinuousClock.now
            guard now < end else { return takeNews() }
            try await idleOnce(until: min(end, now.advanced(by: renewal)))
            if hasNews { return takeNews() }
        }
    }

    private func takeNews() -> IMAPWake {
        defer { hasNews = false }
        return hasNews ? .changed : .quiet
    }

    private func idleOnce(until end: ContinuousClock.Instant) async throws {
        try await work(.waitingForMail) { client in
            if client.hasNews { return }
            let tag = client.nextTag()
            try await client.send(Array("\(tag) IDLE\r\n".utf8))
            if let refusal = try await client.waitToGoOn(tag, { _ in }) {
                _ = try client.accepted(refusal)
            }
            while !client.hasNews,
                let response = try await client.nextResponseUnlessSilent(until: end)
            {
                if let early = try client.ending(response, tag) {
                    _ = try client.accepted(early)
                    throw PostalFault.garbled(client.step, detail: "IDLE ended by the server")
                }
            }
            try await client.finishIdle(tag)
        }
    }

    private func finishIdle(_ tag: String) async throws {
        // The wait itself does not count against the time for the answer.
        patienceEnds = NIODeadline.now() + TimeAmount(server.timeouts.request)
        try await send(Array("DONE\r\n".utf8))
        while true {
            if let end = try ending(try await nextResponse(), tag) {
                _ = try accepted(end)
                return
            }
        }
    }
}
