/// The `From ` line that begins each message of an mbox file (RFC 4155, and what programs write).
struct EnvelopeLine: Equatable {
    /// Who sent the message, as the line says; `-` and nothing become nil.
    let sender: String?

    /// When it was delivered, in milliseconds since 1970; UTC unless the line names a zone.
    let date: Int64?

    /// Whether it says nothing at all, `From - `, as some mail programs write it.
    let isBare: Bool

    private static let mark = Array("From ".utf8)

    /// Reads a line; nil when it does not begin with `From `.
    init?(_ line: some Collection<UInt8>) {
        guard line.starts(with: Self.mark) else { return nil }
        let text = String(decoding: line.dropFirst(Self.mark.count).prefix(300), as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let start = Self.dateStart(words) else {
            sender = words.first.flatMap { $0 == "-" ? nil : $0 }
            date = nil
            isBare = words == ["-"]
            return
        }
        isBare = false
        let name = words[..<start].joined(separator: " ")
        sender = name.isEmpty || name == "-" ? nil : name
        date = MessageDate.parse(words[start...].joined(separator: " "))
    }

    /// Where `Mon Mar  3 10:00:00 2014` begins, a zone before or behind the year allowed, or
    /// `Mon, 3 Mar 2014 10:00:00`. A line of text that happens to begin with "From" has no such row
    /// of words.
    private static func dateStart(_ words: [String]) -> Int? {
        guard words.count >= 5 else { return nil }
        return (0...(words.count - 5)).first { index in
            let day = words[index].lowercased()
            if weekdays.contains(day) {
                return months.contains(words[index + 1].lowercased())
                    && isNumber(words[index + 2], digits: 1...2) && words[index + 3].contains(":")
                    && words[(index + 4)...].prefix(3).contains { isNumber($0, digits: 4...4) }
            }
            return day.last == "," && weekdays.contains(String(day.dropLast()))
                && isNumber(words[index + 1], digits: 1...2)
                && months.contains(words[index + 2].lowercased())
                && isNumber(words[index + 3], digits: 4...4) && words[index + 4].contains(":")
        }
    }

    private static func isNumber(_ word: String, digits: ClosedRange<Int>) -> Bool {
        digits.contains(word.utf8.count) && Int(word) != nil
    }

    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
