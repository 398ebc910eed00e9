/// A tree is written as one writes JSON.
extension Tree: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    public init(stringLiteral text: String) { self = .text(text) }
    public init(booleanLiteral flag: Bool) { self = .boolean(flag) }
    public init(integerLiteral number: Int) { self = .number(String(number)) }
    public init(arrayLiteral items: Tree...) { self = .list(items) }
    public init(dictionaryLiteral fields: (String, Tree)...) {
        self = .object(Dictionary(fields, uniquingKeysWith: { _, last in last }))
    }
}

extension Tree: Encodable {
    /// Numbers beyond 64 bits, and those that are not whole, are written as text: exact before all.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let fields):
            var container = encoder.container(keyedBy: AnyKey.self)
            for (name, value) in fields {
                try container.encode(value, forKey: AnyKey(stringValue: name))
            }
        case .list(let items):
            var container = encoder.unkeyedContainer()
            for item in items { try container.encode(item) }
        default:
            var container = encoder.singleValueContainer()
            switch self {
            case .null: try container.encodeNil()
            case .boolean(let flag): try container.encode(flag)
            case .number(let text):
                if let whole = Int64(text) {
                    try container.encode(whole)
                } else {
                    try container.encode(text)
                }
            case .text(let text): try container.encode(text)
            case .list, .object: break
            }
        }
    }
}
