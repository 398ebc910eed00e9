/// Writes header fields, folded (RFC 5322, 2.2.3). No value can begin another field: control
/// characters never get this far.
struct HeaderWriter {
    private(set) var bytes: [UInt8] = []

    /// Lines are kept under 78 characters where their words allow it.
    private static let widest = 76

    /// A field of words that may be folded between any two of them.
    mutating func write(_ name: String, words: [String]) {
        var column = name.utf8.count + 1
        bytes += "\(name):".utf8
        for (index, word) in words.enumerated() {
            let width = word.utf8.count + 1
            if index > 0, column + width > Self.widest {
                bytes += "\r\n".utf8
                column = 0
            }
            bytes += " \(word)".utf8
            column += width
        }
        bytes += "\r\n".utf8
    }

    /// A field of text for people.
    mutating func write(_ name: String, text: String) {
        write(name, words: EncodedWordWriter.words(text, firstLineUsed: name.utf8.count + 2))
    }

    /// A field of addresses.
    mutating func write(_ name: String, addresses: [MailboxAddress]) throws(ComposeRefused) {
        var words: [String] = []
        for (index, mailbox) in addresses.enumerated() {
            guard let address = AddressForm.ascii(mailbox.address) else {
                throw .addressUnwritable(CleanText.line(mailbox.address))
            }
            let name = EncodedWordWriter.phrase(mailbox.name)
            let comma = index + 1 < addresses.count ? "," : ""
            words += name
            words.append(name.isEmpty ? address + comma : "<\(address)>\(comma)")
        }
        write(name, words: words)
    }

    /// A field of message ids. Ids of strangers that no header can carry are left out.
    mutating func write(_ name: String, identifiers: [String]) {
        let sound = identifiers.filter(Self.isIdentifier)
        guard !sound.isEmpty else { return }
        // A long thread keeps its beginning and its latest ids (RFC 5537, 3.4.4).
        let kept = sound.count <= 60 ? sound : [sound[0]] + sound.suffix(59)
        write(name, words: kept.map { "<\($0)>" })
    }

    static func isIdentifier(_ identifier: String) -> Bool {
        !identifier.isEmpty && identifier.utf8.count <= 900
            && identifier.utf8.allSatisfy {
                (33...126).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
            }
    }
}
