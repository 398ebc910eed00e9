import Kernel
import Store
import Synchronization

/// Letters that were read lately, taken apart, under the hash of their bytes: the same bytes always say
/// the same. Who asks brings the bytes, so nothing outlives here what was forgotten there.
final class LetterShelf: Sendable {
    static let shared = LetterShelf()

    /// Larger ones are seldom opened twice, and would push out all others.
    private static let largest = 256 << 10
    /// Of raw bytes; beyond it the shelf begins anew.
    private static let most = 8 << 20

    private struct Held {
        var contents: [Digest: LetterContent] = [:]
        var size = 0
    }

    private let held = Mutex(Held())

    func content(of raw: [UInt8], at hash: Digest) -> LetterContent {
        guard !raw.isEmpty, raw.count <= Self.largest else { return LetterContent(raw) }
        if let known = held.withLock({ $0.contents[hash] }) { return known }
        let content = LetterContent(raw)
        held.withLock {
            if $0.size + raw.count > Self.most { $0 = Held() }
            if $0.contents.updateValue(content, forKey: hash) == nil { $0.size += raw.count }
        }
        return content
    }
}
