import Kernel

/// Makes a command or query of input. Forms know only text, so text is read as a number, a date or a
/// tick where one is wanted; an empty text is no value; a list that is not there is empty. What
/// cannot be read is refused with the name of the field.
public enum InputDecoder {
    public static func decode<Value: Decodable>(_ type: Value.Type, from tree: Tree) throws -> Value
    {
        do {
            return try Value(from: TreeDecoder(tree: tree, codingPath: []))
        } catch let refusal as any Refusal {
            throw refusal
        } catch let DecodingError.keyNotFound(key, context) {
            throw InputRefused.missing(field: fieldName(context.codingPath + [key]))
        } catch let DecodingError.valueNotFound(_, context) {
            throw InputRefused.missing(field: fieldName(context.codingPath))
        } catch let DecodingError.typeMismatch(type, context) {
            throw InputRefused.wrongType(
                field: fieldName(context.codingPath), wanted: Self.wanted(type))
        } catch let DecodingError.dataCorrupted(context) {
            throw InputRefused.wrongType(
                field: fieldName(context.codingPath),
                wanted: Bilingual(alike: context.debugDescription))
        }
    }

    fileprivate static func wanted(_ type: Any.Type) -> Bilingual {
        switch type {
        case is CalendarDate.Type: Bilingual(it: "AAAA-MM-GG", en: "YYYY-MM-DD")
        case is Instant.Type: Bilingual(it: "AAAA-MM-GGTHH:MM:SSZ", en: "YYYY-MM-DDTHH:MM:SSZ")
        case let choices as any CaseIterable.Type: oneOf(choices)
        default: Bilingual(it: "un valore valido", en: "a valid value")
        }
    }

    private static func oneOf<Choices: CaseIterable>(_ type: Choices.Type) -> Bilingual {
        let values = type.allCases.map { choice in
            (choice as? any RawRepresentable).map { "\($0.rawValue)" } ?? "\(choice)"
        }
        let list = values.joined(separator: ", ")
        return Bilingual(it: "una scelta fra \(list)", en: "one of \(list)")
    }

    static func fieldName(_ path: [any CodingKey]) -> String {
        path.map(\.stringValue).joined(separator: ".")
    }
}

private struct TreeDecoder: Decoder {
    let tree: Tree
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        switch tree {
        case .object(let fields):
            KeyedDecodingContainer(ObjectContainer<Key>(fields: fields, codingPath: codingPath))
        case .list([]), .null:
            KeyedDecodingContainer(ObjectContainer<Key>(fields: [:], codingPath: codingPath))
        default:
            throw InputRefused.wrongType(
                field: InputDecoder.fieldName(codingPath), wanted: Bilingual(alike: "{…}"))
        }
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        switch tree {
        case .list(let items): ListContainer(items: items, codingPath: codingPath)
        case .null: ListContainer(items: [], codingPath: codingPath)
        // One value of a form field that may come several times.
        case .text(let text):
            ListContainer(items: text.isEmpty ? [] : [tree], codingPath: codingPath)
        default:
            throw InputRefused.wrongType(
                field: InputDecoder.fieldName(codingPath), wanted: Bilingual(alike: "[…]"))
        }
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        ValueContainer(tree: tree, codingPath: codingPath)
    }
}

