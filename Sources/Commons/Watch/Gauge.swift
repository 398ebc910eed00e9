import Kernel
import Store

/// One number that tells how the house is doing, for who watches over it: metrics show it, and
/// `arca doctor` says what to do where it is trouble. No personal data.
public struct Gauge: Sendable, Equatable {
    /// As Prometheus names it, with its unit: `arca_mail_letters`.
    public let name: String
    public let help: String
    /// Tells numbers of one name apart; empty or one pair.
    public let label: String?
    public let value: Int64
    /// What is wrong and what to do, where a value above zero is trouble.
    public let advice: String?

    public init(
        _ name: String, help: String, label: String? = nil, value: Int64, advice: String? = nil
    ) {
        self.name = name
        self.help = help
        self.label = label
        self.value = value
        self.advice = advice
    }

    public var isTrouble: Bool { advice != nil && value > 0 }
}

extension House {
    public func gauges(in db: any Reader) throws -> [Gauge] {
        try Self.gauges(of: Array(features.dropFirst()), in: db, at: time.now())
    }

    /// Of a database whose schema is up to date.
    public static func gauges(of features: [any Feature], in db: any Reader, at now: Instant) throws
        -> [Gauge]
    {
        try ([CommonsFeature()] + features).flatMap { try $0.gauges(in: db, at: now) }
    }
}
