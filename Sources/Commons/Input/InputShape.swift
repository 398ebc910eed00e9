import Kernel

/// Learns which fields a type reads by letting it read: every field is there, each with a value that
/// its type takes. The description of the API is made of it; tests change one field at a time and see
/// what the door says.
public struct InputShape: Sendable {
    public struct Field: Sendable, CustomStringConvertible {
        /// Names of fields; `0` for the one entry of a list.
        public let path: [String]
        /// As Swift names it.
        public let type: String
        public fileprivate(set) var sample: Tree
        /// All values that it may have, where they are few.
        public var choices: [String] = []
        public var description: String { "\(path.joined(separator: ".")): \(type)" }
    }

    public private(set) var fields: [Field] = []
    /// Paths that may be left out.
    public private(set) var optional: Set<[String]> = []
    /// What could not be given a value: a test must hear of it.
    public private(set) var unreadable: String?

    public init(of type: any Decodable.Type) {
        let recorder = Recorder()
        do { try Self.read(type, into: recorder) } catch { unreadable = "\(error)" }
        fields = recorder.fields
        optional = recorder.optional
    }

    private static func read<Value: Decodable>(_ type: Value.Type, into recorder: Recorder) throws {
        _ = try Reading(recorder: recorder, path: []).value(type)
    }

    /// The same fields with other samples, so that a command finds what it is about and goes on to its
    /// rules.
    public func sampled(_ sample: (Field) -> Tree) -> InputShape {
        var shape = self
        for index in fields.indices { shape.fields[index].sample = sample(fields[index]) }
        return shape
    }

    /// The sample input, with one field replaced or left out.
    public func input(replacing changed: Field? = nil, by value: Tree? = nil) -> Tree {
        var root = Tree.object([:])
        for field in fields {
            let isChanged = field.path == changed?.path
            if isChanged, value == nil { continue }
            root = Self.set(
                isChanged ? value ?? .null : field.sample, at: field.path[...], in: root)
        }
        return root
    }

    private static func set(_ value: Tree, at path: ArraySlice<String>, in tree: Tree) -> Tree {
        guard let first = path.first else { return value }
        if let index = Int(first) {
            var items: [Tree] = []
            if case .list(let known) = tree { items = known }
            while items.count <= index { items.append(.object([:])) }
            items[index] = set(value, at: path.dropFirst(), in: items[index])
            return .list(items)
        }
        var fields: [String: Tree] = [:]
        if case .object(let known) = tree { fields = known }
        fields[first] = set(value, at: path.dropFirst(), in: fields[first] ?? .object([:]))
        return .object(fields)
    }

    fileprivate final class Recorder {
        var fields: [Field] = []
        var optional: Set<[String]> = []
    }

    fileprivate struct Reading: Decoder {
        let recorder: Recorder
        let path: [String]
        var codingPath: [any CodingKey] { [] }
        var userInfo: [CodingUserInfoKey: Any] { [:] }

        func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
            KeyedDecodingContainer(Keyed<Key>(recorder: recorder, path: path))
        }
        func unkeyedContainer() -> any UnkeyedDecodingContainer {
            Listed(recorder: recorder, path: path)
        }
        func singleValueContainer() -> any SingleValueDecodingContainer {
            Single(recorder: recorder, path: path, text: "")
        }

        /// Texts in the order in which a value of an unknown type is tried with.
        static let samples = [
            "0000000000001", "2026-03-01", "2026-03-01T10:00:00Z", "a@b.example", "2026-03",
            "operator", "it",
            "person", "mail", "call", "tls", "light", "slate", "open", "cordial", "member", "AAAA",
            "free", "true", "desk:read",
            "12345670017", "+39 059 123456", "RSSMRA80A01F257E", "1", "0", "ordinary", "company",
            "admission",
            "other", "",
        ]

