import Kernel
import Testing

@Suite struct `Sources of chance` {
    @Test func `a seed gives the published sequence`() {
        var chance = SplitMix64(seed: 1_234_567)
        let numbers = (0..<5).map { _ in chance.nextUInt64() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test func `Swift's own draws take from it`() {
        var (one, other) = (SplitMix64(seed: 7), SplitMix64(seed: 7))
        let shuffled = (0..<50).shuffled(using: &one)
        #expect(shuffled == (0..<50).shuffled(using: &other))
        #expect(Int.random(in: 0..<1000, using: &one) == Int.random(in: 0..<1000, using: &other))
        #expect(one.bytes(13) == other.bytes(13))
        #expect(one.bytes(0).isEmpty && one.bytes(-1).isEmpty && one.bytes(.min).isEmpty)
    }

    @Test func `the system's chance differs from call to call`() {
        var chance = SystemChance()
        #expect(chance.bytes(32) != chance.bytes(32))
        #expect(chance.bytes(9).count == 9)
    }
}
