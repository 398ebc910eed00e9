/// A set that is written in the order of its texts. Swift writes a set in the order of its hashes,
/// which differs from one moment to the next: the same command would not be the same bytes (a key
/// against repetition compares them), nor the same row at replay.
@propertyWrapper
public struct Sorted<Element>: Codable, Sendable, Hashable
where Element: Codable & Hashable & Sendable & RawRepresentable, Element.RawValue == String {
    public var wrappedValue: Set<Element>

    public init(wrappedValue: Set<Element>) { self.wrappedValue = wrappedValue }

    public init(from decoder: any Decoder) throws { wrappedValue = try Set(from: decoder) }

    public func encode(to encoder: any Encoder) throws {
        try wrappedValue.sorted { $0.rawValue < $1.rawValue }.encode(to: encoder)
    }
}