        func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
            if let flag = true as? Value {
                recorder.fields.append(Field(path: path, type: "\(type)", sample: .boolean(true)))
                return flag
            }
            let asked = Asked()
            if let known = try? Value(from: Fixed(number: 1, asked: asked)) {
                // A type without fields takes everything and asks for nothing.
                if asked.isTrue {
                    recorder.fields.append(
                        Field(path: path, type: "\(type)", sample: .number("1")))
                }
                return known
            }
            if let choices = Value.self as? any CaseIterable.Type,
                let first = Self.first(choices) as? Value,
                let raw = (first as? any RawRepresentable)?.rawValue as? String
            {
                let all = Self.all(choices).compactMap {
                    ($0 as? any RawRepresentable)?.rawValue as? String
                }
                recorder.fields.append(
                    Field(path: path, type: "\(type)", sample: .text(raw), choices: all))
                return first
            }
            for sample in Self.samples {
                if let known = try? Value(from: Fixed(text: sample)) {
                    recorder.fields.append(
                        Field(path: path, type: "\(type)", sample: .text(sample)))
                    return known
                }
            }
            return try Value(from: self)
        }

        private static func all<Choices: CaseIterable>(_ type: Choices.Type) -> [Any] {
            Array(Choices.allCases)
        }

        private static func first<Choices: CaseIterable>(_ type: Choices.Type) -> Any? {
            Choices.allCases.first
        }
    }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let recorder: Recorder
        let path: [String]
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { [] }
        func contains(_ key: Key) -> Bool { true }
        func decodeNil(forKey key: Key) -> Bool { false }
        private func reading(_ key: Key) -> Reading {
            Reading(recorder: recorder, path: path + [key.stringValue])
        }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            try reading(key).value(type)
        }
        func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws
            -> Value?
        { try optional(type, key) }
        func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
            try optional(type, key)
        }
        func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
            try optional(type, key)
        }
        func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
            try optional(type, key)
        }
        func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
            try optional(type, key)
        }
        func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
            try optional(type, key)
        }

        private func optional<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
            recorder.optional.insert(path + [key.stringValue])
            return try reading(key).value(type)
        }
        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
            -> KeyedDecodingContainer<Nested>
        { reading(key).container(keyedBy: type) }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            reading(key).unkeyedContainer()
        }
        func superDecoder() throws -> any Decoder { Reading(recorder: recorder, path: path) }
        func superDecoder(forKey key: Key) throws -> any Decoder { reading(key) }
    }

    /// A list of one.
    private struct Listed: UnkeyedDecodingContainer {
        let recorder: Recorder
        let path: [String]
        var currentIndex = 0
        var codingPath: [any CodingKey] { [] }
        var count: Int? { 1 }
        var isAtEnd: Bool { currentIndex > 0 }
        private mutating func next() -> Reading {
            defer { currentIndex += 1 }
            return Reading(recorder: recorder, path: path + ["\(currentIndex)"])
        }
        mutating func decodeNil() -> Bool { false }
        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try next().value(type)
        }
        mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws
            -> KeyedDecodingContainer<Nested>
        { next().container(keyedBy: type) }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            next().unkeyedContainer()
        }
        mutating func superDecoder() throws -> any Decoder { next() }
    }

    /// One text or number and nothing else: no list, no object.
    fileprivate struct Fixed: Decoder {
        var number: Int?
        var text: String?
        var asked: Asked?
        var codingPath: [any CodingKey] { [] }
        var userInfo: [CodingUserInfoKey: Any] { [:] }
        init(number: Int, asked: Asked? = nil) {
            self.number = number
            self.asked = asked
        }
        init(text: String) { self.text = text }
        func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key>
        { throw NotThis() }
        func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NotThis() }
        func singleValueContainer() -> any SingleValueDecodingContainer {
            asked?.isTrue = true
            return Single(recorder: Recorder(), path: [], text: text, number: number)
        }
    }

    fileprivate final class Asked {
        var isTrue = false
    }

    fileprivate struct NotThis: Error {}

    private struct Single: SingleValueDecodingContainer {
        let recorder: Recorder
        let path: [String]
        var text: String?
        var number: Int?
        var codingPath: [any CodingKey] { [] }
        func decodeNil() -> Bool { false }
        func decode(_ type: String.Type) throws -> String {
            guard let text else { throw NotThis() }
            return text
        }
        func decode(_ type: Bool.Type) throws -> Bool { throw NotThis() }
        func decode(_ type: Double.Type) throws -> Double { Double(try whole()) }
        func decode(_ type: Float.Type) throws -> Float { Float(try whole()) }
        func decode(_ type: Int.Type) throws -> Int { try whole() }
        func decode(_ type: Int8.Type) throws -> Int8 { Int8(try whole()) }
        func decode(_ type: Int16.Type) throws -> Int16 { Int16(try whole()) }
        func decode(_ type: Int32.Type) throws -> Int32 { Int32(try whole()) }
        func decode(_ type: Int64.Type) throws -> Int64 { Int64(try whole()) }
        func decode(_ type: UInt.Type) throws -> UInt { UInt(try whole()) }
        func decode(_ type: UInt8.Type) throws -> UInt8 { UInt8(try whole()) }
        func decode(_ type: UInt16.Type) throws -> UInt16 { UInt16(try whole()) }
        func decode(_ type: UInt32.Type) throws -> UInt32 { UInt32(try whole()) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { UInt64(try whole()) }
        private func whole() throws -> Int {
            guard let number else { throw NotThis() }
            return number
        }
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            if Value.self == String.self, let value = try decode(String.self) as? Value {
                return value
            }
            return try Value(
                from: text == "" && number == nil
                    ? Reading(recorder: recorder, path: path) as any Decoder
                    : Fixed.of(text: text, number: number))
        }
    }
}

extension InputShape.Fixed {
    static func of(text: String?, number: Int?) -> any Decoder {
        if let number { return InputShape.Fixed(number: number) }
        return InputShape.Fixed(text: text ?? "")
    }
}
