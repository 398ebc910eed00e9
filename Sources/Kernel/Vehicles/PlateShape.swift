/// How letters and digits follow one another on Italian plates.
enum PlateShape {
    private static let plateLetters = Set("ABCDEFGHJKLMNPRSTVWXYZ".utf8)
    private static let mopedCharacters = Set("23456789BCDFGHJKLMNPRSTVWXYZ".utf8)

    /// The kind the signs belong to. Where two fit, the one given out today comes first:
    /// `RA12345` is read as a motorcycle, though it may be an old plate of Ravenna.
    static func kind(of characters: [UInt8]) throws(PlateFault) -> Plate.Kind {
        guard (5...10).contains(characters.count) else { throw .length(characters.count) }
        if isMoped(characters) { return .moped }
        let shape = String(decoding: characters.map(sign), as: UTF8.self)
        let form = forms[shape]
        let forbidden = characters.first { $0.isASCIILetter && !plateLetters.contains($0) }
        if let form, forbidden == nil { return try modern(form, characters) }
        if isLegacy(characters) { return .legacy }
        if form != nil, let forbidden { throw .forbiddenLetter(forbidden.shown) }
        throw .form
    }

    private static let forms: [String: Plate.Kind] = [
        "LL###LL": .car, "LL#####": .motorcycle, "LLL###": .workMachine, "LL###L": .farmMachine,
    ]

    private static func sign(_ character: UInt8) -> UInt8 {
        character.isASCIILetter ? UInt8(ascii: "L") : UInt8(ascii: "#")
    }

    private static func modern(
        _ form: Plate.Kind, _ characters: [UInt8]
    ) throws(PlateFault) -> Plate.Kind {
        if characters.starts(with: "EE".utf8) { throw .reservedPair }
        guard form == .car else { return form }
        return switch characters[0] {
        case UInt8(ascii: "X"): .trailer
        case UInt8(ascii: "Y"): .police
        default: .car
        }
    }

    private static func isMoped(_ characters: [UInt8]) -> Bool {
        characters.count == 6 && characters[0] == UInt8(ascii: "X")
            && characters.dropFirst().allSatisfy(mopedCharacters.contains)
    }

    /// A province of the time, then four to six digits or a letter and five digits.
    private static func isLegacy(_ characters: [UInt8]) -> Bool {
        let isRome = characters.starts(with: "ROMA".utf8)
        let province = String(decoding: characters.prefix(2), as: UTF8.self)
        guard isRome || provinces.contains(Substring(province)) else { return false }
        var number = characters.dropFirst(isRome ? 4 : 2)
        if number.count == 6, number.first?.isASCIILetter == true { number = number.dropFirst() }
        return (4...6).contains(number.count) && number.allSatisfy { $0.asciiDigit != nil }
    }

    /// The provinces that gave out plates before 1994.
    private static let provinces = Set(
        """
        AG AL AN AO AP AQ AR AT AV BA BG BL BN BO BR BS BZ CA CB CE CH CL CN CO CR CS CT CZ EN FE \
        FG FI FO FR GE GO GR IM IS LE LI LT LU MC ME MI MN MO MS MT NA NO NU OR PA PC PD PE PG PI \
        PN PR PS PT PV PZ RA RC RE RG RI RM RO SA SI SO SP SR SS SV TA TE TN TO TP TR TS TV UD VA \
        VC VE VI VR VT
        """.split(separator: " "))
}
