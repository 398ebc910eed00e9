import Commons
import Store
import Synchronization

/// Counts for who watches over the machine, in Prometheus' text format. No personal data.
final class Metrics: Sendable {
    private struct Counts {
        var requests: [String: Int] = [:]
        var buckets = [Int](repeating: 0, count: Metrics.limits.count + 1)
        var seconds = 0.0
        var total = 0
    }

    private let counts = Mutex(Counts())

    /// Upper ends of the buckets, in milliseconds.
    private static let limits = [1.0, 2, 5, 10, 20, 50, 100, 250, 500, 1000, 5000]

    func record(status: Int, milliseconds: Double) {
        counts.withLock { counts in
            counts.requests["\(status / 100)xx", default: 0] += 1
            counts.buckets[Self.limits.firstIndex { milliseconds <= $0 } ?? Self.limits.count] += 1
            counts.seconds += milliseconds / 1000
            counts.total += 1
        }
    }

    /// - Parameter facts: the length of the journal.
    func text(facts: Int64, gauges: [Gauge], waits: [PoolWaits], version: String, engine: Dialect)
        -> String
    {
        let counts = counts.withLock { $0 }
        var lines = [
            "# HELP arca_facts Entries of the journal.", "# TYPE arca_facts gauge",
            "arca_facts \(facts)", "# HELP arca_requests_total Requests by class of status.",
            "# TYPE arca_requests_total counter",
        ]
        for (status, count) in counts.requests.sorted(by: { $0.key < $1.key }) {
            lines.append("arca_requests_total{status=\"\(status)\"} \(count)")
        }
        lines.append("# HELP arca_request_seconds Time to answer.")
        lines.append("# TYPE arca_request_seconds histogram")
        var sum = 0
        for (index, limit) in Self.limits.enumerated() {
            sum += counts.buckets[index]
            lines.append("arca_request_seconds_bucket{le=\"\(limit / 1000)\"} \(sum)")
        }
        lines.append("arca_request_seconds_bucket{le=\"+Inf\"} \(counts.total)")
        lines.append("arca_request_seconds_sum \(counts.seconds)")
        lines.append("arca_request_seconds_count \(counts.total)")
        lines += [
            "# HELP arca_build_info Version of the program and engine of the database.",
            "# TYPE arca_build_info gauge",
            "arca_build_info{version=\"\(version)\",engine=\"\(engine.rawValue)\"} 1",
        ]
        if let bytes = ProcessMemory.residentBytes() {
            lines += [
                "# HELP process_resident_memory_bytes Memory that the process holds.",
                "# TYPE process_resident_memory_bytes gauge",
                "process_resident_memory_bytes \(bytes)",
            ]
        }
        return (lines + Self.lines(waits) + Self.lines(gauges)).joined(separator: "\n") + "\n"
    }

    private static func lines(_ waits: [PoolWaits]) -> [String] {
        if waits.isEmpty { return [] }
        func counter(_ name: String, _ help: String, _ value: (PoolWaits) -> String) -> [String] {
            ["# HELP \(name) \(help)", "# TYPE \(name) counter"]
                + waits.map { "\(name){pool=\"\($0.pool)\"} \(value($0))" }
        }
        return counter(
            "arca_database_takes_total", "How often a connection to the database was wanted."
        ) { "\($0.taken)" }
            + counter(
                "arca_database_waits_total", "How often none was free within 10 milliseconds."
            ) { "\($0.waited)" }
            + counter(
                "arca_database_wait_seconds_total", "Time that was waited for a connection."
            ) { "\($0.seconds)" }
    }

    /// Numbers of one name stand together under one head.
    private static func lines(_ gauges: [Gauge]) -> [String] {
        var lines: [String] = []
        var last = ""
        for gauge in gauges {
            if gauge.name != last {
                lines.append("# HELP \(gauge.name) \(gauge.help)")
                lines.append("# TYPE \(gauge.name) gauge")
                last = gauge.name
            }
            let label = gauge.label.map { "{state=\"\($0)\"}" } ?? ""
            lines.append("\(gauge.name)\(label) \(gauge.value)")
        }
        return lines
    }
}
