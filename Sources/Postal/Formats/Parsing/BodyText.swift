/// The text and the page of a message, made from the parts chosen for them.
struct BodyText {
    private(set) var text = ""
    private(set) var html: String?
    private(set) var faults: [(fault: MessageFault, path: String)] = []
    private let limit: Int

    init(_ choice: BodyChoice, _ parts: [PartDraft], limits: ParseLimits) {
        limit = limits.textBytes
        if let index = choice.html {
            html = decoded(
                parts[index], charset: parts[index].charset ?? Self.metaCharset(parts[index]))
        }
        for index in choice.text {
            let isPage = parts[index].type == "text/html"
            let piece = isPage ? plainText(ofPage: index, parts, choice) : plainText(parts[index])
            if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
            text += piece
        }
        if text.utf8.count > limit {
            text = CleanText.beginning(of: text, bytes: limit)
            faults.append((.textTooLong, "1"))
        }
    }

    /// The raw bytes of a message as its text: nothing better could be made of it.
    init(raw: ByteSlice, limits: ParseLimits) {
        limit = limits.textBytes
        let decoded = CharsetDecoder.text(raw.prefix(limit), charset: nil)
        text = decoded.text
        if raw.count > limit { faults.append((.textTooLong, "1")) }
    }

    private mutating func decoded(_ part: PartDraft, charset: String?) -> String {
        let decoded = CharsetDecoder.text(part.content.prefix(limit), charset: charset)
        if let fault = decoded.fault { faults.append((fault, part.path)) }
        if part.content.count > limit { faults.append((.textTooLong, part.path)) }
        return decoded.text
    }

    private mutating func plainText(_ part: PartDraft) -> String {
        let text = decoded(part, charset: part.charset)
        guard part.type == "text/plain", part.parameters["format"]?.lowercased() == "flowed" else {
            return text
        }
        let deletesSpace = part.parameters["delsp"]?.lowercased() == "yes"
        return FlowedText.unfold(text, deletesSpace: deletesSpace)
    }

    private mutating func plainText(
        ofPage index: Int, _ parts: [PartDraft], _ choice: BodyChoice
    ) -> String {
        let part = parts[index]
        let page = index == choice.html ? html : nil
        let source = page ?? decoded(part, charset: part.charset ?? Self.metaCharset(part))
        let plain = HTMLSanitizer.plainText(source)
        if plain.isTruncated { faults.append((.htmlTruncated, part.path)) }
        return plain.text
    }

    /// The charset that a page names in itself, near its beginning, when its headers name none.
    private static func metaCharset(_ part: PartDraft) -> String? {
        let head = part.content.prefix(2_048)
        guard let found = head.firstRange(of: Array("charset=".utf8), from: head.startIndex) else {
            return nil
        }
        let value = head[found.upperBound...].drop { "\"' ".utf8.contains($0) }
            .prefix { $0.isLetterASCII || $0.isDigitASCII || "-_".utf8.contains($0) }
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self).lowercased()
    }
}
