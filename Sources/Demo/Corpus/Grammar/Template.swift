/// A sentence with slots, alternatives and endings that agree, read once from a script.
///
/// - `{plate}` a slot; `{del car}` a slot with what Italian puts before it (`Form`); `{Il day}` the
///   same with a capital, for the start of a sentence, and `{Hello}` likewise;
/// - `[scrivo|vi scrivo]` one of the alternatives, which may be empty and may nest;
/// - `<o/a>` the ending for a man or a woman who writes; `<o/a:car>` the ending for the gender of a
///   slot.
struct Template: Sendable {
    /// Years in which the sentence is true: law and services change.
    let years: ClosedRange<Int>
    let writer: Writer
    /// Letters of the matters it belongs to; empty for all.
    let matters: [Character]
    /// Digits of the later requests it belongs to; empty for all.
    let steps: [Character]
    let parts: [Part]

    indirect enum Part: Sendable {
        case text(String)
        case slot(Slot, Form, isCapital: Bool)
        case choice([[Part]])
        case ending(masculine: String, feminine: String, of: Slot?)
    }

    /// Of whom the sentence can be: some things only a firm says, some only a person.
    enum Writer: Sendable {
        case anyone, person, firm
    }

    static let always = 0...9999

    func isTrue(in year: Int) -> Bool {
        years.contains(year)
    }

    /// What a sentence must fit to be said.
    struct Occasion: Sendable {
        var year: Int
        var isFirm: Bool
        /// The matter of the conversation, as the scripts letter it; nil when any will do.
        var matter: Character?
        /// The later request at hand; nil when any will do.
        var step: Character?
    }

    func fits(_ occasion: Occasion) -> Bool {
        guard isTrue(in: occasion.year) else { return false }
        if writer != .anyone && (writer == .firm) != occasion.isFirm { return false }
        return Self.fits(matters, occasion.matter) && Self.fits(steps, occasion.step)
    }

    private static func fits(_ marks: [Character], _ mark: Character?) -> Bool {
        guard let mark, !marks.isEmpty else { return true }
        return marks.contains(mark)
    }
}

extension [Template] {
    /// One of the sentences that fit the occasion, if any does.
    func pick(for occasion: Template.Occasion, by chance: inout CorpusChance) -> Template? {
        guard !isEmpty else { return nil }
        let first = chance.below(count)
        for step in indices {
            let candidate = self[(first + step) % count]
            if candidate.fits(occasion) { return candidate }
        }
        return nil
    }
}
