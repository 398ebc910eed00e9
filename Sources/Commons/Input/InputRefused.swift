import Kernel

/// Input that cannot be used, with the field it is in.
public enum InputRefused: Refusal, Equatable {
    case missing(field: String)
    case wrongType(field: String, wanted: Bilingual)
    case tooLong(field: String, most: Int)
    case unreadableCharacter(field: String)
    /// A value of the field's own kind (a fiscal code, a date) that is wrong in its own way.
    case invalid(field: String, code: String, sentence: Bilingual)

    public var code: String {
        switch self {
        case .missing: "missing"
        case .wrongType: "wrongType"
        case .tooLong: "tooLong"
        case .unreadableCharacter: "unreadableCharacter"
        case .invalid(_, let code, _): code
        }
    }

    public var field: String? {
        switch self {
        case .missing(let field), .wrongType(let field, _), .tooLong(let field, _),
            .unreadableCharacter(let field), .invalid(let field, _, _):
            field
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .missing(let field):
            Bilingual(
                it: "Manca «\(field)»: compila il campo.", en: "“\(field)” is missing: fill it in.")
        case .wrongType(let field, let wanted):
            Bilingual(
                it: "«\(field)» non si può leggere: serve \(wanted.it).",
                en: "“\(field)” cannot be read: \(wanted.en) is wanted.")
        case .tooLong(let field, let most):
            Bilingual(
                it: "«\(field)» è troppo lungo: al massimo \(most) caratteri.",
                en: "“\(field)” is too long: at most \(most) characters.")
        case .unreadableCharacter(let field):
            Bilingual(
                it: "«\(field)» contiene un carattere non ammesso: riscrivilo.",
                en: "“\(field)” contains a character that is not allowed: type it again.")
        case .invalid(_, _, let sentence): sentence
        }
    }
}

/// Checks that most commands need on what a person typed.
public enum Typed {
    /// Trimmed, not empty, not too long.
    public static func required(_ text: String, field: String, most: Int = 200) throws -> String {
        let trimmed = try optional(text, field: field, most: most)
        guard let trimmed else { throw InputRefused.missing(field: field) }
        return trimmed
    }

    /// A field that takes no more characters is one line.
    public static let longestLine = 320

    /// Trimmed; nil when there is nothing to see. What steers a terminal or turns the direction of
    /// writing is left out, and a field of one line stays one (see `longestLine`).
    public static func optional(_ text: String?, field: String, most: Int = 200) throws -> String? {
        let text = text ?? ""
        let trimmed = (most <= longestLine ? text.oneLine : text.withoutSteering).trimmingSpace
        guard trimmed.unicodeScalars.count <= most else {
            throw InputRefused.tooLong(field: field, most: most)
        }
        return trimmed.isEmpty ? nil : trimmed
    }
}

extension String {
    /// Without what steers a terminal or turns the direction of writing.
    var withoutSteering: String { String(UnicodeScalarView(unicodeScalars.filter { !$0.steers })) }

    /// What a title or a name is, whoever wrote it: a run of line breaks and tabs is one blank, and what
    /// steers is left out.
    public var oneLine: String {
        var line = UnicodeScalarView()
        for scalar in unicodeScalars where !scalar.steers {
            if !scalar.breaksLine {
                line.append(scalar)
            } else if line.last != " " {
                line.append(" ")
            }
        }
        return String(line)
    }
}

extension Unicode.Scalar {
    fileprivate var steers: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F: !breaksLine
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    fileprivate var breaksLine: Bool {
        switch value {
        case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
