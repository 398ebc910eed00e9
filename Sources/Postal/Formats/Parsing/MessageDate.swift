/// Dates of mail headers (RFC 5322, 3.3, with the older forms) and of mbox envelopes.
enum MessageDate {
    /// The instant in milliseconds since 1970, UTC; nil when the value is no date. Read are
    /// `Mon, 3 Mar 2014 10:00:00 +0100`, `Mon Mar  3 10:00:00 2014`, `2014-03-03T10:00:00Z`, with
    /// names of months in English or Italian; a time without a zone, or with an unknown one,
    /// counts as UTC.
    static func parse(_ value: String) -> Int64? {
        var reading = Reading()
        for word in words(of: value).prefix(16) { reading.take(word) }
        return reading.milliseconds
    }

    /// The words of a date, comments left out, in small letters.
    private static func words(of value: String) -> [String] {
        var words: [[UInt8]] = [[]]
        var comments = 0
        for byte in value.utf8.prefix(200) {
            switch byte {
            case UInt8(ascii: "("): comments += 1
            case UInt8(ascii: ")"): comments -= 1
            case _ where comments > 0: continue
            case .space, .tab, UInt8(ascii: ","): words.append([])
            default: words[words.count - 1].append(byte.lowercasedASCII)
            }
        }
        return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    }

    private struct Reading {
        var numbers: [Int] = []
        var yearFirst: [Int]?
        var month: Int?
        var time: [Int]?
        var offset: Int?

        mutating func take(_ word: String) {
            if let name = MessageDate.month(word) {
                month = name
            } else if let clock = MessageDate.clock(word) {
                if time == nil { time = clock.time }
                if offset == nil { offset = clock.offset }
            } else if let moment = MessageDate.isoMoment(word) {
                yearFirst = moment.date
                if time == nil { time = moment.time }
                if offset == nil { offset = moment.offset }
            } else if let dashed = MessageDate.dashed(word) {
                numbers = [dashed.day, dashed.year]
                month = dashed.month
            } else if word.utf8.count <= 4, let number = Int(word), number >= 0,
                word.utf8.first != UInt8(ascii: "+")
            {
                numbers.append(number)
            } else if offset == nil, time != nil {
                offset = MessageDate.zone(word)
            }
        }

        var milliseconds: Int64? {
            guard let time else { return nil }
            var date = yearFirst
            if date == nil, let month, numbers.count >= 2 {
                date = [MessageDate.fullYear(numbers[1]), month, numbers[0]]
            }
            guard let date, date[0] >= 1900 else { return nil }
            return CivilTime(
                year: date[0], month: date[1], day: date[2],
                hour: time[0], minute: time[1], second: time[2]
            ).milliseconds(offsetMinutes: offset ?? 0)
        }
    }

    /// Years of two or three digits, as RFC 5322, 4.3 reads them.
    private static func fullYear(_ year: Int) -> Int {
        switch year {
        case 0..<50: year + 2000
        case 50..<1000: year + 1900
        default: year
        }
    }

    private static let monthNames: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
        "oct": 10, "nov": 11, "dec": 12, "gen": 1, "mag": 5, "giu": 6, "lug": 7, "ago": 8,
        "set": 9, "ott": 10, "dic": 12,
    ]

    /// The month that a word names. `mar` may be an Italian Tuesday, written before the month: of
    /// two such words the last one counts.
    private static func month(_ word: String) -> Int? {
        guard word.utf8.count >= 3, word.utf8.allSatisfy({ $0.isLetterASCII }) else { return nil }
        return monthNames[String(word.prefix(3))]
    }

    /// `10:00`, `10:00:59`, `10.00.59`, with a zone that may be glued to it.
    private static func clock(_ word: String) -> (time: [Int], offset: Int?)? {
        let digits = word.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }
        let separator: Character = digits.contains(":") ? ":" : "."
        let fields = digits.split(separator: separator, omittingEmptySubsequences: false)
            .map { Int($0.prefix { $0 != "." }) }
        guard (2...3).contains(fields.count), let hour = fields[0], let minute = fields[1] else {
            return nil
        }
        guard digits.utf8.count >= 4, hour < 100, minute < 100 else { return nil }
        guard let second = fields.count == 3 ? fields[2] : 0, second < 100 else { return nil }
        let rest = word.dropFirst(digits.count)
        return ([hour, minute, second], rest.isEmpty ? nil : zone(String(rest)))
    }

    /// `2014-03-03` and `2014-03-03t10:00:00z`.
    private static func isoMoment(
        _ word: String
    ) -> (date: [Int], time: [Int]?, offset: Int?)? {
        let halves = word.split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
        let fields = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 3, fields[0].utf8.count == 4 else { return nil }
        let date = fields.compactMap { Int($0) }
        guard date.count == 3, date.allSatisfy({ $0 >= 0 }) else { return nil }
        let clock = halves.count == 2 ? clock(String(halves[1])) : nil
        return (date, clock?.time, clock?.offset)
    }

    /// `3-mar-2014`, the form of IMAP and of some mail programs.
    private static func dashed(_ word: String) -> (day: Int, month: Int, year: Int)? {
        let fields = word.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 3, let day = Int(fields[0]), let year = Int(fields[2]),
            let month = month(String(fields[1])), day > 0, (0...9999).contains(year)
        else { return nil }
        return (day, month, year)
    }

    private static let zoneNames: [String: Int] = [
        "gmt": 0, "ut": 0, "utc": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60,
        "met": 60, "mez": 60, "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "eest": 180,
        "msk": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
        "pst": -480, "pdt": -420,
    ]

    /// Minutes ahead of UTC for `+0100`, `-03:30`, `gmt+1` or a known name.
    private static func zone(_ word: String) -> Int? {
        if let known = zoneNames[word] { return known }
        guard let sign = word.firstIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
        let digits = word[word.index(after: sign)...].filter { $0 != ":" }
        guard digits.utf8.count <= 4, let number = Int(digits), number >= 0 else { return nil }
        let minutes = digits.utf8.count <= 2 ? number * 60 : number / 100 * 60 + number % 100
        guard minutes < 24 * 60 else { return nil }
        return word[sign] == "-" ? -minutes : minutes
    }
}