private struct ObjectContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let fields: [String: Tree]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { fields.keys.compactMap(Key.init(stringValue:)) }
    func contains(_ key: Key) -> Bool { fields[key.stringValue] != nil }

    private func path(_ key: Key) -> [any CodingKey] { codingPath + [key] }

    func decodeNil(forKey key: Key) throws -> Bool {
        switch fields[key.stringValue] {
        case nil, .null, .text(""): true
        default: false
        }
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        guard let tree = fields[key.stringValue] else {
            // An empty list and an unticked box are simply not sent by a form.
            if let list = (Value.self as? any EmptyWhenAbsent.Type)?.absentValue as? Value {
                return list
            }
            throw InputRefused.missing(field: InputDecoder.fieldName(path(key)))
        }
        return try ValueContainer(tree: tree, codingPath: path(key)).decode(Value.self)
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        guard let tree = fields[key.stringValue] else {
            throw InputRefused.missing(field: InputDecoder.fieldName(path(key)))
        }
        return try ValueContainer(tree: tree, codingPath: path(key)).decode(String.self)
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        guard let tree = fields[key.stringValue] else { return false }
        return try ValueContainer(tree: tree, codingPath: path(key)).decode(Bool.self)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
        -> KeyedDecodingContainer<Nested>
    {
        try decoder(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder {
        TreeDecoder(tree: .object(fields), codingPath: codingPath)
    }
    func superDecoder(forKey key: Key) throws -> any Decoder { decoder(key) }

    private func decoder(_ key: Key) -> TreeDecoder {
        TreeDecoder(tree: fields[key.stringValue] ?? .null, codingPath: path(key))
    }
}

private protocol EmptyWhenAbsent { static var absentValue: Self { get } }
extension Array: EmptyWhenAbsent { fileprivate static var absentValue: Self { [] } }
extension Set: EmptyWhenAbsent { fileprivate static var absentValue: Self { [] } }
extension Sorted: EmptyWhenAbsent {
    fileprivate static var absentValue: Self { Sorted(wrappedValue: []) }
}
extension Dictionary: EmptyWhenAbsent { fileprivate static var absentValue: Self { [:] } }

private struct ListContainer: UnkeyedDecodingContainer {
    let items: [Tree]
    let codingPath: [any CodingKey]
    var currentIndex = 0

    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }
    private var path: [any CodingKey] { codingPath + [AnyKey(intValue: currentIndex)] }

    private mutating func next() throws -> TreeDecoder {
        guard !isAtEnd else { throw InputRefused.missing(field: InputDecoder.fieldName(path)) }
        defer { currentIndex += 1 }
        return TreeDecoder(tree: items[currentIndex], codingPath: path)
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, case .null = items[currentIndex] else { return false }
        currentIndex += 1
        return true
    }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let decoder = try next()
        return try ValueContainer(tree: decoder.tree, codingPath: decoder.codingPath).decode(
            Value.self)
    }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws
        -> KeyedDecodingContainer<Nested>
    {
        try next().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }
    mutating func superDecoder() throws -> any Decoder { try next() }
}

private struct ValueContainer: SingleValueDecodingContainer {
    let tree: Tree
    let codingPath: [any CodingKey]

    private var field: String { InputDecoder.fieldName(codingPath) }

    func decodeNil() -> Bool { tree == .null || tree == .text("") }

    func decode(_ type: String.Type) throws -> String {
        switch tree {
        case .text(let text), .number(let text):
            guard !text.unicodeScalars.contains("\0") else {
                throw InputRefused.unreadableCharacter(field: field)
            }
            return text
        case .null: throw InputRefused.missing(field: field)
        default:
            throw InputRefused.wrongType(field: field, wanted: Bilingual(it: "testo", en: "text"))
        }
    }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch tree {
        case .boolean(let flag): return flag
        case .text("true"), .text("on"), .text("1"), .text("yes"): return true
        case .text("false"), .text("off"), .text("0"), .text("no"), .text(""): return false
        default:
            throw InputRefused.wrongType(
                field: field, wanted: Bilingual(it: "sì o no", en: "yes or no"))
        }
    }

    private func number<Number>(_ read: (String) -> Number?) throws -> Number {
        switch tree {
        case .number(let text):
            if let number = read(text) { return number }
        case .text(let text):
            if let number = read(text.trimmingSpace) { return number }
            if text.trimmingSpace.isEmpty { throw InputRefused.missing(field: field) }
        case .null: throw InputRefused.missing(field: field)
        default: break
        }
        throw InputRefused.wrongType(
            field: field, wanted: Bilingual(it: "un numero", en: "a number"))
    }

    func decode(_ type: Double.Type) throws -> Double { try number(Double.init) }
    func decode(_ type: Float.Type) throws -> Float { try number(Float.init) }
    func decode(_ type: Int.Type) throws -> Int { try number { Int($0) } }
    func decode(_ type: Int8.Type) throws -> Int8 { try number { Int8($0) } }
    func decode(_ type: Int16.Type) throws -> Int16 { try number { Int16($0) } }
    func decode(_ type: Int32.Type) throws -> Int32 { try number { Int32($0) } }
    func decode(_ type: Int64.Type) throws -> Int64 { try number { Int64($0) } }
    func decode(_ type: UInt.Type) throws -> UInt { try number { UInt($0) } }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try number { UInt8($0) } }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try number { UInt16($0) } }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try number { UInt32($0) } }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try number { UInt64($0) } }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        // These read by overloads of their own, which a generic caller does not reach.
        if Value.self == String.self, let value = try decode(String.self) as? Value { return value }
        do {
            return try Value(from: TreeDecoder(tree: tree, codingPath: codingPath))
        } catch let DecodingError.dataCorrupted(context) {
            if let fault = context.underlyingError as? any ValueFault {
                throw InputRefused.invalid(field: field, code: fault.code, sentence: fault.sentence)
            }
            if tree == .text("") { throw InputRefused.missing(field: field) }
            throw InputRefused.wrongType(field: field, wanted: InputDecoder.wanted(Value.self))
        }
    }
}
