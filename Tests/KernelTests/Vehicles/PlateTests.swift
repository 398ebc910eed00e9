import Kernel
import Testing

/// ID-PLATE, with the vectors of the domain reference.
@Suite struct `Plates` {
    @Test(arguments: [
        ("AB123CD", "AB123CD", Plate.Kind.car), ("FX 456 GH", "FX456GH", .car),
        ("ZA000AA", "ZA000AA", .car), ("gm-123-lp", "GM123LP", .car),
        ("XA123BC", "XA123BC", .trailer), ("YA123AB", "YA123AB", .police),
        ("AB12345", "AB12345", .motorcycle), ("X22222", "X22222", .moped),
        ("X3B4C5", "X3B4C5", .moped), ("AFA123", "AFA123", .workMachine),
        ("AB123C", "AB123C", .farmMachine), ("MO123456", "MO123456", .legacy),
    ])
    func `ID-PLATE the form tells the kind`(text: String, plain: String, kind: Plate.Kind) throws {
        let plate = try Plate(text)
        #expect(plate.text == plain)
        #expect(plate.kind == kind)
        #expect(plate.country == "IT")
        #expect(plate.isLegacy == (kind == .legacy))
        #expect(try roundTrip(plate).json == "\"\(plain)\"")
        #expect(try roundTrip(plate).back == plate)
    }

    @Test(arguments: [
        ("EE123AA", PlateFault.reservedPair), ("AI123CD", .forbiddenLetter("I")),
        ("EN399ZO", .forbiddenLetter("O")), ("X10234", .form), ("AB12CD", .form),
        ("", .length(0)), ("AB12", .length(4)), ("AB123CDEFGH", .length(11)), ("1234567", .form),
        ("ABCDEFG", .form), ("AB123CÐ", .character("Ð")), ("AB12３CD", .character("３")),
        ("QA123BC", .forbiddenLetter("Q")), ("XX123456", .form), ("MO1234567", .form),
        ("AB/123/CD", .character("/")),
    ])
    func `ID-PLATE what is no plate says why`(text: String, fault: PlateFault) {
        #expect(throws: fault) { try Plate(text) }
        #expect(fault.code.hasPrefix("plate."))
        #expect(!fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
    }

    @Test(arguments: ["MO123456", "MO 12345", "MI A12345", "ROMA 123456", "ROMA A12345", "TO 1234"])
    func `ID-PLATE plates until 1994 are kept as legacy`(text: String) throws {
        #expect(try Plate(text).isLegacy)
    }

    @Test func `a province that reads like a pair of today is a motorcycle`() throws {
        #expect(try Plate("RA12345").kind == .motorcycle)
        #expect(try Plate("RA123456").kind == .legacy)
    }

    @Test func `a foreign plate carries its country`() throws {
        let plate = try Plate("ab-123 cd", country: "fr")
        #expect(plate.kind == .foreign)
        #expect(plate.description == "FR:AB123CD")
        #expect(plate != (try Plate("AB123CD")))
        #expect(try roundTrip(plate).back == plate)
        #expect(try Plate("AB123CD", country: "it").kind == .car)
        #expect(throws: PlateFault.country) { try Plate("AB123CD", country: "ITA") }
        #expect(throws: PlateFault.length(1)) { try Plate("A", country: "DE") }
        #expect(isRefused(Plate.self, json: "\":AB123CD\""))
        #expect(isRefused(Plate.self, json: "\"FR:\""))
        #expect(isRefused(Plate.self, json: "\"IT:EE123AA\""))
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no plate`(text: String) {
        #expect(throws: PlateFault.self) { try Plate(text) }
        #expect(throws: PlateFault.self) { try Plate.read(text) }
        #expect(throws: PlateFault.country) { try Plate("AB123CD", country: text) }
    }
}
