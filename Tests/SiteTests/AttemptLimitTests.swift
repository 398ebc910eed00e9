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
}
