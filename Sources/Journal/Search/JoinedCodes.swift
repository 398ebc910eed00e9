import Kernel

/// Codes that people write in pieces: a plate `AB 123 CD`, a telephone number `059 12 34 56`, an
/// IBAN in groups of four, a POD, a fiscal code. They are indexed joined as well, and a search for
/// them in pieces finds them joined.
enum JoinedCodes {
    /// A code and how many words it takes, two at least.
    struct Found: Equatable {
        let joined: String
        let count: Int
    }

    static func found(in words: [AnalysedWord]) -> Set<String> {
        var found: Set<String> = []
        for start in words.indices {
            if let code = code(at: start, in: words) { found.insert(code.joined) }
            if start == 0 || !isDigits(words[start - 1].form),
                let number = number(at: start, in: words)
            {
                found.insert(number.joined)
            }
        }
        return found
    }

    private static let mostWords = 10
    private static let longest = 34

    /// Letters and digits in the shape of a code that the house knows.
    static func code(at start: Int, in words: [AnalysedWord]) -> Found? {
        let run = words[start...].prefix(mostWords)
        guard mayBegin(run) else { return nil }
        var joined = ""
        for (index, word) in run.enumerated() {
            joined += word.form
            guard joined.utf8.count <= longest, isPlain(word.form) else { return nil }
            if index > 0, isCode(joined) { return Found(joined: joined, count: index + 1) }
        }
        return nil
    }

    /// A run of two to five groups of digits, six to sixteen digits in all.
    static func number(at start: Int, in words: [AnalysedWord]) -> Found? {
        guard words.indices.contains(start), isDigits(words[start].form) else { return nil }
        let run = words[start...].prefix(6).prefix { isDigits($0.form) }
        let joined = run.map(\.form).joined()
        guard (2...5).contains(run.count), (6...16).contains(joined.utf8.count) else { return nil }
        return Found(joined: joined, count: run.count)
    }

    /// Most words begin no code: two letters and a digit (plate, POD, IBAN), or six letters and a
    /// digit (fiscal code), over whatever pieces. Asked of every word, so it makes nothing.
    private static func mayBegin(_ run: ArraySlice<AnalysedWord>) -> Bool {
        guard run.count > 1 else { return false }
        var letters = 0
        for word in run.prefix(3) {
            for byte in word.form.utf8 {
                guard isLetter(byte) else {
                    return isDigit(byte) && (letters == 2 || letters == 6)
                }
                letters += 1
                if letters > 6 { return false }
            }
        }
        return false
    }

    private static func isCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        switch bytes.count {
        case 7 where hasShape(bytes, "aa000aa"), 14 where hasShape(bytes, "aa000a00000000"),
            16 where hasShape(bytes, "aaaaaa**a**a***a"):
            return true
        case 15...longest:
            return IBAN.length(in: text.prefix(2).uppercased()) == bytes.count
                && (try? IBAN(text)) != nil
        default: return false
        }
    }

    /// `a` a letter, `0` a digit, `*` either.
    private static func hasShape(_ bytes: [UInt8], _ shape: String) -> Bool {
        zip(bytes, shape.utf8).allSatisfy { byte, wanted in
            switch wanted {
            case UInt8(ascii: "a"): isLetter(byte)
            case UInt8(ascii: "0"): isDigit(byte)
            default: true
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isDigits(_ text: String) -> Bool { text.utf8.allSatisfy(isDigit) }
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { isLetter($0) || isDigit($0) }
    }
}
