/// Writes message numbers as short as the protocol allows: `1:5,7` (RFC 9051 section 9).
enum IMAPUIDSet {
    /// Ascending, each once, never zero.
    static func text(_ uids: some Sequence<UInt32>) -> String {
        ranges(uids).map { range in
            range.count == 1
                ? "\(range.lowerBound)" : "\(range.lowerBound):\(range.upperBound)"
        }.joined(separator: ",")
    }

    static func ranges(_ uids: some Sequence<UInt32>) -> [ClosedRange<UInt32>] {
        var ranges: [ClosedRange<UInt32>] = []
        for uid in Set(uids).sorted() where uid > 0 {
            if let last = ranges.last, last.upperBound == uid - 1 {
                ranges[ranges.count - 1] = last.lowerBound...uid
            } else {
                ranges.append(uid...uid)
            }
        }
        return ranges
    }
}
