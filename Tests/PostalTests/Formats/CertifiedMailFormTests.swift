import Testing

@testable import Postal

/// PEC-02: the signed envelope, its data and the message within it.
@Suite struct CertifiedMailFormTests {
    @Test func `PEC-02: the envelope, the data and the original are found`() throws {
        let message = Samples.parse(Samples.certified)
        #expect(
            message.parts.map(\.type) == [
                "multipart/signed", "multipart/mixed", "text/plain", "application/xml",
                "message/rfc822", "application/x-pkcs7-signature",
            ])
        #expect(message.text == "Messaggio di posta certificata")
        #expect(
            message.attachments.compactMap(\.filename) == [
                "daticert.xml", "postacert.eml", "smime.p7s",
            ])
        let data = try #require(message.parts.first { $0.filename == "daticert.xml" })
        #expect(data.data == Array("<postacert/>".utf8))
        let original = try #require(message.parts.first { $0.type == "message/rfc822" }?.message)
        #expect(original.messageID == "orig@pec.it")
        #expect(original.text == "Denuncio il sinistro.")
        #expect(original.attachments.map(\.filename) == ["cai.pdf"])
        #expect(message.faults.isEmpty)
    }

    @Test func `the bytes that the signature covers are exactly those that came`() throws {
        let raw = Samples.crlf(Samples.certified)
        let signed = try #require(ParsedMessage.parse(raw).parts.first { $0.path == "1.1" })
        let text = String(decoding: raw, as: UTF8.self)
        let start = try #require(
            text.range(of: "Content-Type: multipart/mixed; boundary=\"busta\""))
        let end = try #require(text.range(of: "\r\n------A1\r\nContent-Type: application/x-pkcs7"))
        #expect(signed.rawBytes == Array(text[start.lowerBound..<end.lowerBound].utf8))
    }

    @Test(arguments: [
        ("errore-consegna", true), ("non-accettazione", true), ("accettazione", false),
        ("avvenuta-consegna", false), ("preavviso-errore-consegna", false),
    ])
    func `PEC-02: receipts of failure are bounces`(kind: String, isBounce: Bool) {
        let message = Samples.parse("X-Ricevuta: \(kind)\nSubject: ricevuta\n\nciao")
        #expect(message.isAutomatic)
        #expect(message.isBounce == isBounce)
    }
}

extension String {
    fileprivate func range(of needle: String) -> Range<String.Index>? {
        let bytes = Array(needle.utf8)
        guard let found = Array(utf8)[...].firstRange(of: bytes, from: 0) else { return nil }
        return utf8.index(
            utf8.startIndex, offsetBy: found.lowerBound)..<utf8.index(
                utf8.startIndex, offsetBy: found.upperBound)
    }
}
