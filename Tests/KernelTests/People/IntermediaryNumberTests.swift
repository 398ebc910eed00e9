import Kernel
import Testing

@Suite struct `Numbers of intermediaries` {
    @Test func `INS-01 a number of the register has a section and nine digits`() throws {
        let number = try IntermediaryNumber(" a000 409562")
        #expect(number.text == "A000409562")
        #expect(number.section == .agent)
        #expect(try IntermediaryNumber("E000000001").section == .outsidePremises)
        #expect(try roundTrip(number).json == "\"A000409562\"")
        #expect(try roundTrip(number).back == number)
    }

    @Test(arguments: [
        ("G000409562", IntermediaryNumberFault.section("G")), ("0000409562", .section("0")),
        ("A00040956", .length(9)), ("A0004095622", .length(11)), ("A00040956B", .form),
        ("", .length(0)), ("A00040956２", .character("２")),
    ])
    func `INS-01 anything else says why`(text: String, fault: IntermediaryNumberFault) {
        #expect(throws: fault) { try IntermediaryNumber(text) }
        #expect(fault.code.hasPrefix("intermediaryNumber."))
        #expect(!fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no number of the register`(text: String) {
        #expect(throws: IntermediaryNumberFault.self) { try IntermediaryNumber(text) }
    }
}
