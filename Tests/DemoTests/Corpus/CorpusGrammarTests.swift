import Testing

@testable import Demo

@Suite struct CorpusGrammarTests {
    @Test(arguments: [
        ("m furgone", "il furgone", "del furgone", "un furgone", "sul furgone"),
        ("m Scudo", "lo Scudo", "dello Scudo", "uno Scudo", "sullo Scudo"),
        ("m autocarro", "l'autocarro", "dell'autocarro", "un autocarro", "sull'autocarro"),
        ("f Panda", "la Panda", "della Panda", "una Panda", "sulla Panda"),
        ("f Škoda", "la Škoda", "della Škoda", "una Škoda", "sulla Škoda"),
        ("f Audi", "l'Audi", "dell'Audi", "un'Audi", "sull'Audi"),
        ("m zaino", "lo zaino", "dello zaino", "uno zaino", "sullo zaino"),
        ("m gnomo", "lo gnomo", "dello gnomo", "uno gnomo", "sullo gnomo"),
    ])
    func `nouns take their articles`(line: String, il: String, del: String, un: String, sul: String)
    {
        let phrase = Phrase(line: line)
        #expect(phrase.with(.il) == il)
        #expect(phrase.with(.del) == del)
        #expect(phrase.with(.un) == un)
        #expect(phrase.with(.sul) == sul)
    }

    @Test func `dates take the article that their number asks for`() {
        func day(_ day: Int) -> Phrase {
            Scene.date(CorpusFixture.day(2021, 3, day).number, style: .long)
        }
        #expect(day(1).with(.il) == "il 1° marzo")
        #expect(day(8).with(.il) == "l'8 marzo")
        #expect(day(11).with(.dal) == "dall'11 marzo")
        #expect(day(18).with(.del) == "del 18 marzo")
    }

    @Test func `labels melt with their prepositions`() {
        #expect(Phrase.led("il premio", by: .a) == "al premio")
        #expect(Phrase.led("l'attestato", by: .su) == "sull'attestato")
        #expect(Phrase.led("lo sconto", by: .di) == "dello sconto")
        #expect(Phrase.led("gli orari", by: .a) == "agli orari")
        #expect(Phrase.led("le prove", by: .su) == "sulle prove")
        #expect(Phrase.led("noi", by: .a) == "a noi")
    }

    @Test func `amounts and numbers are written the Italian way`() {
        #expect(Scene.euro(123_450) == "1.234,50")
        #expect(Scene.euro(5) == "0,05")
        #expect(Scene.grouped(1_000_000) == "1.000.000")
        #expect(Scene.grouped(999) == "999")
    }

    /// A slip in a script must show in the text, where the other tests find it.
    @Test(arguments: [
        "{", "}", "[", "]", "[a|", "[a|b", "<", "<a", "<a/", "{nulla}", "{il}", "{il nulla}",
        "{xx car}", "<o/a:nulla>", "<oa>", "@", "@2015-", "@-", "@+", "@2020-2010 x", "[[[", "|",
    ])
    func `a broken template never traps`(line: String) {
        let template = TemplateReader.template(line)
        #expect(template.years.lowerBound <= template.years.upperBound)
    }

    @Test func `marks and years are read`() {
        let template = TemplateReader.template("@firm @2015-2018 ciao", marks: "ab2")
        #expect(template.years == 2015...2018 && template.writer == .firm)
        #expect(template.matters == ["a", "b"] && template.steps == ["2"])
        #expect(TemplateReader.template("@2019+ x").years.lowerBound == 2019)
        #expect(TemplateReader.template("@-2018 x").years.upperBound == 2018)
    }

    @Test func `an attachment line without its mark is no attachment`() {
        #expect(DemoAttachment(line: "") == nil)
        #expect(DemoAttachment(line: "solo un nome.txt") == nil)
        #expect(DemoAttachment(line: " :: testo") == nil)
        #expect(DemoAttachment(line: "a b/c.txt :: uno¶due")?.name == "a_b_c.txt")
        #expect(DemoAttachment(line: "a.txt :: uno¶due")?.content == "uno\ndue\n")
    }

    @Test func `bank codes pass both checks and belong to a bank that does not exist`() {
        let bodies = CorpusFixture.messages.prefix(6_000).flatMap {
            $0.text.split(whereSeparator: { " .,;:\n".contains($0) })
        }
        let codes = Set(bodies.filter { $0.hasPrefix("IT") && $0.count == 27 })
        #expect(codes.count > 50)
        for code in codes {
            #expect(code.dropFirst(5).hasPrefix("99999"))
            let turned = code.dropFirst(4) + code.prefix(4)
            var rest = 0
            for letter in turned {
                for digit in String(
                    letter.hexDigitValue.flatMap { $0 < 10 ? $0 : nil } ?? value(letter))
                {
                    rest = (rest * 10 + (digit.wholeNumberValue ?? 0)) % 97
                }
            }
            #expect(rest == 1)
        }
    }

    private func value(_ letter: Character) -> Int {
        Int(letter.asciiValue ?? 55) - 55
    }
}
