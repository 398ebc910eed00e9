/// Reports in plain words: Exim's `X-Failed-Recipients`, qmail's letter, and what other old servers
/// write under the name of the mail system with no address to return to.
struct PlainReport {
    let recipients: [DeliveryReport.Recipient]

    private static let mostText = 16 << 10
    private static let mostAddresses = 50

    init?(_ message: ParsedMessage) {
        // Certified mail has receipts of its own.
        guard message.header("x-ricevuta") == nil else { return nil }
        let failedRecipients = message.header("x-failed-recipients")
        // Most letters are none: nothing of their text is looked at.
        guard failedRecipients != nil || Self.isFromMailSystem(message) else { return nil }
        let text = Self.beforeCopy(message.text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let places = Self.addresses(in: lines)
        let failed = AddressListParser.parse(failedRecipients ?? "")
            .map(\.address).filter { !$0.isEmpty }.prefix(Self.mostAddresses)
        if !failed.isEmpty {
            let isDelay = Self.isDelay(message, text)
            recipients = failed.map { address in
                let line = places.first { $0.address.lowercased() == address.lowercased() }?.line
                return Self.recipient(address, at: line, isDelay ? .delayed : .failed, lines)
            }
            return
        }
        guard Self.isFromMailSystem(message), let outcome = Self.outcome(message, text) else {
            return nil
        }
        recipients = places.map { Self.recipient($0.address, at: $0.line, outcome, lines) }
    }

    private static func isFromMailSystem(_ message: ParsedMessage) -> Bool {
        let local = (message.from.first?.address ?? "").prefix { $0 != "@" }.lowercased()
        return ["mailer-daemon", "postmaster", "mail-daemon"].contains(local)
    }

    /// What the server says, without the message that it gives back.
    private static func beforeCopy(_ text: String) -> String {
        let marks = [
            "copy of the message", "copy of your message", "original message",
            "message header follow", "unsent message", "returned message",
            "messaggio originale", "returned copy",
        ]
        var kept: [Substring] = []
        var size = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isRule = line.drop(while: \.isWhitespace).hasPrefix("--")
            if isRule {
                let words = line.prefix(200).lowercased()
                if marks.contains(where: words.contains) { break }
            }
            size += line.utf8.count + 1
            guard size <= mostText else { break }
            kept.append(line)
        }
        return kept.joined(separator: "\n")
    }

    private static func isDelay(_ message: ParsedMessage, _ text: String) -> Bool {
        let words = "\(message.subject)\n\(text)".lowercased()
        return [
            "delayed", "not yet been delivered", "will continue to try", "will keep trying",
            "will be retried", "still trying", "warning: could not send", "no action is required",
            "in ritardo", "verrà ritentata",
        ].contains(where: words.contains)
    }

    private static func outcome(
        _ message: ParsedMessage, _ text: String
    ) -> DeliveryReport.Outcome? {
        if isDelay(message, text) { return .delayed }
        let words = "\(message.subject)\n\(text)".lowercased()
        let failures = [
            "permanent", "could not be delivered", "couldn't be delivered",
            "wasn't able to deliver", "unable to deliver", "undeliverable", "undelivered",
            "delivery failed", "delivery failure", "delivery has failed", "failure notice",
            "returned mail", "returned to sender", "non è stato possibile", "mancata consegna",
            "user unknown", "no such user", "mailbox full", "quota exceeded",
        ]
        if failures.contains(where: words.contains) { return .failed }
        return StatusCode.first(in: text)?.first == "5" ? .failed : nil
    }

    private typealias Place = (address: String, line: Int)

    /// Whatever looks like an address, where it first stands; whoever acts knows to whom it wrote.
    private static func addresses(in lines: [Substring]) -> [Place] {
        var found: [Place] = []
        var seen: Set<Substring> = []
        for (number, line) in lines.enumerated() {
            for word in line.split(whereSeparator: {
                $0.isWhitespace || "<>()[]\"',;".contains($0)
            }) where word.contains("@") && word.utf8.count <= 320 {
                let bare = word.drop { ":.".contains($0) }.trimmingEnd(":.!?")
                guard found.count < mostAddresses else { return found }
                guard !bare.hasPrefix("@"), !bare.hasSuffix("@"), seen.insert(bare).inserted
                else { continue }
                found.append((String(bare), number))
            }
        }
        return found
    }

    /// With the reason that stands beside the address, or else in the letter.
    private static func recipient(
        _ address: String, at line: Int?, _ outcome: DeliveryReport.Outcome, _ lines: [Substring]
    ) -> DeliveryReport.Recipient {
        let near = line.map { lines[$0..<min($0 + 6, lines.count)].joined(separator: " ") }
        let status = StatusCode.first(in: near ?? lines.joined(separator: " "))
        // A code of the other class was said of something else.
        let fits = status?.first == (outcome == .failed ? "5" : "4")
        return DeliveryReport.Recipient(
            addresses: [address], outcome: outcome, status: fits ? status : nil,
            words: near.map(DeliveryReport.words))
    }
}

extension Substring {
    fileprivate func trimmingEnd(_ characters: String) -> Substring {
        var rest = self
        while let last = rest.last, characters.contains(last) { rest.removeLast() }
        return rest
    }
}
