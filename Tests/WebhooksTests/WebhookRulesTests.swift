import Commons
import Kernel
import Testing

@testable import Outside
@testable import Webhooks

@Suite struct WebhookRulesTests {
    /// Made with Python's hmac and base64; the last is the example that Standard Webhooks gives.
    @Test(arguments: [
        [
            "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX", "msg_1", "1700000000", "{}",
            "ehZEL34p4RtokJ76Mky/c6YT0NkxG/H/gdzahhXIyv0=",
        ],
        [
            "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==",
            "msg_è", "0", "{\"data\":{\"name\":\"desk.caseClosed.v1\"},\"note\":\"perché €\"}",
            "Y0gkL1cYRC2knS9suygHEzBoQhBY9j9jOiUpW5THHbY=",
        ],
        [
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330", "{\"test\": 2432232314}",
            "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        ],
    ])
    func `C4: signatures are those that others make`(_ vector: [String]) throws {
        let secret = try #require(WebhookSecret(vector[0]))
        let made = WebhookSignature.make(
            id: vector[1], time: vector[2], body: vector[3], secret: secret)
        #expect(made == "v1,\(vector[4])")
        #expect(secret.text == vector[0])
    }

    @Test func `C4: whoever is busy says for how long, in seconds or by a moment`() {
        let now = "Sun, 06 Nov 1994 08:49:37 GMT"
        let cases: [(String?, String?, Int64?)] = [
            ("120", nil, 120), (" 0 ", nil, 0), ("99999999999999999999", nil, .max),
            ("Sun, 06 Nov 1994 08:51:37 GMT", now, 120),
            ("Sat, 05 Nov 1994 08:49:37 GMT", now, 0),
            ("Sun, 06 Nov 1994 08:51:37 GMT", nil, nil), (nil, now, nil), ("", now, nil),
            ("-5", now, nil), ("1e3", now, nil), ("presto", now, nil), ("٣", now, nil),
            ("Sun, 99 Nov 1994 08:51:37 GMT", now, nil),
            (String(repeating: "1", count: 41), now, nil),
        ]
        for (value, date, seconds) in cases {
            #expect(RetryAfter.seconds(value, answeredAt: date) == seconds, "\(value ?? "-")")
        }
        var chance = SplitMix64(seed: 3)
        func pause(_ failures: Int, _ seconds: Int64) -> Int64 {
            WebhookPauses.milliseconds(after: failures, .later(503, seconds: seconds), &chance)
        }
        #expect(pause(1, 600) == 600_000)
        // Never sooner than by our own pauses, nobody is left alone for ever.
        #expect(pause(2, 1) >= 300_000)
        #expect(pause(1, .max) == WebhookPauses.longestAskedSeconds * 1_000)
    }

    @Test func `C4: a secret is 24 to 64 bytes, and nothing else`() throws {
        var chance = SplitMix64(seed: 1)
        let made = WebhookSecret.make(&chance)
        #expect(made.bytes.count == 32 && WebhookSecret(made.text) == made)
        for text in [
            "", "whsec_", "whsec_AAAA", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
            "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRY", "whsec_!!ECAwQFBgcICQoLDA0ODxAREhMUFRYX",
            "whsec_" + String(repeating: "A", count: 88), "WHSEC_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
            "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX\n",
        ] {
            #expect(WebhookSecret(text) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        "8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1",
        "169.253.1.1", "192.167.1.1", "223.255.255.255", "2001:4860:4860::8888", "2a00:1450::1",
        "2606:4700::1111", "2001:200::1", "64:ff9b::808:808",
    ])
    func `C4: addresses on the internet`(_ text: String) throws {
        #expect(try #require(NetworkAddress(text)).isPublic)
    }

    @Test(arguments: [
        "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1",
        "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
        "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
        "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "168.63.129.16", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
        "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1", "2001::1",
        "2002:7f00:1::1", "3fff::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
        "100::1", "5f00::1",
    ])
    func `C4: addresses to which nothing is sent`(_ text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(!address.isPublic)
        #expect(NetworkAddress(address.description) == address)
    }

    @Test func `C4: what only some take for an address is none`() {
        for text in ["127.1", "0x7f.0.0.1", "2130706433", "0177.0.0.1", "", "1.2.3", "[::1]"] {
            #expect(NetworkAddress(text) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("https://Sistema.Example/arca?chiave=1", "https://sistema.example/arca?chiave=1"),
        ("https://a.example", "https://a.example/"),
        (" https://a.example:8443/x ", "https://a.example:8443/x"),
        ("https://8.8.8.8/x", "https://8.8.8.8/x"), ("https://a.example?x", "https://a.example/?x"),
    ])
    func `C4: addresses of receivers`(_ typed: String, _ read: String) throws {
        #expect(try OutsideAddress.read(typed, isHere: false).text == read)
    }

    @Test(arguments: [
        "", "https://", "https:///x", "http://a.example/", "ftp://a.example", "javascript:alert(1)",
        "https://u@a.example/", "https://u:p@a.example/", "https://a.example/#x",
        "https://a.example\\@b.example/", "https://a.example/\u{e8}", "https://a.example/ x",
        "https://a.example:0/", "https://a.example:65536/", "https://a.example:+80/",
        "https://a.example:80:80/", "https://[::1]/", "https://a..example/", "https://-a.example/",
        "https://2130706433/", "https://0x7f.0.0.1/", "https://127.1/", "https://a.example\r\nX: y",
        "https://\(String(repeating: "a", count: 600)).example/", "//a.example/",
        "https://0x7f000001.0x1/",
    ])
    func `C4: addresses that nobody can read in one way`(_ typed: String) {
        #expect(throws: WebhookRefused.badAddress) {
            try OutsideAddress.read(typed, isHere: false)
        }
    }

    @Test(arguments: [
        "https://localhost/", "https://127.0.0.1/", "https://10.1.2.3/", "https://169.254.169.254/",
        "https://intranet/", "https://a.localhost/",
    ])
    func `C4: addresses of this machine and its neighbours`(_ typed: String) {
        #expect(throws: WebhookRefused.notPublic) {
            try OutsideAddress.read(typed, isHere: false)
        }
    }

