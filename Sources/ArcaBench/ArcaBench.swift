import ArgumentParser

/// Measures what Arca does beside what the bare engines do, for `make bench`. Not shipped. Prints
/// lines `name=value`; scripts/bench.py makes the table of them.
@main struct ArcaBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ArcaBench", abstract: "The bare engines, for comparison.",
        subcommands: [
            WriteMbox.self, RawInsert.self, RawCommit.self, CompareSearch.self, Deliver.self,
            CountFacts.self, BarePage.self, MeasureSeal.self,
        ])
}

/// Where the bare engine keeps its letters.
struct RawLocation: ParsableArguments {
    @Option(help: "A new or existing SQLite file, or postgres://…") var raw: String

    func open() throws -> any RawEngine { try Self.open(raw) }

    static func open(_ raw: String) throws -> any RawEngine {
        raw.hasPrefix("postgres") ? try RawPostgres(raw) : try RawSQLite(raw)
    }
}

func figure(_ name: String, _ value: Double) { print("\(name)=\(value)") }

extension Duration {
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

extension [Double] {
    /// The smallest value that so many of the values do not exceed.
    func percentile(_ share: Double) -> Double {
        let sorted = sorted()
        guard !sorted.isEmpty else { return 0 }
        let rank = Int((Double(sorted.count) * share).rounded(.up)) - 1
        return sorted[Swift.min(Swift.max(rank, 0), sorted.count - 1)]
    }
}
