/// The identity of one thing of a kind: a 64-bit number, never negative when `IDSource` made it,
/// that grows with time. Written as 13 characters of Crockford base32, which sort like the
/// numbers and are safe in addresses, on paper and aloud.
public struct ID<Entity>: Hashable, Sendable, Comparable, LosslessStringConvertible, TextKeyed {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Reads 13 characters in either case; I and L count as 1, O as 0. Anything else, and any
    /// number above 63 bits, is refused.
    public init?(_ text: String) {
        guard let number = Crockford32.number(text), let raw = Int64(exactly: number) else {
            return nil
        }
        rawValue = raw
    }

    /// A negative number, which no source makes, is shown by its bits and does not read back.
    public var description: String { Crockford32.text(UInt64(bitPattern: rawValue)) }

    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
}
