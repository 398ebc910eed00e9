import Glibc

/// The disk refused something while an archive of mail was read.
public struct ArchiveFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was being tried: `open`, `read`, `list`.
    public let operation: String

    public let path: String

    /// The number of the system's error (errno).
    public let code: Int32

    public var description: String {
        "\(operation) \(path): \(String(cString: strerror(code)))"
    }

    static func current(_ operation: String, _ path: RawPath) -> ArchiveFault {
        ArchiveFault(operation: operation, path: path.display, code: errno)
    }
}
