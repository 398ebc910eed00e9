/// Why a text is no fiscal code of a person. Positions count from 1.
public enum FiscalCodeFault: ValueFault, TypedCodeFault {
    /// So many characters instead of 16.
    case length(Int)
    case character(Unicode.Scalar)
    case letterExpected(position: Int, found: Character)
    /// A letter that does not stand for a digit either, where a digit belongs.
    case digitExpected(position: Int, found: Character)
    case monthLetter(Character)
    case checkLetter(expected: Character, found: Character)
    case day(Int)
    /// The date exists neither in the 1900s nor in the 2000s; the year has two digits.
    case noSuchDate(year: Int, month: Int, day: Int)
    case noLettersInSurname
    case noLettersInName
    case birthYear(Int)
    case place(String)

    public var code: String {
        switch self {
        case .length: "fiscalCode.length"
        case .character: "fiscalCode.character"
        case .letterExpected: "fiscalCode.letterExpected"
        case .digitExpected: "fiscalCode.digitExpected"
        case .monthLetter: "fiscalCode.monthLetter"
        case .checkLetter: "fiscalCode.checkLetter"
        case .day: "fiscalCode.day"
        case .noSuchDate: "fiscalCode.noSuchDate"
        case .noLettersInSurname: "fiscalCode.noLettersInSurname"
        case .noLettersInName: "fiscalCode.noLettersInName"
        case .birthYear: "fiscalCode.birthYear"
        case .place: "fiscalCode.place"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .length(let count):
            Bilingual(
                it: "Il codice fiscale di una persona ha 16 caratteri, non \(count).",
                en: "A person's fiscal code has 16 characters, not \(count).")
        case .character(let scalar):
            Bilingual(
                it: "Il codice fiscale non contiene il carattere \(scalar.shown).",
                en: "A fiscal code does not contain the character \(scalar.shown).")
        case .letterExpected(let position, let found):
            Bilingual(
                it: "Nel codice fiscale il carattere \(position) è una lettera, non \(found).",
                en: "In a fiscal code character \(position) is a letter, not \(found).")
        case .digitExpected(let position, let found):
            Bilingual(
                it: "Nel codice fiscale il carattere \(position) è una cifra, non \(found).",
                en: "In a fiscal code character \(position) is a digit, not \(found).")
        case .monthLetter(let found):
            Bilingual(
                it: "Nel codice fiscale la lettera \(found) non è un mese.",
                en: "In a fiscal code the letter \(found) is not a month.")
        case .checkLetter(let expected, let found):
            Bilingual(
                it: "L'ultima lettera del codice fiscale dovrebbe essere \(expected), non "
                    + "\(found): c'è un errore di battitura.",
                en: "The last letter of the fiscal code should be \(expected), not \(found): "
                    + "there is a typing error.")
        case .day(let day):
            Bilingual(
                it: "Nel codice fiscale \(day) non è un giorno (1-31, o 41-71 per le donne).",
                en: "In a fiscal code \(day) is not a day (1-31, or 41-71 for women).")
        case .noSuchDate(let year, let month, let day):
            Bilingual(
                it: "Il codice fiscale dice nato il \(day)/\(month)/\(twoDigits(year)): "
                    + "un giorno che non esiste.",
                en: "The fiscal code says born on \(day)/\(month)/\(twoDigits(year)): "
                    + "no such day exists.")
        case .noLettersInSurname:
            Bilingual(it: "Il cognome non ha lettere.", en: "The surname has no letters.")
        case .noLettersInName:
            Bilingual(it: "Il nome non ha lettere.", en: "The given name has no letters.")
        case .birthYear(let year):
            Bilingual(
                it: "Non si compone un codice fiscale per un nato nel \(year).",
                en: "No fiscal code is composed for someone born in \(year).")
        case .place(let text):
            Bilingual(
                it: "\"\(text)\" non è un codice di comune: una lettera e tre cifre.",
                en: "\"\(text)\" is not a place code: one letter and three digits.")
        }
    }

    private func twoDigits(_ year: Int) -> String { year < 10 ? "0\(year)" : "\(year)" }
}
