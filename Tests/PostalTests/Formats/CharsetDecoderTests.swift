import Testing

@testable import Postal

@Suite struct CharsetDecoderTests {
    private func text(_ bytes: [UInt8], _ charset: String?) -> String {
        CharsetDecoder.text(bytes[...], charset: charset).text
    }

    @Test(arguments: ["iso-8859-1", "windows-1252", "latin1", nil, "us-ascii", "utf-8", "x-none"])
    func `bytes of windows-1252 are Italian under any of the usual names`(charset: String?) {
        #expect(text([0x70, 0xE8, 0x20, 0x80, 0x20, 0x92], charset) == "pè € ’")
    }

    @Test(arguments: ["iso-8859-1", "windows-1252", nil, "us-ascii", "utf-8", "x-none"])
    func `UTF-8 under a wrong name is still UTF-8`(charset: String?) {
        #expect(text(Array("perché città".utf8), charset) == "perché città")
    }

    @Test func `other charsets are converted`() {
        #expect(text([0xA4, 0xE0], "iso-8859-15") == "€à")
        #expect(text([0x88, 0xE9], "macintosh") == "àÈ")
        #expect(text([0xCF, 0xF0, 0xE8], "koi8-r") != "")
        #expect(text([0xE4, 0xE8], "iso-8859-2") == "äč")
        #expect(text([0xC4, 0xE3], "gb2312") == "你")
        #expect(text([0x61, 0x00, 0xE8, 0x00], "utf-16le") == "aè")
    }

    @Test func `a text cut within a character keeps all its other characters`() {
        let cut = Array("perché però città".utf8).dropLast()
        let decoded = CharsetDecoder.text(cut, charset: "utf-8")
        #expect(decoded.text == "perché però citt\u{FFFD}")
        #expect(decoded.fault == .charsetWrong)
    }

    @Test func `names that would reach into the system are unknown`() {
        for name in ["../../x", "utf-8//IGNORE", "INTERNAL", "wchar_t", ""] {
            #expect(text([0x61, 0xE0], name) == "aà")
        }
    }

    @Test func `NUL goes and line ends become line feeds`() {
        #expect(text([0x61, 0, 0x0D, 0x0A, 0x62, 0x0D, 0x63], "utf-8") == "a\nb\nc")
    }

    @Test func `base64 in pieces, with strays and with a footer is read`() {
        func decode(_ text: String) -> [UInt8]? {
            Array(text.utf8).withUnsafeBufferPointer(Base64Lines.decode)
        }
        #expect(decode("Y2lhbw==\r\nY2lhbw==") == Array("ciaociao".utf8))
        #expect(decode("Y2l\0hb w==\n____\nLista soci") == Array("ciao".utf8))
        #expect(decode("Questo non è affatto base64, come si vede: !!!") == nil)
        #expect(decode("") == [])
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        for count in [0, 1, 2, 3, 56, 57, 58, 1_000] {
            let lines = Base64Lines.encode(Array(bytes.prefix(count)))
            #expect(lines.withUnsafeBufferPointer(Base64Lines.decode) == Array(bytes.prefix(count)))
        }
    }

    @Test func `quoted-printable keeps what it cannot read`() {
        func decode(_ text: String) -> String {
            let bytes = Array(text.utf8).withUnsafeBufferPointer(QuotedPrintable.decode)
            return String(decoding: bytes ?? [], as: UTF8.self)
        }
        #expect(decode("citt=c3=A0 =\r\nbella=\nmente=  \n!") == "città bellamente!")
        #expect(decode("a=b =ZZ =4") == "a=b =ZZ =4")
        #expect(decode("fine=") == "fine")
    }

    @Test func `old Unix encoding is read`() {
        let message = Samples.parse(
            "Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\n"
                + "begin 644 a.txt\n$8VEA;P``\n`\nend\n")
        #expect(message.text == "ciao")
    }
}
