/// How many of the seven properties an answer has (OPS-02: score = met/7).
public struct CompletenessScore: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The number of properties there are.
    public static let outOf = AnswerProperty.allCases.count

    /// The properties met, from none to all seven.
    public let met: Int

    /// A score; figures outside the scale are brought to its ends.
    public init(met: Int) {
        self.met = min(max(met, 0), Self.outOf)
    }

    /// Only 7/7 can make a case resolved.
    public var isComplete: Bool { met == Self.outOf }

    public var description: String { "\(met)/\(Self.outOf)" }

    public static func < (one: CompletenessScore, other: CompletenessScore) -> Bool {
        one.met < other.met
    }
}

extension CompletenessScore: Codable {
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        let met = try value.decode(Int.self)
        guard (0...Self.outOf).contains(met) else {
            throw DecodingError.dataCorruptedError(
                in: value, debugDescription: "A score of \(met) is outside the scale.")
        }
        self.init(met: met)
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(met)
    }
}
