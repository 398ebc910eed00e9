/// A word of a mail in comparing form, with its place and what stands before it.
struct Word: Sendable, Equatable {
    /// What parts a word from the one before.
    enum Gap: Int, Sendable, Comparable {
        case none, comma, strong

        static func < (one: Gap, other: Gap) -> Bool { one.rawValue < other.rawValue }
    }

    let text: String
    /// UTF-8 offsets in the mail.
    let range: Range<Int>
    let gap: Gap
    /// Within quotation marks: somebody else's words.
    let isCited: Bool
}

/// A sentence of a mail, as far as one can tell where sentences end.
struct Sentence: Sendable, Equatable {
    let words: [Word]
    /// UTF-8 offsets in the mail, with the closing sign.
    let range: Range<Int>
    /// It ends in a question mark.
    let isAsked: Bool
    /// It ends in a colon: something follows from it.
    let announces: Bool
}
