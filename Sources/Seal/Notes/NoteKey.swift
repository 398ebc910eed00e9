import Kernel

import enum Crypto.Curve25519

/// The public half of a key that signs notes, with the name it signs under (C2SP signed-note).
public struct NoteKey: Sendable, Hashable {
    /// What a signature by the key says.
    public enum Use: UInt8, Sendable {
        /// The text of the note.
        case note = 1
        /// That a tree goes on from what the signer saw of it before, and when (C2SP tlog-cosignature).
        case cosignature = 4
    }

    public let name: String
    public let use: Use
    /// Ed25519 (RFC 8032), 32 bytes.
    public let bytes: [UInt8]

    /// Nil where the name or the key cannot be one.
    public init?(name: String, use: Use = .note, bytes: [UInt8]) {
        guard Self.isName(name), bytes.count == 32,
            (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil
        else { return nil }
        self.name = name
        self.use = use
        self.bytes = bytes
    }

    /// The first four bytes of what names the key: short, since it only tells keys apart.
    public var id: [UInt8] {
        let use = [UInt8(ascii: "\n"), use.rawValue]
        return Array(Digest.sha256(of: Array(name.utf8), use, bytes).bytes.prefix(4))
    }

    /// Name, identifier and key in one line, apart by `+`, as other programs take it ("vkey").
    public var text: String {
        "\(name)+\(Bytes.hex(id))+\(StandardBase64.text([use.rawValue] + bytes))"
    }

    public init?(_ text: String) {
        // The key itself may hold a plus.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = StandardBase64.bytes(parts[2]),
            let use = key.first.flatMap(Use.init),
            let read = NoteKey(name: String(parts[0]), use: use, bytes: Array(key.dropFirst())),
            Bytes.hex(read.id) == parts[1]
        else { return nil }
        self = read
    }

    /// Whether the key signed exactly these bytes.
    func isSignature(_ signature: some Sequence<UInt8>, of message: String) -> Bool {
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        return key?.isValidSignature(Array(signature), for: Array(message.utf8)) ?? false
    }

    /// Neither empty, nor with a space, a plus or anything that ends a line.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 255
            && name.unicodeScalars.allSatisfy { scalar in
                scalar != "+" && scalar.value >= 0x20 && !scalar.properties.isWhitespace
            }
    }
}
