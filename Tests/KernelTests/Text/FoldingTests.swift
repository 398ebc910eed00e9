import Kernel
import Testing

@Suite struct `Folding for search` {
    @Test(arguments: [
        ("D'Alì  Niccolò", "dali niccolo"), ("Rossi", "rossi"), ("perché", "perche"),
        ("perche\u{301}", "perche"), ("L’Aquila", "laquila"), ("ÀÈÉÌÒÙ", "aeeiou"),
        ("Straße", "strasse"), ("Łukasz Đorđe Ørsted Æsir", "lukasz dorde orsted aesir"),
        ("İstanbul ıssız", "istanbul issiz"), ("ﬁnanza", "finanza"), ("ＡＢ１２", "ab12"),
        ("  a \t\n b  ", "a b"), ("a\u{0}b", "a b"), ("", ""), (" ", ""), ("'", ""),
        ("a ' b", "a b"), ("Ελλάς", "ελλας"), ("ŉ", "n"), ("\u{301}", ""), ("\u{200D}x", "x"),
        ("RSSMRA85T10A562S", "rssmra85t10a562s"), ("a-b_c.d", "a-b_c.d"), ("\u{7F}a\u{85}b", "a b"),
        ("🇮🇹", "🇮🇹"),
    ])
    func `case, accents and apostrophes go`(text: String, folded: String) {
        #expect(text.foldedForSearch == folded)
        #expect(folded.foldedForSearch == folded)
    }

    @Test func `folding twice changes nothing, whatever the letter`() {
        let blocks = [0x20...0x2FFF, 0xA640...0xABFF, 0xF900...0xFFFF, 0x1D400...0x1F2FF]
        for scalar in blocks.joined().compactMap({ Unicode.Scalar(UInt32($0)) }) {
            let folded = "a\(scalar)b".foldedForSearch
            if folded.foldedForSearch != folded {
                Issue.record("U+\(String(scalar.value, radix: 16)) gives \(folded)")
            }
        }
    }

    @Test(arguments: hostileTexts)
    func `a hostile text folds once and for all`(text: String) {
        let folded = text.foldedForSearch
        #expect(folded.foldedForSearch == folded)
        #expect(!folded.unicodeScalars.contains("\0"))
    }
}
