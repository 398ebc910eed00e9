import Commons
import Kernel

extension String {
    /// The beginning of a text in a list; it shows where more follows.
    func excerpt(_ most: Int) -> String {
        let shown = beginning(most)
        return shown.utf8.count < utf8.count ? "\(shown.trimmingSpace)…" : self
    }
}
