import Store

/// The words that SQLite's index holds.
enum SearchVocabulary {
    /// Beyond this many in one query the index finds them itself, faster than one by one.
    static let most = 150

    /// All that begin so, in order; nil where they are too many. FTS5 gathers all entries of all words
    /// of a prefix before it gives the first; of words that are named it gives the newest at once.
    static func words(beginning: String, most: Int, in db: any Reader) throws -> [String]? {
        var words: [String] = []
        // Words are letters and digits: none holds what comes after them all.
        let end = beginning + "\u{10FFFF}"
        var from = beginning
        while let word = try db.value(
            "SELECT term FROM search_vocabulary WHERE term >= \(from) AND term < \(end) LIMIT 1",
            as: String.self)
        {
            guard words.count < most else { return nil }
            words.append(word)
            from = word + "\u{1}"
        }
        return words
    }
}
