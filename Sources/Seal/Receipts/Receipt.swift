import Kernel

/// One fact with all that proves it, in one file that whoever holds it can check without us: a ZIP archive
/// that any computer opens, whose every byte counts.
public struct Receipt: Sendable, Equatable {
    /// The words of the fact, as they were sealed; not there once they are erased.
    public struct Words: Sendable, Equatable {
        /// JSON with sorted keys.
        public let content: [UInt8]
        public let salt: [UInt8]

        public init(content: [UInt8], salt: [UInt8]) {
            self.content = content
            self.salt = salt
        }
    }

    /// A letter or a file that the fact names by the hash of its bytes.
    public struct Original: Sendable, Equatable {
        public let hash: Digest
        /// Such as `eml`.
        public let kind: String
        public let bytes: [UInt8]

        public init(_ bytes: [UInt8], kind: String) {
            hash = Digest.sha256(bytes)
            self.kind = kind
            self.bytes = bytes
        }
    }

    /// That the fact was in a seal, and who else signed when that seal existed.
    public struct Mark: Sendable, Equatable {
        /// The fact in the seal that was marked.
        public let proof: LogProof
        /// What the time authority answered (RFC 3161), over the SHA-256 of the seal's text.
        public let answer: [UInt8]
        /// Certificates in PEM that the cooperative trusts to stand behind it.
        public let roots: String

        public init(proof: LogProof, answer: [UInt8], roots: String) {
            self.proof = proof
            self.answer = answer
            self.roots = roots
        }
    }

    public let fact: FactEntry
    public let words: Words?
    public let originals: [Original]
    public let proof: LogProof
    public let marks: [Mark]
    /// Signed the checkpoint of the proof, and signs the receipt.
    public let key: NoteKey
    /// How each key of the log handed over to the next, the first first.
    public let keyChanges: [SignedNote]
    /// A page in HTML for people, without anything from outside.
    public let cover: String

    public init(
        fact: FactEntry, words: Words?, originals: [Original], proof: LogProof,
        marks: [Mark] = [], key: NoteKey, keyChanges: [SignedNote], cover: String
    ) {
        self.fact = fact
        self.words = words
        self.originals = originals
        self.proof = proof
        self.marks = marks
        self.key = key
        self.keyChanges = keyChanges
        self.cover = cover
    }

    /// Names within the archive.
    enum Name {
        static let cover = "LEGGIMI-README.html"
        static let entry = "fact/entry.bin"
        static let content = "fact/content.json"
        static let salt = "fact/salt.bin"
        static let originals = "originals/"
        static let proof = "proof/proof.tlog-proof"
        static func markProof(_ number: Int) -> String { "time/\(number)/proof.tlog-proof" }
        static func answer(_ number: Int) -> String { "time/\(number)/answer.tsr" }
        static func roots(_ number: Int) -> String { "time/\(number)/roots.pem" }
        static let key = "keys/key.txt"
        static let keyChanges = "keys/change-"
        static let list = "SHA256SUMS"
        static let signature = "SHA256SUMS.sig"
    }

    /// The file, its list of contents signed.
    public func file(signedBy signer: NoteSigner) throws -> [UInt8] {
        var files = [
            StoredZip.File(name: Name.cover, bytes: Array(cover.utf8)),
            StoredZip.File(name: Name.entry, bytes: fact.bytes),
        ]
        if let words {
            files.append(StoredZip.File(name: Name.content, bytes: words.content))
            files.append(StoredZip.File(name: Name.salt, bytes: words.salt))
        }
        files += originals.map {
            StoredZip.File(
                name: "\(Name.originals)\($0.hash.hex)\($0.kind.isEmpty ? "" : ".\($0.kind)")",
                bytes: $0.bytes)
        }
        files.append(StoredZip.File(name: Name.proof, bytes: Array(proof.text.utf8)))
        for (index, mark) in marks.enumerated() {
            files += [
                StoredZip.File(
                    name: Name.markProof(index + 1), bytes: Array(mark.proof.text.utf8)),
                StoredZip.File(name: Name.answer(index + 1), bytes: mark.answer),
                StoredZip.File(name: Name.roots(index + 1), bytes: Array(mark.roots.utf8)),
            ]
        }
        files.append(StoredZip.File(name: Name.key, bytes: Array("\(key.text)\n".utf8)))
        files += keyChanges.enumerated().map { index, note in
            StoredZip.File(
                name: "\(Name.keyChanges)\(index + 2).txt", bytes: Array(note.written.utf8))
        }
        let list = Self.list(of: files)
        let signature = try signer.sign(list).bytes
        return StoredZip(
            files + [
                StoredZip.File(name: Name.list, bytes: Array(list.utf8)),
                StoredZip.File(name: Name.signature, bytes: signature),
            ]
        ).written
    }

    /// As `sha256sum` writes and checks it.
    static func list(of files: [StoredZip.File]) -> String {
        files.map { "\(Digest.sha256($0.bytes).hex)  \($0.name)\n" }.joined()
    }
}
