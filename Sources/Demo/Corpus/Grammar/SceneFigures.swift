/// Amounts, dates and numbers as people write them.
extension Scene {
    /// `1.234,50` from cents.
    static func euro(_ cents: Int) -> String {
        "\(grouped(cents / 100)),\(DemoDay.padded(cents % 100))"
    }

    /// `85.000`
    static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits = String(digits.dropLast(3))
        }
        return ([digits] + groups).joined(separator: ".")
    }

    /// An amount between two numbers of euro, sometimes a round one.
    mutating func amount(_ range: ClosedRange<Int>, round: Int = 30) -> Phrase {
        let euro = chance.number(in: range)
        let cents = chance.happens(round) ? euro / 10 * 1_000 : euro * 100 + chance.below(100)
        return Phrase(Self.euro(max(cents, 1_000)))
    }

    /// An amount some way from another, in hundredths of it.
    mutating func amount(near other: Slot, percent: ClosedRange<Int>) -> Phrase {
        let digits = phrase(other).text.filter(\.isNumber)
        let cents = (Int(digits) ?? 30_000) * chance.number(in: percent) / 100
        return Phrase(Self.euro(cents))
    }

    /// `3 marzo`, `3 marzo 2021` or `03/03/2021`, with the article the day asks for.
    mutating func date(_ number: Int) -> Phrase {
        let style = chance.below(10)
        return Self.date(number, style: style < 6 ? .long : style < 8 ? .full : .digits)
    }

    enum DateStyle {
        case long, full, digits
    }

    static func date(_ number: Int, style: DateStyle) -> Phrase {
        let day = DemoDay(number: number)
        let isVowel = day.day == 8 || day.day == 11
        let month =
            Things.months.indices.contains(day.month - 1) ? Things.months[day.month - 1] : ""
        let first = day.day == 1 ? "1°" : String(day.day)
        let text =
            switch style {
            case .long: "\(first) \(month)"
            case .full: "\(first) \(month) \(day.year)"
            case .digits: "\(DemoDay.padded(day.day))/\(DemoDay.padded(day.month))/\(day.year)"
            }
        return Phrase(text, onset: isVowel && style != .digits ? .vowel : .consonant)
    }

    static func weekday(_ number: Int) -> String {
        let place = DemoDay.weekday(ofNumber: number) - 1
        return Things.weekdays.indices.contains(place) ? Things.weekdays[place] : ""
    }

    mutating func digits(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count { text += String(chance.below(10)) }
        return text
    }

    /// An Italian IBAN with both checks right, at a bank whose number (99999) nobody has.
    mutating func iban() -> String {
        let account = "9999912900" + "0000" + digits(8)
        let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
        var sum = 0
        var remainder = 0
        for (place, byte) in account.utf8.enumerated() {
            let digit = Int(byte) - 48
            sum += place % 2 == 0 ? odd[digit % 10] : digit
        }
        let letter = sum % 26
        // Mod 97 over the check letter, the account, and I T 0 0, letters counting from A = 10.
        for part in ["\(letter + 10)", account, "182900"] {
            for byte in part.utf8 { remainder = (remainder * 10 + Int(byte) - 48) % 97 }
        }
        let check = DemoDay.padded(98 - remainder)
        return "IT\(check)\(Character(UnicodeScalar(UInt8(65 + letter))))\(account)"
    }
}
