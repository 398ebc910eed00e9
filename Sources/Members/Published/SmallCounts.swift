/// Counts that may be shown to everybody: below a least number a figure may name a person, and so does
/// what is left when all other parts are taken from the whole. Values in, values out.
public enum SmallCounts {
    /// - Parameter counts: the parts of a whole whose sum is published too.
    /// - Returns: nil in place of each part that is withheld. Either none is, or at least two are,
    ///   and together they are no small number; where that cannot be, all are.
    public static func published(_ counts: [Int], least: Int) -> [Int?] {
        var isWithheld = counts.map { (1..<max(least, 1)).contains($0) }
        func hidden() -> [Int] { counts.indices.filter { isWithheld[$0] } }
        while !hidden().isEmpty,
            hidden().count < 2 || hidden().reduce(0, { $0 + counts[$1] }) < least
        {
            // The next smallest goes too, so that no difference gives the first away.
            let next = counts.indices.filter { !isWithheld[$0] && counts[$0] > 0 }
                .min { (counts[$0], $0) < (counts[$1], $1) }
            guard let next else { return counts.map { _ in nil } }
            isWithheld[next] = true
        }
        return zip(counts, isWithheld).map { $1 ? nil : $0 }
    }
}
