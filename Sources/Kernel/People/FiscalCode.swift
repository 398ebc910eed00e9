/// The codice fiscale of a person (ID-CF, DM 23 December 1976): 16 characters that state parts
/// of the names, date of birth, sex and place of birth. Kept as given, in upper case.
/// Organisations have 11 digits instead: see `TaxIdentifier`.
public struct FiscalCode: Hashable, Sendable, TextCoded {
    /// The 16 characters, upper case, without spaces.
    public let text: String
    /// The same code with every omocodia letter turned back into its digit, and the check
    /// letter that goes with it: what two codes of one person have in common.
    public let base: String
    public let sex: Sex
    /// Place of birth: the cadastral code of a municipality (`F257`), or `Z` and a country.
    public let place: String
    private let year: Int
    private let month: Int
    private let day: Int

    /// Reads a code in either case, with or without spaces.
    public init(_ text: String) throws(FiscalCodeFault) {
        let given = try FiscalCodeShape.characters(of: text)
        let digits = try FiscalCodeShape.withoutOmocodia(given)
        guard let month = FiscalCodeShape.months.firstIndex(of: digits[8]) else {
            throw .monthLetter(digits[8].shown)
        }
        let expected = CheckLetter.of(given.prefix(15))
        guard given[15] == expected else {
            throw .checkLetter(expected: expected.shown, found: given[15].shown)
        }
        let days = FiscalCodeShape.number(digits, 9)
        guard (1...31).contains(days) || (41...71).contains(days) else { throw .day(days) }
        self.text = String(decoding: given, as: UTF8.self)
        base = FiscalCodeShape.sealed(digits.prefix(15))
        sex = days > 40 ? .female : .male
        place = String(decoding: digits[11..<15], as: UTF8.self)
        year = FiscalCodeShape.number(digits, 6)
        self.month = month + 1
        day = days > 40 ? days - 40 : days
        if birthDates.isEmpty {
            throw .noSuchDate(year: year, month: self.month, day: day)
        }
    }

    public static func read(_ text: String) throws -> FiscalCode { try FiscalCode(text) }

    public var description: String { text }
    public var isOmocodia: Bool { text != base }
    public var isBornAbroad: Bool { place.hasPrefix("Z") }

    /// The dates of birth the code can mean, in 1900...1999 and 2000...2099: the century is not
    /// in it. One or two, the earlier first.
    public var birthDates: [CalendarDate] {
        [1900, 2000].compactMap { CalendarDate(year: $0 + year, month: month, day: day) }
    }

    /// The dates of birth that are not after a day, usually today.
    public func birthDates(notAfter day: CalendarDate) -> [CalendarDate] {
        birthDates.filter { $0 <= day }
    }

    /// Whether both codes belong to one person, omocodia letters aside.
    public func isSamePerson(as other: FiscalCode) -> Bool { base == other.base }
}
