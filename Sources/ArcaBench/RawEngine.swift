/// A decoded letter: what both sides of a comparison index.
struct Letter {
    let title: String
    let body: String
}

/// What is looked for: words that must all be there, each `inner` list in order.
struct RawQuery {
    var phrases: [[String]] = []
    var prefix: String?
}

/// An engine without anything of ours around it: one connection, prepared statements, its own
/// full-text index over the letters, every commit synced to disk.
protocol RawEngine {
    /// Makes the tables anew.
    func prepare() throws
    /// All letters in one transaction.
    func insert(_ letters: [Letter], from number: Int) throws
    /// One row, one transaction.
    func commit(_ text: String, number: Int) throws
    /// The newest twenty letters with these words, with their texts: how many there were.
    func search(_ query: RawQuery) throws -> Int
}

struct RawFault: Error, CustomStringConvertible {
    let description: String
}
