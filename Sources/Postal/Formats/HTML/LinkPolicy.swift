/// Which addresses a page may point to.
enum LinkPolicy {
    private static let longest = 4_000
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// The target of a link in a form that every browser reads alike; nil unless it is an absolute
    /// address with one of the allowed schemes.
    static func link(_ value: String?) -> String? {
        guard let value, value.utf8.count <= longest else { return nil }
        let target = escaped(compact(value))
        let scheme = target.prefix { $0 != ":" }
        guard scheme.utf8.count < target.utf8.count else { return nil }
        guard schemes.contains(scheme.lowercased()) else { return nil }
        let rest = target.dropFirst(scheme.count + 1)
        if ["http", "https"].contains(scheme.lowercased()) {
            guard rest.hasPrefix("//"), rest.dropFirst(2).first.map({ $0 != "/" }) ?? false else {
                return nil
            }
        } else if rest.isEmpty {
            return nil
        }
        return "\(scheme.lowercased()):\(rest)"
    }

    /// The id in `cid:...`, by which a page shows a part of its own message (RFC 2392).
    static func contentID(_ value: String?) -> String? {
        guard let value, value.utf8.count <= longest else { return nil }
        let source = compact(value)
        guard source.lowercased().hasPrefix("cid:") else { return nil }
        let name = source.dropFirst(4).filter { !"<>\"'`".contains($0) }
        return name.isEmpty ? nil : String(name)
    }

    /// Without white space, control and hidden characters, which browsers pass over in schemes.
    static func compact(_ value: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator,
                .unassigned, .privateUse, .surrogate:
                continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Characters that have no place in an address, percent-encoded.
    private static func escaped(_ target: String) -> String {
        let unsafe = "\"'<>\\^`{|}".utf8
        guard target.utf8.contains(where: unsafe.contains) else { return target }
        var output: [UInt8] = []
        for byte in target.utf8 {
            if unsafe.contains(byte) {
                output += [
                    UInt8(ascii: "%"), QuotedPrintable.hexDigits[Int(byte >> 4)],
                    QuotedPrintable.hexDigits[Int(byte & 15)],
                ]
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
