import CLibPQ

/// Hears what the server says beside its answers. A notice comes on the thread that waits for the
/// answer, so the connection that owns this object needs no lock for it.
final class PostgresWarnings {
    private(set) var first: String?

    func forget() { first = nil }

    /// This object must live as long as the connection, which holds it.
    func listen(to handle: OpaquePointer) {
        PQsetNoticeReceiver(
            handle,
            { context, result in
                guard let context, let result else { return }
                let warnings = Unmanaged<PostgresWarnings>.fromOpaque(context).takeUnretainedValue()
                let text = PQresultErrorField(result, Int32(UInt8(ascii: "M")))
                warnings.first = warnings.first ?? text.map { String(cString: $0) } ?? "a warning"
            }, Unmanaged.passUnretained(self).toOpaque())
    }
}
