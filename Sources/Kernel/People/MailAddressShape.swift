/// The grammar of mail addresses.
enum MailAddressShape {
    private static let atomSigns = Set("!#$%&'*+-/=?^_`{|}~".unicodeScalars)

    /// The two parts of an address as nearly all are: ASCII letters, digits, dots, hyphens and
    /// underscores. Nil of any other, good or bad, which is then read with more care.
    static func plain(_ text: String) -> (local: String, domain: String)? {
        let bytes = text.utf8
        guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else {
            return nil
        }
        let local = bytes[..<at]
        let domain = bytes[bytes.index(after: at)...]
        guard local.count <= 64, arePlainLabels(local), arePlainLabels(domain),
            domain.contains(UInt8(ascii: ".")), !domain.contains(UInt8(ascii: "_")),
            // A last label that begins with a letter is no number.
            let last = domain.split(separator: UInt8(ascii: ".")).last?.first, last >= 0x41
        else { return nil }
        return (String(text[..<at]), text[bytes.index(after: at)...].lowercased())
    }

    /// Separated by dots, none empty, longer than a name may be, or with a hyphen at an end.
    private static func arePlainLabels(_ bytes: Substring.UTF8View) -> Bool {
        var length = 0
        var before = UInt8(ascii: ".")
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "."):
                if length == 0 || before == UInt8(ascii: "-") { return false }
                length = -1
            case UInt8(ascii: "-"): if length == 0 { return false }
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                break
            default: return false
            }
            length += 1
            if length > 63 { return false }
            before = byte
        }
        return length > 0 && before != UInt8(ascii: "-")
    }

    /// A dot-atom, or a quoted string of printable ASCII.
    static func local(_ scalars: ArraySlice<Unicode.Scalar>) throws(MailAddressFault) -> String {
        let text = String(String.UnicodeScalarView(scalars))
        guard !scalars.isEmpty else { throw .localPart }
        guard text.utf8.count <= 64 else { throw .tooLong }
        if scalars.first == "\"" {
            guard unquotedScalars(Array(scalars)) != nil else { throw .localPart }
            return text
        }
        let atoms = scalars.split(separator: ".", omittingEmptySubsequences: false)
        if atoms.contains(where: \.isEmpty) { throw .dots }
        if let mark = leadingMark(of: atoms) { throw .character(mark) }
        for scalar in scalars where scalar != "." && !isAtom(scalar) { throw .character(scalar) }
        return text
    }

    /// Labels of letters, digits and inner hyphens; at least two, or `localhost`.
    static func domain(_ scalars: ArraySlice<Unicode.Scalar>) throws(MailAddressFault) -> String {
        if scalars.first == "[" { throw .addressLiteral }
        let labels = scalars.split(separator: ".", omittingEmptySubsequences: false)
        if labels.contains(where: \.isEmpty) { throw scalars.isEmpty ? .domain : .dots }
        if let mark = leadingMark(of: labels) { throw .character(mark) }
        for scalar in scalars where scalar != "." && scalar != "-" && !isLetterOrDigit(scalar) {
            throw .character(scalar)
        }
        for label in labels {
            let text = String(String.UnicodeScalarView(label))
            guard text.utf8.count <= 63, label.first != "-", label.last != "-" else {
                throw .domain
            }
        }
        let domain = String(String.UnicodeScalarView(scalars)).lowercased()
        // Lower-casing may lengthen; a last label of digits would be an address of the network.
        guard domain.utf8.count <= 253, labels.count > 1 || domain == "localhost",
            labels.last?.allSatisfy({ ("0"..."9").contains($0) }) == false
        else { throw .domain }
        return domain
    }

    /// The inside of a quoted local part, when it could have been written without quotes.
    static func unquoted(_ local: String) -> String? {
        guard let inside = unquotedScalars(Array(local.unicodeScalars)),
            let plain = try? self.local(inside[...]), !plain.hasPrefix("\"")
        else { return nil }
        return plain
    }

    private static func unquotedScalars(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return nil }
        var inside: [Unicode.Scalar] = []
        var isEscaped = false
        for scalar in scalars[1..<(scalars.count - 1)] {
            guard (" "..."~").contains(scalar) else { return nil }
            if !isEscaped, scalar == "\\" {
                isEscaped = true
                continue
            }
            if !isEscaped, scalar == "\"" { return nil }
            inside.append(scalar)
            isEscaped = false
        }
        return isEscaped ? nil : inside
    }

    /// A combining mark that would sit on the dot or sign before it.
    private static func leadingMark(
        of parts: [ArraySlice<Unicode.Scalar>]
    ) -> Unicode.Scalar? {
        parts.lazy.compactMap(\.first).first { first in
            if first.isASCII { return false }
            return switch first.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: true
            default: false
            }
        }
    }

    private static func isAtom(_ scalar: Unicode.Scalar) -> Bool {
        isLetterOrDigit(scalar) || atomSigns.contains(scalar)
    }

    /// ASCII letters and digits, and letters, marks and digits of other scripts (RFC 6531).
    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar)
        }
        return switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter,
            .nonspacingMark, .spacingMark, .decimalNumber:
            true
        default: false
        }
    }
}
