import Kernel
import Testing

private enum Ship {}

@Suite struct `The source of identities` {
    private let time = FixedTime(Instant(milliseconds: 1_795_497_767_123))

    @Test func `it holds the time, the node and a counter`() {
        let source = IDSource(time: time, node: 0xFABC)
        let raw = source.next(Ship.self).rawValue
        #expect(raw >> 22 == 1_795_497_767_123 - 1_577_836_800_000)
        #expect((raw >> 10) & 0xFFF == 0xABC)
        #expect(raw & 0x3FF == 0)
        #expect(source.next(Ship.self).rawValue == raw + 1)
    }

    @Test func `it grows when a millisecond runs out and when the clock steps back`() {
        let source = IDSource(time: time, node: 7)
        var last = source.next(Ship.self)
        for step in 0..<5000 {
            if step == 2000 { time.advance(days: -400) }
            if step == 3000 { time.set(Instant.first) }
            let id = source.next(Ship.self)
            #expect(last < id)
            #expect((id.rawValue >> 10) & 0xFFF == 7)
            last = id
        }
        time.set(Instant(milliseconds: 1_795_497_767_123 + 1_000))
        #expect(last < source.next(Ship.self))
    }

    @Test(arguments: [Instant.first, Instant.last, Instant(milliseconds: 0)])
    func `a clock out of range gives numbers that grow and are not negative`(now: Instant) {
        let source = IDSource(time: FixedTime(now), node: .max)
        var last = ID<Ship>(rawValue: -1)
        for _ in 0..<3000 {
            let id = source.next(Ship.self)
            #expect(last < id)
            #expect(ID<Ship>(id.description) == id)
            last = id
        }
    }

    @Test func `tasks that ask at once never get the same`() async {
        let source = IDSource(time: SystemTime(), node: 1)
        let all = await withTaskGroup(of: [ID<Ship>].self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<2000).map { _ in source.next() } }
            }
            var all: Set<ID<Ship>> = []
            for await some in group {
                #expect(some == some.sorted())
                all.formUnion(some)
            }
            return all
        }
        #expect(all.count == 16_000)
    }
}
