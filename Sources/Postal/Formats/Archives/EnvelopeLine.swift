/// The `From ` line that begins each message of an mbox file (RFC 4155, and what programs write).
struct EnvelopeLine: Equatable {
    /// Who sent the message, as the line says; `-` and nothing become nil.
    let sender: String?

    /// When it was delivered, in milliseconds since 1970; UTC unless the line names a zone.
    let date: Int64?

    private static let mark = Array("From ".utf8)

    /// Reads a line; nil when it does not begin with `From `.
    init?(_ line: some Collection<UInt8>) {
        guard line.starts(with: Self.mark) else { return nil }
        let text = String(decoding: line.dropFirst(Self.mark.count).prefix(300), as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let start = Self.dateStart(words) else {
            sender = words.first.flatMap { $0 == "-" ? nil : $0 }
            date = nil
            return
        }
        let name = words[..<start].joined(separator: " ")
        sender = name.isEmpty || name == "-" ? nil : name
        date = MessageDate.parse(words[start...].joined(separator: " "))
    }

    /// Where `Mon Mar  3 10:00:00 2014` begins, a zone before or behind the year allowed. A line of
    /// text that happens to begin with "From" has no such row of words.
    private static func dateStart(_ words: [String]) -> Int? {
        guard words.count >= 5 else { return nil }
        return (0...(words.count - 5)).first { index in
            weekdays.contains(words[index].lowercased())
                && months.contains(words[index + 1].lowercased())
                && words[index + 2].utf8.count <= 2 && Int(words[index + 2]) != nil
                && words[index + 3].contains(":")
                && words[(index + 4)...].prefix(3).contains { $0.utf8.count == 4 && Int($0) != nil }
        }
    }

    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
