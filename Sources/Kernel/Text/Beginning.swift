extension String {
    /// At most so many characters, and no more bytes than eight for each of them: what a person takes for
    /// one character can carry a million accents.
    public func beginning(_ count: Int) -> String {
        guard utf8.count > count else { return self }
        let most = count * 8
        guard utf8.count > most else { return String(prefix(count)) }
        var end = utf8.index(utf8.startIndex, offsetBy: most)
        // Not within a scalar.
        while utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
        return String(self[..<end].prefix(count))
    }
}
