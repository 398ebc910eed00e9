/// The words of a file that is text already.
public enum FileText {
    public static func plain(_ bytes: [UInt8], charset: String?, limit: Int) -> String {
        CharsetDecoder.text(bytes.prefix(limit), charset: charset).text
    }

    public static func page(_ bytes: [UInt8], charset: String?, limit: Int) -> String {
        HTMLSanitizer.plainText(plain(bytes, charset: charset, limit: limit)).text
    }

    /// An invitation or a calendar (RFC 5545): what it says to people, without its machinery.
    public static func calendar(_ bytes: [UInt8], charset: String?, limit: Int) -> String {
        let unfolded = plain(bytes, charset: charset, limit: limit)
            .replacing("\n ", with: "").replacing("\n\t", with: "")
        let wanted: Set<String> = [
            "summary", "description", "location", "organizer", "attendee", "comment", "dtstart",
            "dtend", "contact", "categories",
        ]
        return unfolded.split(separator: "\n").compactMap { line -> String? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let head = line[..<colon]
            guard wanted.contains(head.prefix { $0 != ";" }.lowercased()) else { return nil }
            let name: Substring? = head.firstRange(of: "CN=").map {
                head[$0.upperBound...].prefix { $0 != ";" }
            }
            let value = line[line.index(after: colon)...].replacing("\\n", with: "\n")
                .replacing("\\N", with: "\n").replacing("\\,", with: ",")
                .replacing("\\;", with: ";").replacing("\\\\", with: "\\")
            return name.map { "\($0) \(value)" } ?? String(value)
        }.joined(separator: "\n")
    }
}
