/// Something asked in a sentence: which words, and how.
struct Ask: Equatable {
    /// How the asking was noticed: what may follow it in the same sentence depends on it.
    enum Sign { case lead, open, request, interrogative, yesNo, bare }

    var words: Range<Int>
    let kind: AskedPoint.Kind
    let sign: Sign
    /// Where the words that ask end.
    let signEnd: Int
    /// Where the words that ask begin: what stands before is circumstance.
    let signStart: Int
}
