/// How one person writes: the register, the accents, the slips; the same in all their mail.
struct Hand: Sendable {
    enum Register: Sendable {
        case formal, neutral, friendly, terse
    }

    enum Accents: Sendable {
        /// è, perché
        case right
        /// e', perche'
        case apostrophes
        /// perche, piu; only "e'" keeps its mark
        case bare
    }

    enum Quoting: Sendable {
        case none, marked, headers
    }

    let register: Register
    let accents: Accents
    let quoting: Quoting
    /// Words with a slip, in a thousand.
    let slips: Int
    let startsLower: Bool
    let marksLists: String
    let signsWithPhone: Bool
    let isOnPhone: Bool

    init(of party: DemoParty, seed: UInt64) {
        var chance = CorpusChance(seed: seed, subject: .style, number: party.index)
        let isFirm = party.organisation != nil
        register = chance.pick(
            isFirm
                ? [.formal, .formal, .neutral, .neutral, .terse]
                : [.formal, .neutral, .neutral, .neutral, .friendly, .friendly, .terse],
            or: .neutral)
        accents = chance.pick(
            [.right, .right, .right, .right, .right, .apostrophes, .bare], or: .right)
        quoting = chance.pick([.marked, .marked, .headers, .headers, .none], or: .marked)
        slips = chance.pick([0, 0, 0, 0, 2, 3, 8, 16], or: 0)
        startsLower = chance.happens(45)
        marksLists = chance.pick(["- ", "- ", "1) ", "1. ", "• "])
        signsWithPhone = chance.happens(isFirm ? 80 : 25)
        isOnPhone = chance.happens(14)
    }

    /// The text as this hand would have typed it.
    func written(_ text: String, by chance: inout CorpusChance) -> String {
        guard accents != .right || slips > 0 else { return text }
        var bytes = Array(text.utf8)
        if accents != .right {
            bytes = Self.withoutAccents(bytes, apostrophes: accents == .apostrophes)
        }
        if slips > 0 { Self.slip(&bytes, perThousand: slips, by: &chance) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Accented letters are two bytes in UTF-8, the first of them C3.
    private static func withoutAccents(_ bytes: [UInt8], apostrophes: Bool) -> [UInt8] {
        let letters: [UInt8: UInt8] = [
            0xA0: 97, 0xA8: 101, 0xA9: 101, 0xAC: 105, 0xB2: 111, 0xB9: 117, 0x88: 69,
        ]
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count + 16)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            guard byte == 0xC3, place + 1 < bytes.count, let letter = letters[bytes[place + 1]]
            else {
                plain.append(byte)
                place += 1
                continue
            }
            let before = plain.last ?? 32
            let after = place + 2 < bytes.count ? bytes[place + 2] : 32
            let standsAlone = before == 32 || before == 10 || before == 39
            let endsWord = after < 65
            plain.append(letter)
            if endsWord && (apostrophes || standsAlone) { plain.append(39) }
            place += 2
        }
        return plain
    }

    /// Swaps, drops or doubles a letter inside a word of small letters.
    private static func slip(
        _ bytes: inout [UInt8], perThousand: Int, by chance: inout CorpusChance
    ) {
        func isSmall(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
        var typed: [UInt8] = []
        typed.reserveCapacity(bytes.count + 8)
        var place = 0
        while place < bytes.count {
            var end = place
            while end < bytes.count, isSmall(bytes[end]) { end += 1 }
            guard end > place else {
                typed.append(bytes[place])
                place += 1
                continue
            }
            let follows = place > 0 ? bytes[place - 1] : 32
            let isWord = (follows == 32 || follows == 10) && (end >= bytes.count || bytes[end] < 64)
            var word = Array(bytes[place..<end])
            if isWord, word.count >= 5, chance.below(1_000) < perThousand {
                let inside = 1 + chance.below(word.count - 3)
                switch chance.below(3) {
                case 0: word.swapAt(inside, inside + 1)
                case 1: word.remove(at: inside)
                default: word.insert(word[inside], at: inside)
                }
            }
            typed += word
            place = end
        }
        bytes = typed
    }
}
