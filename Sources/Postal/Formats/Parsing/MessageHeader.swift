/// One header field, in its place and with nothing lost.
public struct MessageHeader: Sendable, Hashable {
    /// The name as written, for example `Message-ID`.
    public let name: String

    /// The value as written, unfolded: line ends taken away, encoded words left as they are.
    /// Bytes that are no UTF-8 are read as windows-1252.
    public let value: String

    /// The value for people: encoded words (RFC 2047) decoded, control characters removed.
    public let decoded: String

    /// The name in small letters, by which headers are found.
    let key: String
}

extension [MessageHeader] {
    /// The first header of a name given in small letters.
    func first(_ key: String) -> MessageHeader? {
        first { $0.key == key }
    }

    /// The values of all headers of a name given in small letters, joined with commas: repeated
    /// `To` or `References` lines count as one.
    func joined(_ key: String) -> String? {
        let found = filter { $0.key == key }
        guard found.count > 1 else { return found.first?.value }
        return found.map(\.value).joined(separator: ", ")
    }
}
