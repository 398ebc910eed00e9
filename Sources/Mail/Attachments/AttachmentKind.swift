/// What a file is, by its first bytes, its name and what the sender says, in this order of trust.
enum AttachmentKind: Equatable {
    case pdf, richText, text, page, calendar, letter, signed
    /// An archive of XML with these members.
    case office(members: [String])

    init?(name: String, type: String, bytes: [UInt8]) {
        let suffix =
            name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
        if bytes.starts(with: "%PDF-".utf8) {
            self = .pdf
        } else if bytes.starts(with: "{\\rtf".utf8) {
            self = .richText
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            guard let members = Self.members(suffix, type) else { return nil }
            self = .office(members: members)
        } else if let kind = Self.bySuffix[suffix] ?? Self.byType[type] {
            self = kind
        } else if type.hasPrefix("text/") {
            self = .text
        } else {
            return nil
        }
    }

    private static let bySuffix: [String: AttachmentKind] = [
        "txt": .text, "csv": .text, "tsv": .text, "log": .text, "md": .text, "xml": .text,
        "json": .text, "html": .page, "htm": .page, "ics": .calendar, "eml": .letter,
        "p7m": .signed, "p7s": .signed,
    ]

    private static let byType: [String: AttachmentKind] = [
        "text/html": .page, "text/calendar": .calendar, "application/ics": .calendar,
        "message/rfc822": .letter, "application/xml": .text, "application/json": .text,
        "application/pkcs7-mime": .signed, "application/x-pkcs7-mime": .signed,
        "text/rfc822-headers": .text,
    ]

    private static func members(_ suffix: String, _ type: String) -> [String]? {
        func says(_ suffixes: String, _ word: String) -> Bool {
            suffixes.split(separator: " ").contains { $0 == suffix } || type.contains(word)
        }
        if says("docx docm dotx", "wordprocessingml") {
            return [
                "word/document.xml", "word/header*.xml", "word/footer*.xml", "word/footnotes.xml",
                "word/comments.xml",
            ]
        }
        if says("xlsx xlsm xltx", "spreadsheetml") {
            return ["xl/sharedStrings.xml", "xl/worksheets/sheet*.xml"]
        }
        if says("pptx pptm potx", "presentationml") {
            return ["ppt/slides/slide*.xml", "ppt/notesSlides/notesSlide*.xml"]
        }
        if says("odt ods odp ott ots otp", "opendocument") { return ["content.xml"] }
        return nil
    }
}
