import Synchronization

/// Gives new identities: 41 bits of milliseconds since 2020-01-01 (good until 2089), 12 bits of
/// node, 10 bits of counter. Within a process each is greater than the one before, also when the
/// clock steps back or a millisecond runs out of its 1024 numbers: it then borrows from the next.
public final class IDSource: Sendable {
    private static let epoch: Int64 = 1_577_836_800_000
    /// A clock beyond this is held here, which leaves a milliard of numbers to borrow.
    private static let lastReading: Int64 = (1 << 41) - (1 << 20)
    private static let lastTick: Int64 = (1 << 51) - 1

    private let time: any TimeSource
    private let node: Int64
    /// Milliseconds and counter as one number: the last one given.
    private let last = Mutex<Int64>(-1)

    /// - Parameter node: tells apart the processes that write to one database; 12 bits are used.
    public init(time: any TimeSource, node: UInt16) {
        self.time = time
        self.node = Int64(node & 0xFFF)
    }

    public func next<E>(_: E.Type = E.self) -> ID<E> {
        let reading = min(max(time.now().milliseconds - Self.epoch, 0), Self.lastReading)
        let tick = last.withLock { last in
            last = min(max(reading << 10, last + 1), Self.lastTick)
            return last
        }
        return ID(rawValue: (tick >> 10) << 22 | node << 10 | tick & 0x3FF)
    }
}
