import Postal
import Testing

@Suite struct TextFoldingTests {
    @Test(arguments: [
        ("Perché", "perche"), ("PERCHE'", "perche'"), ("l’auto", "l'auto"), ("l`auto", "l'auto"),
        ("Straße", "strasse"), ("e\u{0301}", "e"), ("ÀÈÌÒÙ", "aeiou"), ("Łódź", "lodz"),
        ("a\u{00A0}\u{2003} b", "a b"), ("  a\n\tb  ", "a b"), ("co\u{00AD}op", "coop"),
        ("pa\u{200B}ro\u{FEFF}la", "parola"), ("\u{202E}abc\u{202C}", "abc"), ("—", "-"),
        ("", ""), ("\u{200B}\u{2800}\u{3164}", ""),
    ])
    func `words compare without case, accents and invisible characters`(
        _ written: String, _ folded: String
    ) {
        #expect(TextFolding.folded(written) == folded)
    }

    @Test(arguments: [
        ("Perché  no?\n", "Perché no?"), ("e\u{0301}", "e\u{0301}"),
        ("\u{202E}abc\u{202C}", "abc"), ("\u{200B}", ""), ("a\u{0000}b", "ab"),
    ])
    func `the visible form keeps the words as written`(_ written: String, _ visible: String) {
        #expect(TextFolding.visible(written) == visible)
    }
}
