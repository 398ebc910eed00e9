extension IMAPClient {
    /// Fetches messages of the open folder in batches, in the order asked for. No more than one
    /// batch is held in memory; the next one is asked for when the last was taken.
    ///
    /// The sequence ends with `PostalFault.noFolderOpen` when another folder is opened meanwhile.
    public func fetch(_ uids: [UInt32]) throws -> IMAPFetch {
        try checkFolderIsOpen()
        var seen: Set<UInt32> = []
        let once = uids.filter { seen.insert($0).inserted }
        return IMAPFetch(client: self, opening: openings, uids: once)
    }

    /// Plans the next stretch of a fetch.
    func plan(_ uids: [UInt32], opening: Int) async throws -> [IMAPBatch] {
        try await work(.fetching) { client in
            try client.checkFolderIsOpen(opening)
            let sizes = try await client.askSizes(uids.filter { $0 > 0 })
            return IMAPBatch.plan(uids, sizes: sizes, limits: client.limits)
        }
    }

    /// One batch. When the server refuses it, each message is asked for by itself, so that a
    /// broken one does not hold up the others for ever.
    func fetchBatch(_ uids: [UInt32], opening: Int) async throws -> [IMAPFetched] {
        var found: [UInt32: IMAPMessageFindings] = [:]
        let refusal = try await ask(uids, opening, into: &found)
        var results: [IMAPFetched] = []
        for uid in uids {
            var reason = refusal
            if found[uid]?.result(uid) == nil, refusal != nil, uids.count > 1 {
                reason = try await ask([uid], opening, into: &found)
            }
            results.append(
                found.removeValue(forKey: uid)?.result(uid)
                    ?? .unavailable(uid: uid, reason: reason))
        }
        return results
    }

    /// Answers with the server's words when it refused.
    private func ask(
        _ uids: [UInt32], _ opening: Int, into found: inout [UInt32: IMAPMessageFindings]
    ) async throws -> String? {
        let asked = Set(uids.filter { $0 > 0 })
        guard !asked.isEmpty else { return nil }
        let heard = try await work(.fetching) { client in
            try client.checkFolderIsOpen(opening)
            return try await client.askBodies(asked)
        }
        found.merge(heard.found) { _, new in new }
        return heard.refusal
    }

    private func askBodies(
        _ asked: Set<UInt32>
    ) async throws -> (found: [UInt32: IMAPMessageFindings], refusal: String?) {
        var found: [UInt32: IMAPMessageFindings] = [:]
        do {
            try await askAttributes(
                IMAPUIDSet.text(asked), "(UID INTERNALDATE FLAGS BODY.PEEK[])"
            ) { uid, attributes in
                if asked.contains(uid) {
                    found[uid, default: IMAPMessageFindings()].take(attributes)
                }
                return found.count
            }
            return (found, nil)
        } catch PostalFault.refused(_, let code, let text) where !Self.isOfTheMoment(code) {
            return (found, text)
        }
    }

    /// A server that is busy says nothing about a message; one that stumbles (SERVERBUG) does, and
    /// will stumble over the same message again.
    private static func isOfTheMoment(_ code: String?) -> Bool {
        code.map { $0 != "SERVERBUG" && PostalFault.passingCodes.contains($0) } ?? false
    }
}

/// Messages on their way, fetched batch by batch while they are taken.
public struct IMAPFetch: AsyncSequence, Sendable {
    public typealias Element = IMAPFetched
    let client: IMAPClient
    let opening: Int
    let uids: [UInt32]

    public func makeAsyncIterator() -> Iterator {
        Iterator(
            client: client, opening: opening, windows: IMAPBatch.windows(uids)[...])
    }

    public struct Iterator: AsyncIteratorProtocol {
        let client: IMAPClient
        let opening: Int
        var windows: ArraySlice<ArraySlice<UInt32>>
        var plan: ArraySlice<IMAPBatch> = []
        var ready: ArraySlice<IMAPFetched> = []

        public mutating func next() async throws -> IMAPFetched? {
            while true {
                if let result = ready.popFirst() { return result }
                switch plan.popFirst() {
                case .tooLarge(let uid, let bytes): return .tooLarge(uid: uid, bytes: bytes)
                case .fetch(let batch):
                    ready = try await client.fetchBatch(batch, opening: opening)[...]
                case nil:
                    guard let window = windows.popFirst() else { return nil }
                    plan = try await client.plan(Array(window), opening: opening)[...]
                }
            }
        }
    }
}
