import CStemmer

/// The Snowball stemmer for Italian. Words come in without accents, since people leave them out:
/// `perche` and `perché` must meet. Holds C memory of its own: one per thread.
final class Stemmer {
    private let handle: OpaquePointer?

    init() { handle = sb_stemmer_new("italian", "UTF_8") }

    deinit { if let handle { sb_stemmer_delete(handle) } }

    /// The word itself where there is nothing to cut.
    func stem(_ word: String) -> String {
        guard let handle else { return word }
        var word = word
        return word.withUTF8 { bytes -> String in
            guard let start = bytes.baseAddress,
                let stem = sb_stemmer_stem(handle, start, Int32(bytes.count))
            else { return String(decoding: bytes, as: UTF8.self) }
            let length = Int(sb_stemmer_length(handle))
            return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
        }
    }
}
