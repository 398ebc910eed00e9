import Commons
import Foundation
import Kernel
import Logging

/// One JSON object a line on standard error, for collectors of logs.
struct JSONLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    let label: String

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    private struct Line: Encodable {
        let at: Instant
        let level: String
        let logger: String
        let message: String
        let details: [String: String]
    }

    func log(event: LogEvent) {
        let all = [metadataProvider?.get() ?? [:], event.metadata ?? [:]]
            .reduce(metadata) { $0.merging($1) { _, new in new } }
        let line = Line(
            at: SystemTime().now(), level: event.level.rawValue, logger: label,
            message: "\(event.message)", details: all.mapValues { "\($0)" })
        guard let text = try? OutputJSON.text(line) else { return }
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
