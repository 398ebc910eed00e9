/// What stands within quotation marks in a passage: words of somebody else.
enum Citations {
    /// The farthest that a closing mark may be from its opening one; beyond, the mark stands alone.
    private static let reach = 400

    static func marks(in scalars: [Unicode.Scalar]) -> [Bool] {
        var cited = [Bool](repeating: false, count: scalars.count)
        var searched: [Unicode.Scalar: Int] = [:]
        var index = 0
        while index < scalars.count {
            if let closing = closingMark(of: scalars[index]) {
                // What was searched in vain is not searched again: a text of opening marks alone
                // would otherwise cost its length times the reach.
                let start = max(index + 1, searched[closing] ?? 0)
                let end = min(scalars.count, index + reach)
                if let found = (start..<max(start, end)).first(where: { scalars[$0] == closing }) {
                    for position in index...found { cited[position] = true }
                    index = found
                } else {
                    searched[closing] = max(start, end)
                }
            }
            index += 1
        }
        return cited
    }

    private static func closingMark(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "\"": return "\""
        case "«": return "»"
        case "“", "„": return "”"
        default: return nil
        }
    }
}
