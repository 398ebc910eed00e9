/// A part being written: its own header fields and its body, closed by a line end.
struct MIMEEntity {
    var headers = HeaderWriter()
    var body: [UInt8] = []

    var bytes: [UInt8] { headers.bytes + Array("\r\n".utf8) + body }

    /// A part of text in quoted-printable: it arrives the same through every relay.
    static func text(_ text: String, type: String) -> MIMEEntity {
        var entity = MIMEEntity()
        entity.headers.write("Content-Type", words: ["\(type);", "charset=utf-8"])
        entity.headers.write("Content-Transfer-Encoding", words: ["quoted-printable"])
        entity.body = QuotedPrintable.encode(text)
        return entity
    }

    static func multipart(_ kind: String, _ parts: [MIMEEntity], boundary: String) -> MIMEEntity {
        var entity = MIMEEntity()
        entity.headers.write(
            "Content-Type", words: ["multipart/\(kind);", "boundary=\"\(boundary)\""])
        for part in parts {
            entity.body += "--\(boundary)\r\n".utf8
            entity.body += part.bytes
            // The line end before a boundary belongs to it.
            entity.body += "\r\n".utf8
        }
        entity.body += "--\(boundary)--\r\n".utf8
        return entity
    }

    static func attachment(_ file: OutgoingMessage.Attachment) -> MIMEEntity {
        var entity = MIMEEntity()
        let type = mediaType(of: file)
        entity.headers.write("Content-Type", words: [type])
        let name = DisplayFileName.safe(file.name) ?? "allegato"
        let words = ParameterWriter.words("filename", name)
        let last = words.count - 1
        entity.headers.write(
            "Content-Disposition",
            words: ["attachment;"]
                + words.enumerated().map { $0.offset < last ? "\($0.element);" : $0.element })
        if type == "message/rfc822" {
            entity.headers.write("Content-Transfer-Encoding", words: ["7bit"])
            entity.body = file.data
        } else {
            entity.headers.write("Content-Transfer-Encoding", words: ["base64"])
            entity.body = Base64Lines.encode(file.data)
        }
        return entity
    }

    /// The type to declare. A message within a message may not be encoded (RFC 2046, 5.2.1): one
    /// that cannot travel as it is goes as a file, so that its bytes arrive unchanged.
    static func mediaType(of file: OutgoingMessage.Attachment) -> String {
        let type = file.type.lowercased()
        let halves = type.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isType =
            halves.count == 2 && type.utf8.count <= 120
            && halves.allSatisfy { !$0.isEmpty && $0.allSatisfy(isTypeLetter) }
        guard isType, !type.hasPrefix("multipart/") else { return "application/octet-stream" }
        guard type.hasPrefix("message/") else { return type }
        return type == "message/rfc822" && travelsUnencoded(file.data)
            ? type : "application/octet-stream"
    }

    private static func isTypeLetter(_ byte: UInt8) -> Bool {
        byte.isLetterASCII || byte.isDigitASCII || "!#$&-^_.+".utf8.contains(byte)
    }

    /// Whether every relay leaves these bytes alone: ASCII in CRLF lines of at most 998.
    private static func travelsUnencoded(_ data: [UInt8]) -> Bool {
        var column = 0
        var previous: UInt8 = 0
        for byte in data {
            defer { previous = byte }
            if byte == .lineFeed {
                guard previous == .carriageReturn else { return false }
                column = 0
            } else {
                guard byte != 0, byte < 0x80, previous != .carriageReturn, column < 998 else {
                    return false
                }
                column += 1
            }
        }
        return previous != .carriageReturn
    }
}
