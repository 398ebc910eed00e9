import Foundation
import Kernel
import Testing

private let samples = [
    "RSSMRA85T10A562S", "IT00743110157", "IT60X0542811101000000123456", "FX 456 GH", "X3B4C5",
    "IT001E123456789", "00881234567890", "A000409562", "\"a b\"@example.org", "giulia@città.it",
    "+44 (0)20 7946 0958", "1.234.567,89 €", "-1234.56", "2026-11-24", "FR:AB123CD",
    "2026-11-24T05:22:47.123+01:00", "7ZZZZZZZZZZZZ", "Europe/Rome", "12.5", "Zm9vYmE",
]

private let inserted: [Unicode.Scalar] = [
    "\0", "\u{301}", "０", "٣", "👍", "🇮", "\u{202E}", "\u{200B}", " ", "-", ".", ",", ":", "@",
    "\"", "\\", "(", ")", "+", "'", "é", "ß", "İ", "Z", "9", "\u{10FFFF}",
]

@Suite struct `Scrambled texts` {
    /// Texts that are nearly right find the traps that plainly wrong ones do not. Whatever is
    /// accepted must read back from its own text as the same value.
    @Test func `no reader traps and what is read comes back`() {
        var chance = SplitMix64(seed: 2026)
        for _ in 0..<6000 {
            var scalars = Array((samples.randomElement(using: &chance) ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 1...3, using: &chance) {
                let place = Int.random(in: 0...scalars.count, using: &chance)
                switch Int.random(in: 0...2, using: &chance) {
                case 0: scalars.insert(inserted.randomElement(using: &chance) ?? "x", at: place)
                case 1 where place < scalars.count: scalars.remove(at: place)
                case _ where place < scalars.count:
                    scalars[place] = inserted.randomElement(using: &chance) ?? "x"
                default: continue
                }
            }
            read(String(String.UnicodeScalarView(scalars)))
        }
    }

    private func read(_ text: String) {
        comesBack(FiscalCode.self, text)
        comesBack(VATNumber.self, text)
        comesBack(TaxIdentifier.self, text)
        comesBack(IBAN.self, text)
        comesBack(Plate.self, text)
        comesBack(SupplyPoint.self, text)
        comesBack(IntermediaryNumber.self, text)
        comesBack(MailAddress.self, text)
        comesBack(Phone.self, text)
        comesBack(CalendarDate.self, text)
        comesBack(Instant.self, text)
        comesBack(ID<Int>.self, text)
        comesBack(Zone.self, text)
        comesBack(FixedDecimal.self, text)
        if let money = try? Money(text) {
            #expect((try? Money(plain: money.plain)) == money)
            #expect((try? Money(money.formatted(.italian))) == money)
        }
        if let bytes = Bytes.fromBase64url(text) { #expect(Bytes.base64url(bytes) == text) }
        if let bytes = Bytes.fromHex(text) { #expect(Bytes.hex(bytes) == text) }
        let folded = text.foldedForSearch
        #expect(folded.foldedForSearch == folded)
    }

    private func comesBack<Value: TextCoded & Equatable>(_: Value.Type, _ text: String) {
        guard let value = try? Value.read(text) else { return }
        if (try? Value.read(value.description)) != value {
            Issue.record("\(Value.self) reads \(text) as \(value), which does not come back")
        }
    }
}
