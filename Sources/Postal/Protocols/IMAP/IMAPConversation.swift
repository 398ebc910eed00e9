import NIOCore

extension IMAPClient {
    /// Sends a request and reads until the server has ended it. `hear` gets the facts and the
    /// news that come before; it is not called for what a request did not ask for by name.
    func ask(
        _ command: IMAPCommand, hear: (IMAPResponse) throws -> Void = { _ in }
    ) async throws -> IMAPStatus {
        let tag = nextTag()
        var line = Array("\(tag) ".utf8)
        for (index, part) in command.parts.enumerated() {
            switch part {
            case .text(let text): line += text
            case .literal(let bytes):
                line += Array("{\(bytes.count)\(isWaitSpared(bytes) ? "+" : "")}\r\n".utf8)
                if !isWaitSpared(bytes) {
                    try await send(line)
                    line = []
                    if let end = try await waitToGoOn(tag, hear) { return try accepted(end) }
                }
                line += bytes
            case .answer(let bytes):
                try await send(line + Array("\r\n".utf8))
                if let end = try await waitToGoOn(tag, hear) { return try accepted(end) }
                line = bytes
            }
            if index == command.parts.count - 1 { line += Array("\r\n".utf8) }
        }
        try await send(line)
        while true {
            switch try await nextResponse() {
            case .goOn: throw PostalFault.garbled(step, detail: "unexpected continuation")
            case let response:
                if let end = try ending(response, tag) { return try accepted(end) }
                try hear(response)
            }
        }
    }

    /// Small literals may follow at once where the server allows it (RFC 7888).
    private func isWaitSpared(_ bytes: [UInt8]) -> Bool {
        bytes.count <= 4096 && (offers("LITERAL+") || offers("LITERAL-"))
    }

    /// Reads until the server wants the rest, or ends the request early.
    func waitToGoOn(
        _ tag: String, _ hear: (IMAPResponse) throws -> Void
    ) async throws -> IMAPStatus? {
        while true {
            let response = try await nextResponse()
            if case .goOn = response { return nil }
            if let end = try ending(response, tag) {
                if end.condition == .ok {
                    throw PostalFault.garbled(step, detail: "success before the end of the request")
                }
                return end
            }
            try hear(response)
        }
    }

    /// How the request with this tag ended, if this is where it ends.
    func ending(_ response: IMAPResponse, _ tag: String) throws -> IMAPStatus? {
        guard case .status(let status) = response, let theirs = status.tag else { return nil }
        guard theirs == tag, [.ok, .no, .bad].contains(status.condition) else {
            throw PostalFault.garbled(step, detail: "an answer to “\(theirs)”, which is not ours")
        }
        return status
    }

    func accepted(_ status: IMAPStatus) throws -> IMAPStatus {
        guard status.condition == .ok else {
            throw PostalFault.refused(step, code: status.code, text: status.text)
        }
        return status
    }

    /// The next whole answer of the server. News about the open folder is noted on the way.
    func nextResponse() async throws -> IMAPResponse {
        while true {
            if let pieces = try framer.next() { return try noted(IMAPResponse(pieces, step: step)) }
            framer.append(try await connection.receive(within: timeLeft(), step: step))
        }
    }

    /// The same, or nothing when the server has nothing to say.
    func nextResponseUnlessSilent(
        until end: ContinuousClock.Instant
    ) async throws -> IMAPResponse? {
        while true {
            if let pieces = try framer.next() { return try noted(IMAPResponse(pieces, step: step)) }
            let time = ContinuousClock.now.duration(to: end)
            guard time > .zero else { return nil }
            guard let bytes = try await connection.receiveUnlessSilent(for: time, step: step) else {
                return nil
            }
            framer.append(bytes)
        }
    }

    func send(_ bytes: [UInt8]) async throws {
        try await connection.send(ByteBuffer(bytes: bytes), within: timeLeft(), step: step)
    }

    /// What remains of our patience: a little for each sign of life, something for the whole.
    func timeLeft() throws -> Duration {
        let left = patienceEnds - .now()
        guard left > .zero else { throw PostalFault.timedOut(step) }
        return min(server.timeouts.reply, .nanoseconds(left.nanoseconds))
    }

    /// Takes note of what concerns the connection or the open folder as a whole.
    private func noted(_ response: IMAPResponse) throws -> IMAPResponse {
        switch response {
        case .goOn: break
        case .status(let status) where status.tag == nil:
            if status.condition == .bye, step != .leaving {
                throw PostalFault.closedByServer(step, text: status.text)
            }
            if status.code == "UIDVALIDITY", let opened, step != .openingFolder,
                let number = status.values.first?.number, number != opened.uidValidity
            {
                throw PostalFault.numbersChanged(folder: opened.folder)
            }
        case .status: break
        case .data(let data):
            if ["EXISTS", "EXPUNGE", "VANISHED"].contains(data.name) { hasNews = true }
        }
        return response
    }
}
