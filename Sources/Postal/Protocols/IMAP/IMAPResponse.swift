/// One whole answer of the server (RFC 9051 section 7).
enum IMAPResponse: Sendable {
    /// The server waits for the rest of our request.
    case goOn
    /// How a request ended, when it has our tag; otherwise news.
    case status(IMAPStatus)
    case data(IMAPData)
}

/// `OK`, `NO`, `BAD`, `BYE` or `PREAUTH` with its code and its words for people.
struct IMAPStatus: Equatable, Sendable {
    enum Condition: String, Sendable {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
        case bye = "BYE"
        case preauth = "PREAUTH"

        init?(_ word: some Collection<UInt8>) {
            self.init(rawValue: String(decoding: word.prefix(8), as: UTF8.self).uppercased())
        }
    }

    /// Nothing for news without a tag.
    let tag: String?
    let condition: Condition
    /// The code in brackets, in capitals (`UIDVALIDITY`), and what follows it.
    let code: String?
    let values: [IMAPValue]
    let text: String
}

/// Facts about the mailbox: `* 12 EXISTS`, `* LIST …`, `* 3 FETCH (…)`.
struct IMAPData: Sendable {
    /// In capitals.
    let name: String
    /// The number before the name, if there is one.
    let number: UInt32?
    private let reader: IMAPValueReader

    init(name: String, number: UInt32?, reader: IMAPValueReader) {
        self.name = name
        self.number = number
        self.reader = reader
    }

    /// Read only when asked for: what we do not know, we need not understand.
    func values(_ step: MailStep) throws -> [IMAPValue] {
        var reader = self.reader
        guard let values = reader.values() else {
            throw PostalFault.garbled(step, detail: "\(name) is malformed")
        }
        return values
    }
}

extension IMAPResponse {
    init(_ pieces: [IMAPPiece], step: MailStep) throws {
        guard case .text(let line) = pieces.first else {
            throw PostalFault.garbled(step, detail: "empty answer")
        }
        let (first, rest) = Self.split(line[...])
        if first.elementsEqual("+".utf8) {
            self = .goOn
            return
        }
        let (second, tail) = Self.split(rest)
        let isNews = first.elementsEqual("*".utf8)
        if let condition = IMAPStatus.Condition(second), isNews || !first.isEmpty {
            let tag = isNews ? nil : readableServerText(first, limit: 32)
            self = .status(IMAPStatus(tag: tag, condition, tail))
            return
        }
        guard isNews, let data = IMAPData(second, tail, pieces.dropFirst()) else {
            throw PostalFault.garbled(
                step, detail: "not an answer: \(readableServerText(line, limit: 60))")
        }
        self = .data(data)
    }

    /// The first word and what follows the space.
    fileprivate static func split(
        _ text: ArraySlice<UInt8>
    ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        let end = text.firstIndex(of: UInt8(ascii: " ")) ?? text.endIndex
        return (text[..<end], text[end...].dropFirst())
    }
}

extension IMAPData {
    fileprivate init?(
        _ word: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>, _ others: ArraySlice<IMAPPiece>
    ) {
        var (name, rest) = (word, tail)
        var number: UInt32?
        if word.allSatisfy(\.isDigit), !word.isEmpty {
            number = UInt32(String(decoding: word, as: UTF8.self))
            guard number != nil else { return nil }
            (name, rest) = IMAPResponse.split(tail)
        }
        let letters = String(decoding: name, as: UTF8.self).uppercased()
        guard letters.utf8.first.map({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }) ?? false
        else {
            return nil
        }
        self.init(
            name: letters, number: number,
            reader: IMAPValueReader([.text(Array(rest))] + others))
    }
}

extension IMAPStatus {
    fileprivate init(tag: String?, _ condition: Condition, _ tail: ArraySlice<UInt8>) {
        var (code, values, text) = (String?.none, [IMAPValue](), tail)
        if tail.first == UInt8(ascii: "["), let end = tail.firstIndex(of: UInt8(ascii: "]")) {
            var reader = IMAPValueReader(text: tail[..<end].dropFirst())
            // A code is a hint: one that makes no sense is as good as none.
            values = reader.values() ?? []
            if !values.isEmpty { code = values.removeFirst().text?.uppercased() }
            text = tail[end...].dropFirst()
        }
        if text.first == UInt8(ascii: " ") { text.removeFirst() }
        self.init(
            tag: tag, condition: condition, code: code, values: values,
            text: readableServerText(text))
    }
}
