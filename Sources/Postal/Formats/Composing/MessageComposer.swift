/// Writes messages (RFC 5322, MIME) in pure ASCII with CRLF line ends, ready for any server.
///
/// No text handed in can add a header or a part: control characters are taken out of subjects and
/// names, addresses and ids that hold any are refused, and bodies are encoded.
public enum MessageComposer {
    /// The bytes of a message; the same value gives the same bytes. The text always ends with a
    /// line end. Bcc is no header: hidden recipients stand in the envelope only.
    public static func compose(_ message: OutgoingMessage) throws(ComposeRefused) -> [UInt8] {
        var headers = HeaderWriter()
        headers.write("Date", words: [try date(message)])
        try headers.write("From", addresses: [message.from])
        if !message.replyTo.isEmpty {
            try headers.write("Reply-To", addresses: message.replyTo)
        }
        if message.to.isEmpty {
            headers.write("To", words: ["undisclosed-recipients:;"])
        } else {
            try headers.write("To", addresses: message.to)
        }
        if !message.cc.isEmpty { try headers.write("Cc", addresses: message.cc) }
        headers.write("Subject", text: message.subject)
        guard message.messageID.contains("@"), HeaderWriter.isIdentifier(message.messageID) else {
            throw .messageIDUnwritable(CleanText.line(message.messageID))
        }
        headers.write("Message-ID", identifiers: [message.messageID])
        headers.write("In-Reply-To", identifiers: message.inReplyTo)
        headers.write("References", identifiers: message.references)
        for header in message.extraHeaders {
            guard isExtraName(header.name) else {
                throw .headerNameUnwritable(CleanText.line(header.name))
            }
            headers.write(header.name, text: header.value)
        }
        headers.write("MIME-Version", words: ["1.0"])
        return headers.bytes + content(message).bytes
    }

    private static func content(_ message: OutgoingMessage) -> MIMEEntity {
        let attached = message.attachments
        let sentAsTheyAre = attached.filter { MIMEEntity.mediaType(of: $0) == "message/rfc822" }
        var boundary = Boundary(
            messageID: message.messageID, avoiding: sentAsTheyAre.map(\.data))
        let outer = attached.isEmpty ? "" : boundary.next()
        var content = MIMEEntity.text(message.text, type: "text/plain")
        if let html = message.html {
            let page = MIMEEntity.text(html, type: "text/html")
            content = .multipart("alternative", [content, page], boundary: boundary.next())
        }
        guard !attached.isEmpty else { return content }
        return .multipart("mixed", [content] + attached.map(MIMEEntity.attachment), boundary: outer)
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Mon, 03 Mar 2014 10:00:00 +0100`
    private static func date(_ message: OutgoingMessage) throws(ComposeRefused) -> String {
        let offset = message.utcOffsetMinutes
        guard abs(Double(message.date)) < 1e15, (-1_439...1_439).contains(offset) else {
            throw .dateOutOfRange
        }
        let time = CivilTime(milliseconds: message.date, offsetMinutes: offset)
        guard (1...9999).contains(time.year) else { throw .dateOutOfRange }
        let zone = (offset < 0 ? "-" : "+") + digits(abs(offset) / 60) + digits(abs(offset) % 60)
        let year = String(repeating: "0", count: 4 - String(time.year).utf8.count) + "\(time.year)"
        return "\(weekdays[time.weekday]), \(digits(time.day)) \(months[time.month - 1]) \(year) "
            + "\(digits(time.hour)):\(digits(time.minute)):\(digits(time.second)) \(zone)"
    }

    private static func digits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static let ownNames: Set<String> = [
        "date", "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "message-id",
        "in-reply-to", "references", "mime-version", "return-path", "received",
    ]

    private static func isExtraName(_ name: String) -> Bool {
        let small = name.lowercased()
        let isName = name.utf8.allSatisfy {
            $0.isLetterASCII || $0.isDigitASCII || $0 == UInt8(ascii: "-")
        }
        return isName && (1...60).contains(name.utf8.count) && !ownNames.contains(small)
            && !small.hasPrefix("content-") && !small.hasPrefix("resent-")
    }
}
