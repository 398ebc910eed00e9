import CLibPQ

/// How a connection is made: what the address leaves open is decided here, what it says holds.
enum PostgresAddress {
    /// A server that vanished without a word is noticed in seconds: while connecting, while it owes us
    /// an answer, and while what we sent is not received. Of several hosts the one that takes changes
    /// is meant: after a fail-over the address stays as it is. Seconds; `tcp_user_timeout` milliseconds.
    static let defaults: [(name: String, value: String)] = [
        ("connect_timeout", "4"), ("keepalives_idle", "5"), ("keepalives_interval", "3"),
        ("keepalives_count", "3"), ("tcp_user_timeout", "12000"),
        ("target_session_attrs", "read-write"), ("fallback_application_name", "arca"),
    ]

    /// Waits for the server. Nil only where memory is lacking; whether it worked the status tells.
    static func connect(to url: String) -> OpaquePointer? {
        // Of a word that is there twice libpq takes the last, and the address stands last.
        let words = defaults + [(name: "dbname", value: url)]
        return withCStrings(words.map(\.name)) { names in
            withCStrings(words.map(\.value)) { values in PQconnectdbParams(names, values, 1) }
        }
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        var storage: [CChar] = []
        var offsets: [Int] = []
        for text in texts {
            offsets.append(storage.count)
            storage += text.utf8CString
        }
        return storage.withUnsafeBufferPointer { buffer in
            let pointers = offsets.map { buffer.baseAddress?.advanced(by: $0) } + [nil]
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}