    @Test func `C4: the command line means this very machine and no other`() throws {
        for typed in ["http://127.0.0.1:9000/x", "http://localhost/", "https://localhost:1/"] {
            #expect(try OutsideAddress.read(typed, isHere: true).isNamedHere)
        }
        for typed in ["http://10.0.0.1/", "https://a.example/", "http://127.0.0.1.example/"] {
            #expect(throws: WebhookRefused.notHere) {
                try OutsideAddress.read(typed, isHere: true)
            }
        }
    }

    @Test func `C4: what a name leads to is judged before anybody is asked`() async throws {
        let post = OutsideLine()
        for (typed, isHere, answer) in [
            ("https://localhost:9/", false, WebhookAnswer.fault(.notPublic)),
            ("https://127.0.0.1:9/", false, .fault(.notPublic)),
            ("https://nessuno.invalid/", false, .fault(.unknownHost)),
            ("https://8.8.8.8/", true, .fault(.notPublic)),
            ("http://localhost:1/", true, .fault(.unreachable)),
        ] {
            let address = try #require(OutsideAddress(typed))
            let got = await post.post("{}", headers: [], to: address, isHere: isHere)
            #expect(got == answer, "\(typed)")
        }
        await post.close()
        #expect(await HostAddresses.of("localhost").allSatisfy(\.isLoopback))
        #expect(await !HostAddresses.of("localhost").isEmpty)
    }

    @Test func `C4: facts are chosen all, by their beginning or one by one`() throws {
        let known = ["desk.caseClosed.v1", "desk.caseOpened.v1", "members.admitted.v1"]
        let some = try FactChoice(["desk.*\n members.admitted.v1", "desk.*"], known: known)
        #expect(some.patterns == ["desk.*", "members.admitted.v1"])
        #expect(known.allSatisfy(some.takes))
        #expect(!some.takes("desktop.x.v1") && !some.takes("members.admitted.v2"))
        #expect(FactChoice(stored: some.stored) == some)
        #expect(throws: WebhookRefused.noFacts) { try FactChoice([" ", ""], known: known) }
        for odd in ["garden.*", "desk.caseClosed", "desk", "**", ".*", "%"] {
            #expect(throws: WebhookRefused.noSuchFact(odd)) { try FactChoice([odd], known: known) }
        }
    }

    @Test func `C4: attempts come ever more seldom, and not all at once`() {
        var chance = SplitMix64(seed: 7)
        let bases: [Int64] = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]
        for (index, base) in bases.enumerated() {
            let pauses = (0..<200).map { _ in
                WebhookPauses.milliseconds(after: index + 1, &chance)
            }
            #expect(pauses.allSatisfy { (base * 1_000...base * 1_200).contains($0) })
            #expect(Set(pauses).count > 100)
        }
        #expect(WebhookPauses.milliseconds(after: .max, &chance) >= 36_000_000)
    }
}
