/// The ways in which mbox files keep a line `From ` of a text from being taken for the beginning
/// of the next message.
public enum MboxVariant: String, Sendable, CaseIterable {
    /// Any `>From `, `>>From ` has one `>` more than the text. The usual way, and the default.
    case mboxrd

    /// Only `From ` has a `>` before it; a text that had one already cannot be told apart.
    case mboxo

    /// As `mboxrd`, and `Content-Length` says where the body ends.
    case mboxcl

    /// Nothing is quoted, `Content-Length` alone says where the body ends.
    case mboxcl2

    /// Whether `Content-Length` is believed, where another message or the end follows it.
    var countsBytes: Bool { self == .mboxcl || self == .mboxcl2 }

    /// How many bytes at the beginning of a line are quoting: one or none.
    func quoting(_ line: ArraySlice<UInt8>) -> Int {
        guard self != .mboxcl2, line.first == UInt8(ascii: ">") else { return 0 }
        let rest = line.drop { $0 == UInt8(ascii: ">") }
        guard rest.starts(with: "From ".utf8) else { return 0 }
        return self == .mboxo && line.count - rest.count > 1 ? 0 : 1
    }
}
