import Foundation
import Kernel
import Testing

@Suite struct `Bytes as text` {
    @Test func `hexadecimal is lower case and comes back`() {
        #expect(Bytes.hex([0x00, 0x0F, 0xA5, 0xFF]) == "000fa5ff")
        #expect(Bytes.fromHex("000fa5ff") == [0x00, 0x0F, 0xA5, 0xFF])
        #expect(Bytes.hex([]) == "")
        #expect(Bytes.fromHex("") == [])
        let all = (0...255).map { UInt8($0) }
        #expect(Bytes.fromHex(Bytes.hex(all)) == all)
    }

    @Test(arguments: ["0", "0g", "0F", "FF", "0x00", " 00", "00 ", "é", "００", "0\u{0}"])
    func `other texts are no hexadecimal`(text: String) { #expect(Bytes.fromHex(text) == nil) }

    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
        ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
    ])
    func `base64url follows RFC 4648 without padding`(plain: String, coded: String) {
        #expect(Bytes.base64url(plain.utf8) == coded)
        #expect(Bytes.fromBase64url(coded) == Array(plain.utf8))
    }

    @Test func `base64url agrees with the system for any bytes`() {
        var chance = SplitMix64(seed: 7)
        for count in 0..<300 {
            let bytes = chance.bytes(count)
            let system = Data(bytes).base64EncodedString()
                .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
                .replacingOccurrences(of: "=", with: "")
            #expect(Bytes.base64url(bytes) == system)
            #expect(Bytes.fromBase64url(system) == bytes)
        }
    }

    @Test(arguments: [
        "A", "AAAAA", "Zg==", "Zm8=", "Zh", "Zm9", "+AAA", "/AAA", "Zm 9v", "Zm9v\n", "é", "\0\0",
        "🇮🇹",
    ])
    func `padding, other signs and left-over bits are refused`(text: String) {
        #expect(Bytes.fromBase64url(text) == nil)
    }
}
