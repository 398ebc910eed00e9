/// An address of the envelope (RFC 5321 section 4.1.2): where a message goes or comes from.
///
/// Made only of what can stand between `<` and `>` in a command without ending it: an address
/// with a line break, a space or an angle bracket does not exist for us.
public struct SMTPAddress: Sendable, Hashable, CustomStringConvertible {
    public let text: String
    public var description: String { text }

    /// Nothing when the text is no such address. Letters beyond ASCII are allowed, and need a
    /// server with SMTPUTF8 (RFC 6531).
    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, 1...64 ~= parts[0].utf8.count, 1...255 ~= parts[1].utf8.count,
            text.utf8.count <= 254, text.unicodeScalars.allSatisfy(Self.isHarmless)
        else { return nil }
        self.text = text
    }

    var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        if "<>()[]\\,;:\"".unicodeScalars.contains(scalar) { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
            .privateUse, .unassigned:
            return false
        default: return true
        }
    }
}
