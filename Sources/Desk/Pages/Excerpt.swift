import Commons

extension String {
    /// The beginning of a text in a list; it shows where more follows.
    func excerpt(_ most: Int) -> String {
        count > most ? "\(String(prefix(most)).trimmingSpace)…" : self
    }
}
