import Kernel
import Testing

@Suite struct `Telephone numbers` {
    @Test(arguments: [
        ("059 123456", "+39059123456", Phone.Kind.landline),
        ("+39 059/123456", "+39059123456", .landline),
        ("0039-059-123.456", "+39059123456", .landline),
        ("(059) 123456", "+39059123456", .landline),
        ("+39 (0)59 123456", "+39059123456", .landline),
        ("(+39) 059123456", "+39059123456", .landline), ("06 6982", "+39066982", .landline),
        ("333 1234567", "+393331234567", .mobile), ("+393331234567", "+393331234567", .mobile),
        ("393331234567", "+393331234567", .mobile), ("393 1234567", "+393931234567", .mobile),
        ("800 123456", "+39800123456", .other), ("+44 (0)20 7946 0958", "+442079460958", .other),
        ("+1 (202) 555-0143", "+12025550143", .other),
        ("0041 44 668 18 00", "+41446681800", .other),
        ("\u{A0}333\u{A0}1234567 ", "+393331234567", .mobile),
        ("+378 0549 882914", "+3780549882914", .other),
    ])
    func `a number is brought to its international form`(
        text: String, e164: String, kind: Phone.Kind
    ) throws {
        let phone = try Phone(text)
        #expect(phone.e164 == e164)
        #expect(phone.kind == kind)
        #expect(phone == (try Phone(e164)))
        #expect(try roundTrip(phone).json == "\"\(e164)\"")
        #expect(try roundTrip(phone).back == phone)
    }

    @Test func `what was typed is kept, spaces at the ends aside`() throws {
        let phone = try Phone(" 059 - 12 34 56 ")
        #expect(phone.typed == "059 - 12 34 56")
        #expect(Set([phone, try Phone("+39059123456")]).count == 1)
    }

    @Test func `another country may be the one at home`() throws {
        #expect(try Phone("44 668 18 00", callingCode: 41).e164 == "+41446681800")
        #expect(throws: PhoneFault.callingCode) { try Phone("446681800", callingCode: 0) }
        #expect(throws: PhoneFault.callingCode) { try Phone("446681800", callingCode: -39) }
        #expect(throws: PhoneFault.callingCode) { try Phone("446681800", callingCode: .max) }
    }

    @Test(arguments: [
        ("", PhoneFault.empty), ("   ", .empty), ("118", .length(5)), ("59 123456", .italianForm),
        ("71 123456", .italianForm),
        ("112345678", .italianForm), ("2123456", .italianForm), ("333 12345", .length(10)),
        ("+39", .length(2)), ("+", .length(0)), ("00", .length(0)), ("()", .length(2)),
        ("+1234567890123456", .length(16)), ("+0591234567", .callingCode),
        ("0000591234567", .callingCode), ("059 123456 int. 2", .character("i")),
        ("33３1234567", .character("３")), ("333+1234567", .character("+")),
        ("333 1234567;", .character(";")), ("333\u{0}1234567", .character("\u{0}")),
        ("33312345678901", .length(16)),
    ])
    func `what is no number says why`(text: String, fault: PhoneFault) {
        #expect(throws: fault) { try Phone(text) }
        #expect(fault.code.hasPrefix("phone."))
        #expect(!fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no telephone number`(text: String) {
        // Some of these texts are made of digits: then the number is too long or too short.
        #expect(throws: PhoneFault.self) { try Phone(text) }
    }
}
