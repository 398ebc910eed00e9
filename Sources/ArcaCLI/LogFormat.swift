import ArgumentParser
import Logging
import Site

/// How the log is written to standard error.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    /// Each line of a request carries its names.
    func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "arca") { label in
            switch self {
            case .text:
                StreamLogHandler.standardError(
                    label: label, metadataProvider: RequestTrace.metadataProvider)
            case .json:
                JSONLogHandler(metadataProvider: RequestTrace.metadataProvider, label: label)
            }
        }
        logger.logLevel = level
        return logger
    }
}
