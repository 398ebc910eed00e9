import Kernel

/// One signature below a note.
public struct NoteSignature: Sendable, Hashable {
    public let name: String
    /// Four bytes that tell keys of a name apart.
    public let id: [UInt8]
    public let bytes: [UInt8]

    public init(name: String, id: [UInt8], bytes: [UInt8]) {
        self.name = name
        self.id = id
        self.bytes = bytes
    }

    /// Its line, without the newline.
    public var line: String { "— \(name) \(StandardBase64.text(id + bytes))" }

    public init?(line: some StringProtocol) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "—", NoteKey.isName(String(parts[1])),
            let bytes = StandardBase64.bytes(parts[2]), bytes.count > 4
        else { return nil }
        self.init(
            name: String(parts[1]), id: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }

    func isBy(_ key: NoteKey) -> Bool { name == key.name && id == key.id }
}

/// A text that keys have signed (C2SP signed-note).
public struct SignedNote: Sendable, Hashable {
    /// With its last newline; what is signed.
    public let text: String
    public private(set) var signatures: [NoteSignature]

    /// A note without signatures is none yet.
    public init(_ text: String, signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    private static let longest = 1 << 20
    private static let mostSignatures = 64

    /// - Parameter written: the text, an empty line, and a line for each signature. Nil unless it is the
    ///   one way to write that note.
    public init?(_ written: String) {
        guard written.utf8.count <= Self.longest,
            written.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" })
        else { return nil }
        // By scalars: a mark that clings to a newline is no reason to read on.
        let scalars = Array(written.unicodeScalars)
        guard scalars.last == "\n",
            let cut = scalars.indices.dropLast(2).last(where: {
                scalars[$0] == "\n" && scalars[$0 + 1] == "\n"
            })
        else { return nil }
        let lines = scalars[(cut + 2)...].dropLast().split(
            separator: "\n", omittingEmptySubsequences: false)
        var signatures: [NoteSignature] = []
        for line in lines {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: line)
            guard let signature = NoteSignature(line: String(text)) else { return nil }
            signatures.append(signature)
        }
        guard (1...Self.mostSignatures).contains(signatures.count) else { return nil }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[...cut])
        self.init(String(text), signatures: signatures)
        // Compared by bytes: two texts that look alike are not the same.
        guard self.written.utf8.elementsEqual(written.utf8) else { return nil }
    }

    public var written: String {
        "\(text)\n\(signatures.map { "\($0.line)\n" }.joined())"
    }

    public mutating func add(_ signature: NoteSignature) {
        if !signatures.contains(signature) { signatures.append(signature) }
    }

    /// Whether the key signed the text, and no line in its name is wrong.
    public func isSigned(by key: NoteKey) -> Bool {
        let own = signatures.filter { $0.isBy(key) }
        return key.use == .note && !own.isEmpty
            && own.allSatisfy { key.isSignature($0.bytes, of: text) }
    }
}
