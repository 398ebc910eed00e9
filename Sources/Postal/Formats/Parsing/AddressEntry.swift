/// What stands between two commas of a header of addresses.
struct AddressEntry {
    /// The words outside brackets and comments, quotes taken away.
    private var phrase: [UInt8] = []

    /// The same as written, where an address without brackets is found.
    private var written: [UInt8] = []

    var comment: [UInt8] = []

    /// What stands in angle brackets.
    var angle: [UInt8]?

    private static let longestAddress = 1_000
    /// Bytes: a name for people, not a page of its own beside each letter.
    private static let longestName = 400

    /// Whether a colon here closes the name of a group.
    var mayNameGroup: Bool { angle == nil && !written.contains(UInt8(ascii: "@")) }

    mutating func append(_ byte: UInt8) {
        if byte.isWhitespace {
            if let last = phrase.last, last != .space { phrase.append(.space) }
            if let last = written.last, last != .space { written.append(.space) }
        } else {
            phrase.append(byte)
            written.append(byte)
        }
    }

    mutating func appendQuoted(_ content: [UInt8], asWritten bytes: ByteSlice) {
        phrase.append(contentsOf: content)
        written.append(contentsOf: bytes)
    }

    /// The mailbox that the entry stands for; nil when there is nothing in it.
    var mailbox: MailboxAddress? {
        if let angle {
            let address = Self.address(angle)
            return mailbox(name: phrase.isEmpty ? comment : phrase, address: address)
        }
        guard written.contains(UInt8(ascii: "@")) else {
            return mailbox(name: phrase.isEmpty ? comment : phrase, address: "")
        }
        let (address, others) = bareAddress
        return mailbox(
            name: comment.isEmpty ? others : comment, address: Self.address(address))
    }

    private func mailbox(name: [UInt8], address: String) -> MailboxAddress? {
        let decoded = EncodedWords.decode(String(decoding: name, as: UTF8.self))
        let whole = Self.unquoted(CleanText.line(decoded))
        let name = CleanText.beginning(of: whole, bytes: Self.longestName)
        guard !name.isEmpty || !address.isEmpty else { return nil }
        return MailboxAddress(name: name == address ? "" : name, address: address)
    }

    /// Of `Mario mario@x.it` the word that holds the `@`, and the other words.
    private var bareAddress: (address: [UInt8], others: [UInt8]) {
        if written.first == UInt8(ascii: "\"") { return (written, []) }
        var address: [UInt8] = []
        var others: [UInt8] = []
        for word in written.split(separator: .space) {
            let touchesAt = word.contains(UInt8(ascii: "@")) || address.last == UInt8(ascii: "@")
            if touchesAt {
                address.append(contentsOf: word)
            } else {
                if !others.isEmpty { others.append(.space) }
                others.append(contentsOf: word)
            }
        }
        // `mario @ x.it`, an obsolete form.
        if address.first == UInt8(ascii: "@") { return (others + address, []) }
        return (address, others)
    }

    /// An address without route (`@relay:`), blanks and control characters.
    private static func address(_ bytes: [UInt8]) -> String {
        var kept = bytes[...]
        if kept.trimmed.first == UInt8(ascii: "@"),
            let colon = kept.lastIndex(of: UInt8(ascii: ":"))
        {
            kept = kept[(colon + 1)...]
        }
        let isQuoted = kept.contains(UInt8(ascii: "\""))
        let clean = kept.trimmed.filter { $0 > .space && $0 != 0x7F || isQuoted && $0 == .space }
        var text = unquoted(String(decoding: clean, as: UTF8.self))
        if text.lowercased().hasPrefix("mailto:") { text = String(text.dropFirst(7)) }
        return text.utf8.count <= longestAddress ? text : ""
    }

    /// Text without the pair of quotes or apostrophes that programs set around it.
    private static func unquoted(_ text: String) -> String {
        guard text.utf8.count > 1, let first = text.first, first == text.last else { return text }
        guard first == "'" || first == "\"" else { return text }
        return String(text.dropFirst().dropLast())
    }
}
