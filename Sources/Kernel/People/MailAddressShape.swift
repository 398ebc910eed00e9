/// The grammar of mail addresses.
enum MailAddressShape {
    private static let atomSigns = Set("!#$%&'*+-/=?^_`{|}~".unicodeScalars)

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
        for scalar in scalars where scalar != "." && !isAtom(scalar) { throw .character(scalar) }
        return text
    }

    /// Labels of letters, digits and inner hyphens; at least two, or `localhost`.
    static func domain(_ scalars: ArraySlice<Unicode.Scalar>) throws(MailAddressFault) -> String {
        if scalars.first == "[" { throw .addressLiteral }
        let labels = scalars.split(separator: ".", omittingEmptySubsequences: false)
        if labels.contains(where: \.isEmpty) { throw scalars.isEmpty ? .domain : .dots }
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
            .nonspacingMark, .spacingMark, .decimalNumber: true
        default: false
        }
    }
}

/// Why a text is no mail address.
public enum MailAddressFault: ValueFault {
    case empty
    case noAt
    case tooLong
    case character(Unicode.Scalar)
    /// Two dots in a row, or one at an end.
    case dots
    case localPart
    case domain
    /// `[192.0.2.1]` instead of a domain.
    case addressLiteral

    public var code: String {
        switch self {
        case .empty: "mailAddress.empty"
        case .noAt: "mailAddress.noAt"
        case .tooLong: "mailAddress.tooLong"
        case .character: "mailAddress.character"
        case .dots: "mailAddress.dots"
        case .localPart: "mailAddress.localPart"
        case .domain: "mailAddress.domain"
        case .addressLiteral: "mailAddress.addressLiteral"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .empty:
            Bilingual(it: "Manca l'indirizzo di posta.", en: "The mail address is missing.")
        case .noAt:
            Bilingual(
                it: "Nell'indirizzo di posta manca la chiocciola (@).",
                en: "The mail address has no @.")
        case .tooLong:
            Bilingual(
                it: "L'indirizzo di posta è troppo lungo.", en: "The mail address is too long.")
        case .character(let scalar):
            Bilingual(
                it: "Un indirizzo di posta non contiene il carattere \(scalar.shown).",
                en: "A mail address does not contain the character \(scalar.shown).")
        case .dots:
            Bilingual(
                it: "Nell'indirizzo di posta c'è un punto di troppo.",
                en: "There is a dot too many in the mail address.")
        case .localPart:
            Bilingual(
                it: "La parte prima della chiocciola non va bene.",
                en: "The part before the @ is not right.")
        case .domain:
            Bilingual(
                it: "La parte dopo la chiocciola non è un dominio, per esempio esempio.it.",
                en: "The part after the @ is not a domain, such as example.org.")
        case .addressLiteral:
            Bilingual(
                it: "Un indirizzo di rete al posto del dominio non è accettato.",
                en: "A network address instead of a domain is not accepted.")
        }
    }
}
