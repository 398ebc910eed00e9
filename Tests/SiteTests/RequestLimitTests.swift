import ArcaTesting
import Kernel
import Testing

@testable import Site

@Suite struct RequestLimitTests {
    private let one = ID<Token>(rawValue: 1)
    private let start = TestArca.opening

    @Test func `so many at once, then evenly, and each key for itself`() {
        let limit = RequestLimit()
        for _ in 0..<60 { #expect(limit.wait(of: one, perMinute: 60, at: start) == nil) }
        #expect(limit.wait(of: one, perMinute: 60, at: start) == 1)
        #expect(limit.wait(of: ID(rawValue: 2), perMinute: 60, at: start) == nil)
        let soon = start.adding(milliseconds: 1_000)
        #expect(limit.wait(of: one, perMinute: 60, at: soon) == nil)
        #expect(limit.wait(of: one, perMinute: 60, at: soon) == 1)
        // Who waits an hour has a minute's worth, not sixty.
        let later = start.adding(milliseconds: 3_600_000)
        for _ in 0..<60 { #expect(limit.wait(of: one, perMinute: 60, at: later) == nil) }
        #expect(limit.wait(of: one, perMinute: 60, at: later) == 1)
    }

    @Test func `a slow key is told how long, and a clock set back gives nothing`() {
        let limit = RequestLimit()
        #expect(limit.wait(of: one, perMinute: 1, at: start) == nil)
        #expect(limit.wait(of: one, perMinute: 1, at: start) == 60)
        #expect(limit.wait(of: one, perMinute: 1, at: start.adding(milliseconds: -5_000)) == 60)
    }
}
