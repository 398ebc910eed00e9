extension Money: CustomStringConvertible {
    /// `1234.56 EUR`, for logs and interfaces.
    public var description: String { "\(plain) \(currency.rawValue)" }
}

/// Coded as `{"amount":"1234.56","currency":"EUR"}`: a number in JSON would pass through binary
/// fractions in other people's programs.
extension Money: Codable {
    private enum CodingKeys: String, CodingKey { case amount, currency }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let currency = try container.decode(Currency.self, forKey: .currency)
        do {
            try self.init(plain: container.decode(String.self, forKey: .amount), currency)
        } catch let fault as MoneyFault {
            throw DecodingError.dataCorruptedError(
                forKey: .amount, in: container, debugDescription: fault.sentence.en)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(plain, forKey: .amount)
        try container.encode(currency, forKey: .currency)
    }
}
