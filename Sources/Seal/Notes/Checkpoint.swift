import Kernel

/// What a log says of itself at a moment: so many leaves, this root (C2SP tlog-checkpoint).
public struct Checkpoint: Sendable, Hashable {
    /// Names the log, for ever.
    public let origin: String
    public let size: Int64
    public let root: Digest

    public init(origin: String, size: Int64, root: Digest) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The text to be signed.
    public var text: String { "\(origin)\n\(size)\n\(StandardBase64.text(root.bytes))\n" }

    /// Nil for a text that is no checkpoint, or has more in it than ours have.
    public init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, NoteKey.isName(String(lines[0])),
            let size = Int64(lines[1]), size >= 0,
            let root = StandardBase64.bytes(lines[2]).flatMap({ Digest($0) })
        else { return nil }
        self.init(origin: String(lines[0]), size: size, root: root)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    public func signed(by signer: NoteSigner) throws -> SignedNote {
        SignedNote(text, signatures: [try signer.sign(text)])
    }
}
