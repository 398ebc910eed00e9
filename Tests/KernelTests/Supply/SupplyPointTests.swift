import Kernel
import Testing

/// ID-POD and ENE-01, with the vectors of the domain reference.
@Suite struct `Supply points` {
    @Test(arguments: [
        ("IT001E12345678", "IT001E12345678"), ("it 001 e 12345678", "IT001E12345678"),
        ("IT001E123456789", "IT001E123456789"),
    ])
    func `ENE-01 a POD is read`(text: String, plain: String) throws {
        let point = try PowerPoint(text)
        #expect(point.description == plain)
        #expect(point.code == "IT001E12345678")
        #expect(point.distributor == "001")
        #expect(try SupplyPoint(text) == .power(point))
        #expect(try roundTrip(point).json == "\"\(plain)\"")
        #expect(try roundTrip(SupplyPoint.power(point)).back == .power(point))
    }

    @Test func `ENE-01 the control character makes no other point`() throws {
        let short = try PowerPoint("IT001E12345678")
        let long = try PowerPoint("IT001E123456789")
        #expect(short == long)
        #expect(Set([short, long]).count == 1)
        #expect(short.control == nil)
        #expect(long.control == "9")
        #expect(try roundTrip(long).back.control == "9")
    }

    @Test func `ENE-01 a PDR is read`() throws {
        let point = try GasPoint("0088 1234567890")
        #expect(point.code == "00881234567890")
        #expect(point.distributor == "0088")
        #expect(try SupplyPoint("00881234567890") == .gas(point))
        #expect(try roundTrip(point).back == point)
    }

    @Test(arguments: [
        ("IT001E1234567", SupplyPointFault.length(13)), ("IT001A12345678", .powerForm),
        ("FR001E12345678", .powerForm), ("0088123456789", .length(13)),
        ("0088123456789A", .gasForm), ("", .powerForm), ("IT", .length(2)),
        ("IT001E1234567890", .length(16)), ("008812345678901", .length(15)),
        ("IT001E1234567８", .character("８")), ("0088123456789\u{0}", .character("\u{0}")),
        ("IT00AE12345678", .powerForm),
    ])
    func `ENE-01 an invalid code says why`(text: String, fault: SupplyPointFault) {
        #expect(throws: fault) { try SupplyPoint(text) }
        #expect(fault.code.hasPrefix("supplyPoint."))
        #expect(!fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no supply point`(text: String) {
        #expect(throws: SupplyPointFault.self) { try SupplyPoint(text) }
        #expect(throws: SupplyPointFault.self) { try PowerPoint(text) }
        #expect(throws: SupplyPointFault.self) { try GasPoint(text) }
    }
}
