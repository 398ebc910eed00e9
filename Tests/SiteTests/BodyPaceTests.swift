import Testing

@testable import Site

@Suite struct BodyPaceTests {
    @Test func `a slow body comes in, a body that comes byte by byte does not`() {
        // The first minute is everybody's.
        #expect(!BodyPace.isTooSlow(1, after: .seconds(60)))
        #expect(BodyPace.isTooSlow(12, after: .seconds(62)))
        // 25 MB over a line of 1 Mbit/s; the same byte by byte.
        #expect(!BodyPace.isTooSlow(12_500_000, after: .seconds(100)))
        #expect(!BodyPace.isTooSlow(25_000_000, after: .seconds(200)))
        #expect(BodyPace.isTooSlow(200, after: .seconds(200)))
        // Never fast enough by having been fast once.
        #expect(BodyPace.isTooSlow(1_000_000, after: .seconds(3_600)))
    }
}
