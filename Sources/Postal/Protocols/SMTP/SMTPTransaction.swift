extension SMTPClient {
    /// Hands one message over for sending.
    ///
    /// - Parameters:
    ///   - raw: the message; line ends are put in order, dots doubled.
    ///   - sender: where failures are reported; nothing for a message that must cause none.
    ///   - recipients: each gets it once, even when named twice.
    /// - Returns: what became of it. See `SMTPOutcome`.
    /// - Throws: `PostalFault` or `CancellationError`, and then *nothing was sent*: whatever breaks
    ///   once the message is complete comes back as `unknown`, and is not thrown.
    public func send(
        _ raw: [UInt8], from sender: SMTPAddress?, to recipients: [SMTPAddress]
    ) async throws -> SMTPOutcome {
        var seen: Set<SMTPAddress> = []
        let recipients = recipients.filter { seen.insert($0).inserted }
        let opening = try mailFrom(raw, sender, recipients)
        return try await work { client in
            let reply = try await client.say(opening, .addressing)
            guard try client.isAccepted(reply, .addressing) else {
                return try await client.giveUp(recipients.refused(reply))
            }
            let (accepted, refused) = try await client.name(recipients)
            guard !accepted.isEmpty else { return try await client.giveUp(refused) }
            let data = try await client.say("DATA", .handingOver)
            guard data.code == 354 else {
                guard data.isPassing || data.isForGood else {
                    throw PostalFault.garbled(
                        .handingOver, detail: "unexpected answer \(data.code)")
                }
                return try await client.giveUp(refused + accepted.refused(data))
            }
            try await client.sendBody(raw)
            // Once complete, a message is not given up half way: a task cancelled now still waits
            // for the receipt, since stopping would only make a doubt of it.
            return await Task { await client.finish(accepted, refused) }.value
        }
    }

    /// The first command, with everything settled that can be settled before anything is said.
    private func mailFrom(
        _ raw: [UInt8], _ sender: SMTPAddress?, _ recipients: [SMTPAddress]
    ) throws -> String {
        guard !recipients.isEmpty else { throw PostalFault.unsendable(.noRecipients) }
        if let sizeLimit, raw.count > sizeLimit {
            throw PostalFault.messageTooLarge(bytes: raw.count, limit: sizeLimit)
        }
        var words = "MAIL FROM:<\(sender?.text ?? "")>"
        if extensions["SIZE"] != nil { words += " SIZE=\(raw.count)" }
        if raw.contains(where: { $0 >= 0x80 }) {
            guard extensions["8BITMIME"] != nil else { throw PostalFault.notOffered("8BITMIME") }
            words += " BODY=8BITMIME"
        }
        if !(recipients + [sender].compactMap(\.self)).allSatisfy(\.isASCII) {
            guard extensions["SMTPUTF8"] != nil else { throw PostalFault.notOffered("SMTPUTF8") }
            words += " SMTPUTF8"
        }
        return words
    }

    private func name(
        _ recipients: [SMTPAddress]
    ) async throws -> (accepted: [SMTPAddress], refused: [SMTPRefusal]) {
        var accepted: [SMTPAddress] = []
        var refused: [SMTPRefusal] = []
        for recipient in recipients {
            let reply = try await say("RCPT TO:<\(recipient)>", .addressing)
            if try isAccepted(reply, .addressing) {
                accepted.append(recipient)
            } else {
                refused.append(SMTPRefusal(recipient: recipient, reply: reply))
            }
        }
        return (accepted, refused)
    }

    private func isAccepted(_ reply: SMTPReply, _ step: MailStep) throws -> Bool {
        if reply.code == 421 { throw PostalFault.closedByServer(step, text: reply.text) }
        if reply.isPassing || reply.isForGood { return false }
        guard reply.isPositive else {
            throw PostalFault.garbled(step, detail: "unexpected answer \(reply.code)")
        }
        return true
    }

    /// Nobody gets the message. The connection is made ready for the next one, if it still can be.
    private func giveUp(_ refusals: [SMTPRefusal]) async throws -> SMTPOutcome {
        do {
            try expect(try await say("RSET", .leaving), 250, .leaving)
        } catch {
            close()
        }
        return .notTaken(refusals)
    }

    /// Everything but the final dot. Until that is on its way the message is not complete, and no
    /// server may take it.
    private func sendBody(_ raw: [UInt8]) async throws {
        let body = SMTPBody.encoded(raw)
        let width = 64 << 10
        for start in stride(from: 0, to: body.count, by: width) {
            try await send(Array(body[start..<min(start + width, body.count)]), .handingOver)
        }
        try checkNothingIsLeftOver(.handingOver)
        if let fault = try await connection.knownFault(.handingOver) { throw fault }
    }

    /// From here on nothing is thrown: whatever breaks leaves a doubt.
    private func finish(
        _ accepted: [SMTPAddress], _ refused: [SMTPRefusal]
    ) async -> SMTPOutcome {
        do {
            awaitReceipt()
            try await send(Array(".\r\n".utf8), .awaitingReceipt)
            let reply = try await hear(.awaitingReceipt)
            if reply.isPositive {
                return .accepted(SMTPReceipt(reply, accepted: accepted, notAccepted: refused))
            }
            if reply.isPassing || reply.isForGood {
                return .notTaken(refused + accepted.refused(reply))
            }
            throw PostalFault.garbled(.awaitingReceipt, detail: "unexpected answer \(reply.code)")
        } catch {
            close()
            let fault = error as? PostalFault ?? .connectionLost(.awaitingReceipt)
            return .unknown(SMTPDoubt(fault: fault, inDoubt: accepted, notAccepted: refused))
        }
    }
}

extension [SMTPAddress] {
    fileprivate func refused(_ reply: SMTPReply) -> [SMTPRefusal] {
        map { SMTPRefusal(recipient: $0, reply: reply) }
    }
}
