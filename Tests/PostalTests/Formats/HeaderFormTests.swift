import Testing

@testable import Postal

@Suite struct HeaderFormTests {
    @Test(arguments: [
        ("=?utf-8?Q?citt=C3=A0?=", "città"),
        ("=?UTF-8?B?w6g=?= =?UTF-8?B?w6k=?=", "èé"),
        ("=?utf-8?B?w6?= =?utf-8?B?qA==?=", "è"),
        ("=?utf-8?Q?citt=E0?=", "città"),
        ("=?x-foo?Q?citt=E0?=", "città"),
        ("=?iso-8859-1?Q?perch=E9_=80?=", "perché €"),
        ("=?iso-8859-15?Q?=A4?=", "€"),
        ("=?utf-8*it?Q?a_b?= c", "a b c"),
        ("=?utf-8?Q?x?==?utf-8?Q?y?=", "xy"),
        ("=?utf-8?Q?a b?=", "a b"),
        ("=?utf-8?Q?tronc", "=?utf-8?Q?tronc"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("a =?utf-8?Q?b?= c", "a b c"),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("=?iso-2022-jp?B?GyRCJDMkcxsoQg==?=", "こん"),
    ])
    func `encoded words are decoded and the rest stays (RFC 2047)`(value: String, text: String) {
        #expect(EncodedWords.decode(value) == text)
    }

    @Test func `a name without end is cut, its address stays`() {
        let long = String(repeating: "è", count: 100_000)
        for value in ["\(long) <m@x.it>", "\"\(long)\" <m@x.it>", "m@x.it (\(long))"] {
            let found = AddressListParser.parse(value)
            #expect(found.map(\.address) == ["m@x.it"])
            #expect(found.first?.name == String(repeating: "è", count: 200))
        }
    }

    @Test func `a decoded header never holds a line break`() {
        let message = Samples.parse("Subject: =?utf-8?Q?a=0D=0ABcc:_x@y.it=00?=\n\nciao")
        #expect(message.subject == "a Bcc: x@y.it")
        #expect(message.bcc.isEmpty)
    }

    @Test(arguments: [
        ("mario@x.it", ["|mario@x.it"]),
        ("\"Rossi, Mario\" <mario@x.it>, b@y.it", ["Rossi, Mario|mario@x.it", "|b@y.it"]),
        ("Rossi, Mario <m@x.it>", ["Rossi, Mario|m@x.it"]),
        ("gruppo: a@b.it, c@d.it;, e@f.it", ["|a@b.it", "|c@d.it", "|e@f.it"]),
        ("undisclosed-recipients:;", []),
        ("mario@x.it (Mario (capo) Rossi)", ["Mario (capo) Rossi|mario@x.it"]),
        ("\"=?utf-8?Q?Niccol=C3=B2?=\" <n@x.it>", ["Niccolò|n@x.it"]),
        ("=?utf-8?Q?Rossi,_Mario?= <m@x.it>", ["Rossi, Mario|m@x.it"]),
        ("a@b.it; c@d.it", ["|a@b.it", "|c@d.it"]),
        ("<a@b.it", ["|a@b.it"]),
        ("Mario <a@b.it, Luca <c@d.it>", ["Mario|a@b.it", "Luca|c@d.it"]),
        ("<a@b.it> <c@d.it>", ["|a@b.it", "|c@d.it"]),
        ("<@r1,@r2:a@b.it>", ["|a@b.it"]),
        ("\"a b\"@x.it", ["|\"a b\"@x.it"]),
        ("Mario Rossi", ["Mario Rossi|"]),
        ("Mario mario@x.it", ["Mario|mario@x.it"]),
        ("mario @ x.it", ["|mario@x.it"]),
        ("'m@x.it' <m@x.it>", ["|m@x.it"]),
        ("Mario (ufficio <m@x.it>", ["Mario (ufficio|m@x.it"]),
        ("<>", []), ("", []), ("<mailto:a@b.it>", ["|a@b.it"]),
    ])
    func `addresses are found as people write them`(value: String, expected: [String]) {
        #expect(AddressListParser.parse(value).map { "\($0.name)|\($0.address)" } == expected)
    }

    @Test(arguments: [
        ("Mon, 3 Mar 2014 10:00:00 +0100", 1_393_837_200_000),
        ("3 Mar 14 09:00 GMT", 1_393_837_200_000),
        ("mar, 4 mar 2014 10:00:00 +0100 (CET)", 1_393_923_600_000),
        ("mar, 6 mag 2014 11:00:00 CEST", 1_399_366_800_000),
        ("Mon Mar  3 09:00:00 2014", 1_393_837_200_000),
        ("2014-03-03T10:00:00+01:00", 1_393_837_200_000),
        ("Mon, 03 Mar 2014 10.00.00 +0100", 1_393_837_200_000),
        ("Mon,3 Mar 2014 10:00:60 +0100", 1_393_837_259_000),
        ("Thu, 1 Jan 1970 00:00:00 +0000", 0),
        ("Wed, 31 Dec 1969 23:59:59 +0000", -1_000),
        ("Sat, 29 Feb 2020 00:00:00 -0330", 1_582_947_000_000),
        ("3-Mar-2014 10:00:00 +0100", 1_393_837_200_000),
    ])
    func `dates are read in their many forms`(value: String, milliseconds: Int64) {
        #expect(MessageDate.parse(value) == milliseconds)
    }

    @Test(arguments: [
        "", "ieri", "Mon, 31 Feb 2014 10:00:00 +0100", "Mon, 3 Mar 99999 10:00:00", "3 Mar 2014",
        "Mon, 3 Mar 2014 25:00:00 +0000", "99 99 99:99", "- - - : :", "Mon, 3 Mar -5 10:00:00",
    ])
    func `what is no date is nil`(value: String) {
        #expect(MessageDate.parse(value) == nil)
    }

    @Test(arguments: [
        Int64.min, -62_135_596_800_000, -1, 0, 1_393_837_259_999, 253_402_300_799_000,
    ])
    func `an instant and its civil time agree`(milliseconds: Int64) {
        let time = CivilTime(milliseconds: milliseconds)
        guard (1...9999).contains(time.year) else { return }
        let seconds = milliseconds / 1_000 - (milliseconds % 1_000 < 0 ? 1 : 0)
        #expect(time.milliseconds() == seconds * 1_000)
    }

    @Test(arguments: [
        ("text/plain; charset=\"utf-8\"", "text/plain", ["charset": "utf-8"]),
        ("TEXT/HTML;CHARSET=x", "text/html", ["charset": "x"]),
        ("text / plain (nota); a=b", "text/plain", ["a": "b"]),
        ("text/plain charset=utf-8", "text/plain", ["charset": "utf-8"]),
        ("x/y; name*=utf-8'it'citt%C3%A0.txt", "x/y", ["name": "città.txt"]),
        ("x/y; name*=utf-8''citt%E0.txt", "x/y", ["name": "città.txt"]),
        ("x/y; name*1*=%A0.txt; name*0*=utf-8''citt%C3", "x/y", ["name": "città.txt"]),
        ("x/y; name*0=\"a b\"; name*1=\" c\"", "x/y", ["name": "a b c"]),
        ("x/y; name=vecchio; name*=utf-8''nuovo", "x/y", ["name": "nuovo"]),
        ("x/y; name=\"=?utf-8?Q?citt=C3=A0?=.txt\"", "x/y", ["name": "città.txt"]),
        ("x/y; name=a b c.txt", "x/y", ["name": "a b c.txt"]),
        ("x/y; name=\"a.pdf", "x/y", ["name": "a.pdf"]),
        ("x/y; boundary=\"a\\\"b\"; ; =; z", "x/y", ["boundary": "a\"b"]),
        ("x/y; name=\"C:\\doc\\a.txt\"", "x/y", ["name": "C:\\doc\\a.txt"]),
    ])
    func `types and parameters are read (RFC 2231)`(
        value: String, type: String, parameters: [String: String]
    ) {
        let field = ContentField(value)
        #expect(field.mediaType == type)
        #expect(field.parameters == parameters)
    }

    @Test func `message ids are found with and without brackets`() {
        #expect(MessageIdentifiers.read("<a@b> <c@d><a@b>") == ["a@b", "c@d"])
        #expect(MessageIdentifiers.read("<<a@b>") == ["a@b"])
        #expect(MessageIdentifiers.read("your mail of Monday, a@b") == ["a@b"])
        #expect(MessageIdentifiers.read("<a @\tb>") == ["a@b"])
        #expect(MessageIdentifiers.read("Messaggio di ieri") == [])
    }

    @Test(arguments: [
        ("../../etc/passwd", "passwd"), ("C:\\temp\\a.doc", "a.doc"),
        ("fattura\u{202E}fdp.exe", "fatturafdp.exe"), ("a\u{0}\r\nb.txt", "ab.txt"),
        (".htaccess", "htaccess"), ("con.txt", "_con.txt"), ("a:b?.txt", "a_b_.txt"),
        ("città.pdf", "città.pdf"), ("nome . ", "nome"),
    ])
    func `file names are made safe to show`(original: String, safe: String) {
        #expect(DisplayFileName.safe(original) == safe)
    }

    @Test func `the file name that the sender chose stays beside the safe one`() {
        let message = Samples.parse(
            "Content-Type: application/pdf; name=\"../a/b.pdf\"\n\nx")
        #expect(message.parts[0].filename == "b.pdf")
        #expect(message.parts[0].originalFilename == "../a/b.pdf")
        #expect(DisplayFileName.safe("../..") == nil)
        let long = DisplayFileName.safe(String(repeating: "è", count: 500) + ".pdf")
        #expect((long?.utf8.count ?? 999) <= 180 && long?.hasSuffix(".pdf") == true)
    }
}
