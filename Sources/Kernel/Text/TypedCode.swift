/// What a person typed where a code of letters and digits is wanted: upper case, without the
/// spaces people put in, and with nothing but ASCII letters and digits left.
struct TypedCode {
    enum Fault: Error, Equatable {
        case tooLong
        case character(Unicode.Scalar)
    }

    let bytes: [UInt8]

    /// - Parameter dropped: ASCII signs to leave out besides white space.
    init(_ text: String, dropping dropped: String = "") throws(Fault) {
        guard text.utf8.count <= 128 else { throw .tooLong }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars where !scalar.isInvisibleSpace {
            switch scalar {
            case "0"..."9", "A"..."Z": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case "a"..."z": bytes.append(UInt8(truncatingIfNeeded: scalar.value) & 0xDF)
            case _ where dropped.unicodeScalars.contains(scalar): continue
            default: throw .character(scalar)
            }
        }
        self.bytes = bytes
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The faults every typed code shares.
protocol TypedCodeFault: ValueFault {
    /// So many characters instead of the right number.
    static func length(_ count: Int) -> Self
    /// A character that no such code contains.
    static func character(_ scalar: Unicode.Scalar) -> Self
}

extension TypedCodeFault {
    /// The upper-case letters and digits of a typed code, or this kind of fault.
    static func characters(
        of text: String, dropping dropped: String = ""
    ) throws(Self) -> [UInt8] {
        do {
            return try TypedCode(text, dropping: dropped).bytes
        } catch {
            switch error {
            case .tooLong: throw .length(text.utf8.count)
            case .character(let scalar): throw .character(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    /// White space of any kind, and the marks without width that copying from a page brings.
    var isInvisibleSpace: Bool {
        properties.isWhitespace || self == "\u{200B}" || self == "\u{FEFF}"
    }

    /// The character and its number, safe to print in a sentence.
    var shown: String {
        let hex = String(value, radix: 16, uppercase: true)
        let number = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark,
            .enclosingMark, .spacingMark, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            return number
        default:
            return isASCII ? "\"\(Character(self))\"" : "\"\(Character(self))\" (\(number))"
        }
    }
}

extension String {
    /// The start of a text, short and printable enough to be repeated to who typed it.
    var excerpt: String {
        let visible = unicodeScalars.prefix(40).filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .unassigned: false
            default: true
            }
        }
        return String(String.UnicodeScalarView(visible))
    }
}

extension UInt8 {
    var isASCIILetter: Bool { (0x41...0x5A).contains(self) }
    var shown: Character { Character(Unicode.Scalar(self)) }
}
