import Foundation
import Kernel
import Testing

private enum Ship {}

@Suite struct `Identities` {
    @Test(arguments: [
        (Int64(0), "0000000000000"), (1, "0000000000001"), (31, "000000000000Z"),
        (32, "0000000000010"), (.max, "7ZZZZZZZZZZZZ"),
    ])
    func `a number is written as 13 characters`(raw: Int64, text: String) {
        let id = ID<Ship>(rawValue: raw)
        #expect(id.description == text)
        #expect(ID<Ship>(text) == id)
        #expect(ID<Ship>(text.lowercased()) == id)
    }

    @Test func `letters that look like digits are read as digits`() {
        #expect(ID<Ship>("0000000000OiL") == ID<Ship>(rawValue: 33))
        #expect(ID<Ship>("oooooooooooIl") == ID<Ship>(rawValue: 33))
    }

    @Test(arguments: [
        "000000000000", "00000000000000", "8000000000000", "ZZZZZZZZZZZZZ", "000000000000U",
        "000000000000u", "00000-0000000", " 000000000001", "000000000001 ", "000000000000!",
        "00000000000é", "0000000000€",
    ])
    func `other lengths, characters and numbers above 63 bits are refused`(text: String) {
        #expect(ID<Ship>(text) == nil)
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no identity`(text: String) {
        #expect(ID<Ship>(text) == nil)
    }

    @Test(arguments: [Int64.min, -1, -42])
    func `a negative number is shown and compared without a trap`(raw: Int64) {
        let id = ID<Ship>(rawValue: raw)
        #expect(id.description.utf8.count == 13)
        #expect(ID<Ship>(id.description) == nil)
        #expect(id < ID<Ship>(rawValue: 0))
    }

    @Test func `texts sort like the numbers`() {
        let ids = (0..<200).map { ID<Ship>(rawValue: Int64($0) * 46_116_860_184_273_879) }
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
        #expect(ids == ids.sorted())
    }

    @Test func `it is coded as its text, also as a key`() throws {
        let id = ID<Ship>(rawValue: 33)
        #expect(try roundTrip(id).json == "\"0000000000011\"")
        #expect(try roundTrip(id).back == id)
        #expect(try roundTrip([id: 1]).json == "{\"0000000000011\":1}")
        #expect(try roundTrip([id: 1]).back == [id: 1])
        #expect(isRefused(ID<Ship>.self, json: "33"))
        #expect(isRefused(ID<Ship>.self, json: "\"33\""))
        #expect(isRefused([ID<Ship>: Int].self, json: "{\"x\":1}"))
    }
}
