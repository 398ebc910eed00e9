import ArcaTesting
import Commons
import Kernel
import Testing

@testable import Site

@Suite struct AttemptLimitTests {
    private static let now = Instant(milliseconds: 1_700_000_000_000)

    /// Many at once are judged slowly, one after the other: they must not all pass before the first
    /// has failed.
    @Test func `an attempt counts before it is judged`() {
        let limit = AttemptLimit()
        let admitted = (0..<20).count { _ in
            limit.admits(mail: "marta@ilborgo.example", address: "192.0.2.7", at: Self.now)
        }
        #expect(admitted == 8)
    }

    @Test func `the right password counts for nothing`() {
        let limit = AttemptLimit()
        for second in 0..<100 {
            let at = Self.now.adding(seconds: Int64(second))
            #expect(limit.admits(mail: "marta@ilborgo.example", address: "192.0.2.7", at: at))
            limit.succeeded(mail: "marta@ilborgo.example", address: "192.0.2.7", at: at)
        }
    }

    @Test func `who guesses shuts out nobody at another address`() {
        let limit = AttemptLimit()
        for _ in 0..<50 {
            _ = limit.admits(mail: "marta@ilborgo.example", address: "192.0.2.7", at: Self.now)
        }
        #expect(limit.admits(mail: "marta@ilborgo.example", address: "192.0.2.8", at: Self.now))
    }

    /// Somebody who guesses from everywhere uses up what strangers have together, and nothing else.
    @Test func `who guesses from a thousand addresses does not shut the owner out`() {
        let limit = AttemptLimit()
        let mail = "marta@ilborgo.example"
        let admitted = (0..<1000).count { number in
            limit.admits(
                mail: mail, address: "10.0.\(number / 256).\(number % 256)", at: Self.now)
        }
        #expect(admitted == 60)
        #expect(!limit.admits(mail: mail, address: "192.0.2.8", at: Self.now))
        #expect(limit.admits(mail: mail, address: "192.0.2.8", device: "hers", at: Self.now))
        #expect(limit.admits(mail: "giulia@ilborgo.example", address: "192.0.2.8", at: Self.now))
        let later = Self.now.adding(seconds: 15 * 60)
        #expect(limit.admits(mail: mail, address: "192.0.2.8", at: later))
    }

    @Test func `who guesses in the same office does not shut a known browser out`() {
        let limit = AttemptLimit()
        for number in 0..<60 {
            _ = limit.admits(mail: "x\(number)@ilborgo.example", address: "192.0.2.7", at: Self.now)
        }
        #expect(!limit.admits(mail: "marta@ilborgo.example", address: "192.0.2.7", at: Self.now))
        #expect(
            limit.admits(
                mail: "marta@ilborgo.example", address: "192.0.2.7", device: "hers", at: Self.now))
    }

    @Test func `a known browser has eight attempts as well`() {
        let limit = AttemptLimit()
        let admitted = (0..<20).count { _ in
            limit.admits(
                mail: "marta@ilborgo.example", address: "192.0.2.7", device: "hers", at: Self.now)
        }
        #expect(admitted == 8)
    }

    @Test func `a household of IPv6 counts as one, another does not`() {
        let limit = AttemptLimit()
        let admitted = (0..<200).count { number in
            limit.admits(
                mail: "marta@ilborgo.example", address: "2001:db8:1:2::\(number)", at: Self.now)
        }
        #expect(admitted == 8)
        #expect(
            limit.admits(mail: "marta@ilborgo.example", address: "2001:db8:1:3::1", at: Self.now))
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("2001:DB8::1", "2001:db8:0:0::/64"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"),
        ("::1", "0:0:0:0::/64"), ("::ffff:192.0.2.7", "192.0.2.7"), ("local", "local"), ("", ""),
        ("1:2:3", "1:2:3"), ("x:2:3:4:5:6:7:8", "x:2:3:4:5:6:7:8"),
        ("1::2:3:4:5:6:7:8:9", "1::2:3:4:5:6:7:8:9"),
    ])
    func `a network is named by its first half`(_ address: String, _ name: String) {
        #expect(Network.name(address) == name)
    }

    @Test func `the cookie of a known browser is for one account and cannot be made up`()
        async throws
    {
        try await TestArca.with(.sqlite, features: [SiteCore()]) { arca in
            let giulia = try #require(arca.giulia.id)
            let account = try #require(
                try await arca.house.store.read { try AccountRow.find(giulia, in: $0) })
            let header = try #require(try KnownDevice.header(for: account, arca.visit(arca.giulia)))
            let value = try #require(
                header.split(separator: ";").first?.split(separator: "=").last.map(String.init))
            func name(_ mail: String, _ cookie: String) -> String? {
                KnownDevice.name(for: mail, arca.visit(arca.giulia, device: cookie))
            }
            #expect(name("Giulia@ilborgo.example", value) != nil)
            #expect(name("marta@ilborgo.example", value) == nil)
            #expect(name("giulia@ilborgo.example", "A" + value) == nil)
            #expect(name("giulia@ilborgo.example", "") == nil)
        }
    }
}
