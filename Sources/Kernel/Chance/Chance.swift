/// Where chance comes from. Whatever needs it is handed one: the system's in service, a seeded
/// one in tests and simulations, which then live the same story each time.
public protocol Chance: RandomNumberGenerator, Sendable {
    mutating func nextUInt64() -> UInt64
}

extension Chance {
    /// Lets Swift's own `random(in:using:)`, `shuffled(using:)` and the like draw from it.
    public mutating func next() -> UInt64 { nextUInt64() }

    /// So many bytes; none for a count that is not positive.
    public mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(count, 0))
        while bytes.count < count {
            let number = nextUInt64()
            for shift in stride(from: 0, to: UInt64(64), by: 8) where bytes.count < count {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return bytes
    }
}

/// The unpredictable chance of the operating system, fit for keys and tokens.
public struct SystemChance: Chance {
    private var system = SystemRandomNumberGenerator()

    public init() {}

    public mutating func nextUInt64() -> UInt64 { system.next() }
}

/// A sequence fixed by its seed (SplitMix64: Steele, Lea, Flood 2014). Never for secrets.
public struct SplitMix64: Chance {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func nextUInt64() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
