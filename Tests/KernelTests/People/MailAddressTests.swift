import Kernel
import Testing

@Suite struct `Mail addresses` {
    @Test(arguments: [
        ("giulia@example.org", "giulia@example.org"),
        ("  Giulia.Neri@Example.ORG\n", "Giulia.Neri@example.org"),
        ("a@b.it", "a@b.it"), ("o'brien+arca@mail.example.org", "o'brien+arca@mail.example.org"),
        ("info@città.example", "info@città.example"), ("INFO@CITTÀ.example", "INFO@città.example"),
        ("postmaster@localhost", "postmaster@localhost"), ("_@x-y.it", "_@x-y.it"),
        ("\"a@b\"@example.org", "\"a@b\"@example.org"),
        ("\"anna \\\"neri\\\"\"@example.org", "\"anna \\\"neri\\\"\"@example.org"),
        ("josé@example.org", "josé@example.org"), ("1@1.it", "1@1.it"),
    ])
    func `an address keeps its local part and lowers its domain`(text: String, plain: String)
        throws
    {
        let address = try MailAddress(text)
        #expect(address.description == plain)
        #expect(try roundTrip(address).back == address)
    }

    @Test(arguments: [
        ("", MailAddressFault.empty), (" \t", .empty), ("giulia", .noAt),
        ("@example.org", .localPart),
        ("giulia@", .domain), ("giulia@example", .domain), ("a@b@c.it", .character("@")),
        ("giulia..neri@example.org", .dots), (".giulia@example.org", .dots),
        ("giulia.@example.org", .dots), ("giulia@example..org", .dots), ("giulia@.org", .dots),
        ("giulia@example.org.", .dots), ("giulia@-example.org", .domain),
        ("giulia@example-.org", .domain), ("giulia@[192.0.2.1]", .addressLiteral),
        ("giulia@192.0.2.1", .domain), ("giulia neri@example.org", .character(" ")),
        ("giulia@exa mple.org", .character(" ")), ("giulia\u{0}@example.org", .character("\u{0}")),
        ("giulia@example.org\r\nBcc: x@y.it", .character("@")),
        ("giulia@example.org\r\nBcc: x", .character("\r")),
        ("giulia\u{202E}@example.org", .character("\u{202E}")),
        ("<giulia@example.org>", .character("<")), ("giulia@exam_ple.org", .character("_")),
        ("\u{301}giulia@example.org", .character("\u{301}")),
        ("giulia@example.\u{301}org", .character("\u{301}")), ("giulia@👍.org", .character("👍")),
        ("\"giulia@example.org", .localPart),
        ("\"a\"b\"@example.org", .localPart), ("\"a\\\"@example.org", .localPart),
        ("\"\u{7}\"@example.org", .localPart), ("\"@example.org", .localPart),
        ("a,b@example.org", .character(",")), ("giulia@example.org;", .character(";")),
    ])
    func `what is no address says why`(text: String, fault: MailAddressFault) {
        #expect(throws: fault) { try MailAddress(text) }
        #expect(fault.code.hasPrefix("mailAddress."))
        #expect(!fault.sentence.it.isEmpty && !fault.sentence.en.isEmpty)
    }

    @Test func `lengths are held to 64, 63, 253 and 254 octets`() throws {
        let local = String(repeating: "a", count: 64)
        #expect(throws: Never.self) { try MailAddress(local + "@example.org") }
        #expect(throws: MailAddressFault.tooLong) { try MailAddress("a" + local + "@example.org") }
        let label = String(repeating: "b", count: 63)
        #expect(throws: Never.self) { try MailAddress("a@\(label).it") }
        #expect(throws: MailAddressFault.domain) { try MailAddress("a@b\(label).it") }
        let domain = [label, label, label, String(repeating: "c", count: 58), "it"]
            .joined(separator: ".")
        #expect(domain.utf8.count == 253)
        #expect(throws: MailAddressFault.tooLong) { try MailAddress("a@" + domain) }
        #expect(throws: Never.self) { try MailAddress("a@" + domain.dropFirst()) }
        #expect(throws: MailAddressFault.tooLong) { try MailAddress(local + "@" + domain) }
    }

    @Test func `the key finds one mailbox under its spellings`() throws {
        let key = try MailAddress("Giulia.Neri@Example.org").matchingKey
        #expect(key == "giulia.neri@example.org")
        #expect(try MailAddress("\"giulia.neri\"@example.ORG").matchingKey == key)
        #expect(try MailAddress("giulia.neri+x@example.org").matchingKey != key)
        let composed = try MailAddress("josé@example.org").matchingKey
        #expect(try MailAddress("jose\u{301}@example.org").matchingKey == composed)
        #expect(try MailAddress("\"a b\"@example.org").matchingKey == "\"a b\"@example.org")
    }

    @Test(arguments: hostileTexts)
    func `a hostile text is no mail address, before or after the sign`(text: String) {
        #expect(throws: MailAddressFault.self) { try MailAddress(text) }
        #expect(throws: MailAddressFault.self) { try MailAddress("giulia@" + text) }
        _ = try? MailAddress(text + "@example.org")
    }
}
