/// Reads one message, at whatever level of nesting.
enum MessageReader {
    static func read(_ raw: ByteSlice, depth: Int, budget: ParseBudget) -> ParsedMessage {
        let bytes = withLineFeeds(raw)
        let head = skippingEmptyLines(bytes)
        var block = HeaderBlock(reading: head, limits: budget.limits)
        var source = head
        if block.headers.isEmpty, !block.faults.contains(.headerTooLarge) {
            source = bytes
            block = HeaderBlock(bodyOf: bytes)
        }
        var reader = EntityReader(budget: budget, messageDepth: depth)
        reader.readRoot(source, block)
        let choice = BodyChoice(from: reader.parts)
        for index in choice.text { reader.markBody(index) }
        if let html = choice.html { reader.markBody(html) }
        let body =
            reader.parts.isEmpty
            ? BodyText(raw: raw, limits: budget.limits)
            : BodyText(choice, reader.parts, limits: budget.limits)
        for entry in body.faults { reader.note(entry.fault, at: entry.path) }
        if raw.isEmpty { reader.note(.empty) }
        return message(raw, block.headers, reader, body)
    }

    private static func message(
        _ raw: ByteSlice, _ headers: [MessageHeader], _ reader: EntityReader, _ body: BodyText
    ) -> ParsedMessage {
        var faults = reader.faults
        let date = headers.first("date").flatMap { MessageDate.parse($0.value) }
        if date == nil, headers.first("date") != nil { faults.note(.dateUnreadable) }
        let from = addresses(headers, "from")
        if headers.first("from") != nil, from.allSatisfy({ $0.address.isEmpty }) {
            faults.note(.addressUnreadable)
        }
        let parts = reader.parts.map { $0.finished(in: reader.parts) }
        return ParsedMessage(
            messageID: headers.first("message-id").flatMap { MessageIdentifiers.first($0.value) },
            inReplyTo: MessageIdentifiers.read(headers.joined("in-reply-to") ?? ""),
            references: MessageIdentifiers.read(headers.joined("references") ?? ""),
            subject: headers.first("subject")?.decoded ?? "",
            from: from, sender: addresses(headers, "sender"),
            replyTo: addresses(headers, "reply-to"), to: addresses(headers, "to"),
            cc: addresses(headers, "cc"), bcc: addresses(headers, "bcc"), date: date,
            receivedDate: receivedDate(headers), text: body.text, html: body.html, parts: parts,
            headers: headers, faults: faults.noted, automation: Automation(headers, parts),
            rawBytes: raw)
    }

    private static func addresses(_ headers: [MessageHeader], _ key: String) -> [MailboxAddress] {
        headers.joined(key).map(AddressListParser.parse) ?? []
    }

    /// The date stands behind the last semicolon (RFC 5322, 3.6.7).
    private static func receivedDate(_ headers: [MessageHeader]) -> Int64? {
        guard let value = headers.first("received")?.value,
            let semicolon = value.utf8.lastIndex(of: UInt8(ascii: ";"))
        else { return nil }
        return MessageDate.parse(String(value[value.utf8.index(after: semicolon)...]))
    }

    /// Messages of old systems that only know CR get line feeds, one for one.
    private static func withLineFeeds(_ raw: ByteSlice) -> ByteSlice {
        guard !raw.contains(.lineFeed), raw.contains(.carriageReturn) else { return raw }
        return raw.map { $0 == .carriageReturn ? UInt8.lineFeed : $0 }[...]
    }

    /// Without a byte order mark and the empty lines that exports leave before the headers.
    private static func skippingEmptyLines(_ bytes: ByteSlice) -> ByteSlice {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes
        return text.drop { $0 == .lineFeed || $0 == .carriageReturn }
    }
}
