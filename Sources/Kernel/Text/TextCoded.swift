/// A value whose coded form (JSON, facts, addresses) is one text. Decoding judges the text by
/// the same rules as any other door, so a malformed value cannot come in through a file.
public protocol TextCoded: Codable, CustomStringConvertible {
    /// Reads the text; the error says why it is refused.
    static func read(_ text: String) throws -> Self
}

extension TextCoded {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try Self.read(text)
        } catch {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "Not a \(Self.self): \(error)",
                    underlyingError: error))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The reason given when a text has no value and the type says no more about it.
public struct NotReadable: Error, Equatable, Sendable {
    public let type: String
}

extension TextCoded where Self: LosslessStringConvertible {
    public static func read(_ text: String) throws -> Self {
        guard let value = Self(text) else { throw NotReadable(type: "\(Self.self)") }
        return value
    }
}

/// A text-coded value that may also be the key of a coded dictionary.
public protocol TextKeyed: TextCoded, CodingKeyRepresentable {}

extension TextKeyed {
    public var codingKey: any CodingKey { TextKey(stringValue: description) }

    public init?(codingKey: some CodingKey) {
        guard let value = try? Self.read(codingKey.stringValue) else { return nil }
        self = value
    }
}

private struct TextKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
