/// Message ids in `Message-ID`, `In-Reply-To` and `References` (RFC 5322, 3.6.4), always without
/// their angle brackets.
enum MessageIdentifiers {
    private static let most = 1_000

    /// The ids of a header value, in order, each once. Without brackets the words that hold an
    /// `@` count: old programs write prose around them.
    static func read(_ value: String) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        func add(_ bytes: ByteSlice) {
            let kept = bytes.filter { $0 > .space && $0 != 0x7F }
            let identifier = String(decoding: kept, as: UTF8.self)
            guard !identifier.isEmpty, found.count < most, seen.insert(identifier).inserted else {
                return
            }
            found.append(identifier)
        }
        let bytes = Array(value.utf8)[...]
        var position = 0
        while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: ">"))
        {
            let inner = bytes[open + 1..<close]
            // An opening without its end is passed over: the id begins at the last one.
            let last = inner.lastIndex(of: UInt8(ascii: "<")).map { $0 + 1 } ?? inner.startIndex
            add(bytes[last..<close])
            position = close + 1
        }
        if found.isEmpty {
            for word in bytes.split(whereSeparator: {
                $0.isWhitespace || ",;\"<>".utf8.contains($0)
            })
            where word.contains(UInt8(ascii: "@")) {
                add(word)
            }
        }
        return found
    }

    /// The id of a message itself: the first one, or the whole value when it holds none.
    static func first(_ value: String) -> String? {
        if let identifier = read(value).first { return identifier }
        let bare = value.filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }
        return bare.isEmpty ? nil : bare
    }
}
