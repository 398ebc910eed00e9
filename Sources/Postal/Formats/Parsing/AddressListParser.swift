/// Reads a header of addresses (RFC 5322, 3.4, with the obsolete forms), in one pass and without
/// recursion. Groups are flattened, semicolons count as commas, unquoted commas in names are
/// mended, and who is named without an address is kept by name.
struct AddressListParser {
    private let bytes: [UInt8]
    private var index = 0
    private var words: EncodedWordScanner
    private var hasBrokenComment = false
    private var entry = AddressEntry()
    private var found: [MailboxAddress] = []

    /// Names met without an address: the beginning of `Rossi, Mario <m@x.it>`, or people.
    private var pending: [String] = []

    static func parse(_ value: String) -> [MailboxAddress] {
        var parser = AddressListParser(Array(value.utf8))
        return parser.run()
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        words = EncodedWordScanner(bytes)
    }

    private mutating func run() -> [MailboxAddress] {
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: ";"):
                index += 1
                finishEntry()
            case UInt8(ascii: ":") where entry.mayNameGroup:
                index += 1
                entry = AddressEntry()
            case UInt8(ascii: "\""): readQuoted()
            case UInt8(ascii: "("): readComment()
            case UInt8(ascii: "<"): readAngle()
            case UInt8(ascii: "="): readWordOrByte()
            case UInt8(ascii: "\\"):
                index += 1
            default:
                index += 1
                entry.append(byte)
            }
        }
        finishEntry()
        dropPending()
        return found
    }

    /// An encoded word is taken whole: a comma inside it separates nothing.
    private mutating func readWordOrByte() {
        let end = words.word(at: index)?.end ?? index + 1
        for byte in bytes[index..<end] { entry.append(byte) }
        index = end
    }

    /// `"Rossi, Mario"`; a quote that never closes is passed over.
    private mutating func readQuoted() {
        var content: [UInt8] = []
        let start = index
        index += 1
        guard bytes[index...].contains(UInt8(ascii: "\"")) else { return }
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
            content.append(bytes[index])
            index += 1
        }
        index = min(index + 1, bytes.count)
        entry.appendQuoted(content, asWritten: bytes[start..<index])
    }

    /// A comment is the name in `mario@x.it (Mario Rossi)`. One that never closes is none.
    private mutating func readComment() {
        var content: [UInt8] = []
        var depth = 1
        var at = index + 1
        while at < bytes.count, depth > 0, !hasBrokenComment {
            if bytes[at] == UInt8(ascii: "(") { depth += 1 }
            if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
            if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
            if depth > 0 { content.append(bytes[at]) }
            at += 1
        }
        if depth == 0 {
            entry.comment = content
            index = at
        } else {
            hasBrokenComment = true
            entry.append(bytes[index])
            index += 1
        }
    }

    /// `<local@domain>`; a bracket that never closes ends at the next comma.
    private mutating func readAngle() {
        var content: [UInt8] = []
        var isQuoted = false
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            let isRoute = content.first == UInt8(ascii: "@")
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted {
                if byte == UInt8(ascii: ">") { break }
                if byte == UInt8(ascii: ";") || (byte == UInt8(ascii: ",") && !isRoute) { break }
                if byte == UInt8(ascii: "<") { content = [] }
            }
            if byte != UInt8(ascii: "<") { content.append(byte) }
            index += 1
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ">") { index += 1 }
        // `<a@x.it> <b@y.it>`: two people without a comma between them.
        if entry.angle != nil { finishEntry() }
        entry.angle = content
    }

    private mutating func finishEntry() {
        defer { entry = AddressEntry() }
        guard let mailbox = entry.mailbox else { return }
        if mailbox.address.isEmpty {
            pending.append(mailbox.name)
        } else if entry.angle != nil, !mailbox.name.isEmpty, !pending.isEmpty {
            let name = (pending + [mailbox.name]).joined(separator: ", ")
            pending = []
            found.append(MailboxAddress(name: name, address: mailbox.address))
        } else {
            dropPending()
            found.append(mailbox)
        }
    }

    private mutating func dropPending() {
        found += pending.map { MailboxAddress(name: $0, address: "") }
        pending = []
    }
}
