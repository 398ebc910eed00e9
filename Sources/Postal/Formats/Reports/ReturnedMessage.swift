/// The message that a report returns, whole or as its headers (RFC 3462), or as the text below a line
/// that says so.
enum ReturnedMessage {
    static func ids(in report: ParsedMessage) -> [String] {
        var ids: [String] = []
        func add(_ id: String?) {
            guard let id, !id.isEmpty, !ids.contains(id), ids.count < DeliveryReport.mostIDs else {
                return
            }
            ids.append(id)
        }
        for part in report.parts {
            if let message = part.message {
                add(message.messageID)
            } else if headerTypes.contains(part.type) {
                let block = HeaderBlock(reading: part.content, limits: ParseLimits())
                add(
                    block.headers.first("message-id").flatMap { MessageIdentifiers.first($0.value) }
                )
            }
        }
        if ids.isEmpty { for id in idsInText(report.text) { add(id) } }
        return ids
    }

    private static let headerTypes: Set<String> = [
        "text/rfc822-headers", "message/rfc822-headers", "message/global-headers",
    ]

    private static let mostText = 128 << 10

    private static func idsInText(_ text: String) -> [String] {
        var ids: [String] = []
        for line in text.utf8.prefix(mostText).split(separator: UInt8(ascii: "\n")) {
            let line = String(decoding: line, as: UTF8.self).trimmingMarks
            guard line.count < 1_000, line.lowercased().hasPrefix("message-id:") else { continue }
            ids += MessageIdentifiers.read(String(line.dropFirst("message-id:".count)))
            if ids.count >= DeliveryReport.mostIDs { break }
        }
        return ids
    }
}

extension String {
    /// Without the quotation marks and blanks before a line.
    fileprivate var trimmingMarks: Substring { drop { $0.isWhitespace || $0 == ">" || $0 == "|" } }
}
