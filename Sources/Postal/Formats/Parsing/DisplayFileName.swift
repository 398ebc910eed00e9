/// File names of attachments as they may be shown, and offered for saving. The name a stranger
/// chose could point elsewhere (`../../etc`), turn its end around by hidden marks of direction, so
/// that a program looks like a document, or break a header.
enum DisplayFileName {
    private static let longest = 180

    /// A safe name; nil when nothing of the name is left.
    static func safe(_ original: String) -> String? {
        let last = original.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        var scalars = String.UnicodeScalarView()
        for scalar in last.unicodeScalars where !isHidden(scalar) {
            scalars.append(forbidden.contains(scalar) ? "_" : scalar)
        }
        let name = trim(String(scalars))
        guard !name.isEmpty else { return nil }
        return shorten(isReserved(name) ? "_\(name)" : name)
    }

    private static let forbidden: Set<Unicode.Scalar> = [":", "*", "?", "\"", "<", ">", "|"]

    /// Control characters, and those without a shape of their own: marks of direction, joiners,
    /// marks of byte order, line separators, private and unassigned ones.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
            .privateUse:
            true
        default: false
        }
    }

    /// No space or full stop at either end: neither hidden files nor names that Windows cuts.
    private static func trim(_ name: String) -> String {
        let characters = Array(name)
        let isEdge = { (character: Character) in character.isWhitespace || character == "." }
        guard let start = characters.firstIndex(where: { !isEdge($0) }),
            let end = characters.lastIndex(where: { !isEdge($0) })
        else { return "" }
        return String(characters[start...end])
    }

    /// Names that Windows keeps for devices, whatever their extension.
    private static func isReserved(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }.uppercased()
        if ["CON", "PRN", "AUX", "NUL"].contains(stem) { return true }
        guard stem.count == 4, stem.hasPrefix("COM") || stem.hasPrefix("LPT") else { return false }
        return stem.last?.isNumber ?? false
    }

    /// A long name loses its middle: the extension says what the file is.
    private static func shorten(_ name: String) -> String {
        guard name.utf8.count > longest else { return name }
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let ending = name[dot...].utf8.count <= 20 ? String(name[dot...]) : ""
        return CleanText.beginning(of: name, bytes: longest - ending.utf8.count) + ending
    }
}
