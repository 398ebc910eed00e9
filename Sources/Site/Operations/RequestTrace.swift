import Hummingbird
import Kernel
import Logging

/// The names of one request: in every line that is logged for it, on the error page, in the answer.
/// Taken over from who asks (W3C Trace Context, or `X-Request-Id`) where it is well formed.
public struct RequestTrace: Sendable, Equatable {
    @TaskLocal static var current: RequestTrace?

    /// Adds the names to whatever is logged while a request is answered.
    public static let metadataProvider = Logger.MetadataProvider {
        current.map { ["request": "\($0.requestID)", "trace": "\($0.traceID)"] } ?? [:]
    }

    let requestID: String
    /// 32 hexadecimal digits, shared by all who work for the same purpose.
    let traceID: String
    /// 16 of them: our part in it.
    let spanID: String
    private let flags: String

    private static let longestID = 64

    init(_ headers: HTTPFields, ids: IDSource) {
        let own: ID<RequestTrace> = ids.next()
        let span: ID<RequestTrace> = ids.next()
        requestID =
            headers[.init("X-Request-Id") ?? .accept].flatMap(Self.wellFormed) ?? "\(own)"
        spanID = Self.hex(span.rawValue)
        let parent = headers[.init("traceparent") ?? .accept].flatMap(Self.parent)
        traceID = parent?.trace ?? Self.hex(own.rawValue) + spanID
        flags = parent?.flags ?? "00"
    }

    var traceparent: String { "00-\(traceID)-\(spanID)-\(flags)" }

    func write(to headers: inout HTTPFields) {
        headers[.init("X-Request-Id") ?? .accept] = requestID
        headers[.init("traceparent") ?? .accept] = traceparent
    }

    /// Letters, digits, `.`, `_` and `-`: what cannot break a line of a log or of a header.
    private static func wellFormed(_ id: String) -> String? {
        let isPlain = id.utf8.allSatisfy {
            (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0)
                || [45, 46, 95].contains($0)
        }
        return isPlain && (1...longestID).contains(id.utf8.count) ? id : nil
    }

    /// Trace and flags of `version-trace-parent-flags`; nil where the standard calls it invalid.
    private static func parent(_ text: String) -> (trace: String, flags: String)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4, parts[0] != "ff", parts[0] != "00" || parts.count == 4,
            zip(parts, [2, 32, 16, 2]).allSatisfy({ isHex($0, of: $1) }),
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else { return nil }
        return (parts[1], parts[3])
    }

    private static func isHex(_ text: String, of length: Int) -> Bool {
        text.utf8.count == length
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    private static func hex(_ number: Int64) -> String {
        let digits = String(UInt64(bitPattern: number), radix: 16)
        return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    }
}
