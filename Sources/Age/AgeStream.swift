import Crypto
import Kernel

/// The body of a file: pieces of 64 KiB, each sealed with its number and whether it is the last, so
/// that none can be changed, moved, left out or broken off unseen.
private struct Pieces {
    static let size = 1 << 16
    static let tagSize = 16
    let key: SymmetricKey
    private var number: UInt64 = 0

    init(fileKey: [UInt8], nonce: [UInt8]) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: fileKey), salt: nonce,
            info: Array("payload".utf8), outputByteCount: 32)
    }

    /// 11 bytes of number, big-endian, and one that says whether this is the last.
    mutating func nextNonce(isLast: Bool) -> [UInt8] {
        defer { number += 1 }
        var nonce = [UInt8](repeating: 0, count: 3)
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            nonce.append(UInt8(truncatingIfNeeded: number >> shift))
        }
        return nonce + [isLast ? 1 : 0]
    }

    var isAtFirst: Bool { number == 0 }
}

/// Encrypts what is written to it in the format of age (age-encryption.org/v1), piece by piece.
public final class AgeWriter {
    private let output: ([UInt8]) throws -> Void
    private var pieces: Pieces
    private var pending: [UInt8] = []

    /// - Parameter chance: fit for keys.
    public init(
        _ lock: AgeLock, chance: inout some Chance, output: @escaping ([UInt8]) throws -> Void
    ) throws {
        self.output = output
        let fileKey = chance.bytes(Wrapping.fileKeyLength)
        let header = AgeHeader(stanzas: try Wrapping.stanzas(fileKey, lock, chance: &chance))
        let nonce = chance.bytes(16)
        pieces = Pieces(fileKey: fileKey, nonce: nonce)
        try output(header.text(fileKey: fileKey) + nonce)
    }

    public func write(_ bytes: [UInt8]) throws {
        pending += bytes
        var start = 0
        // A full piece is kept back until more comes: it may be the last.
        while pending.count - start > Pieces.size {
            try seal(pending[start..<start + Pieces.size], isLast: false)
            start += Pieces.size
        }
        pending.removeFirst(start)
    }

    /// Nothing may be written after it. Without it the file is known to be broken off.
    public func finish() throws {
        try seal(pending[...], isLast: true)
        pending = []
    }

    private func seal(_ bytes: ArraySlice<UInt8>, isLast: Bool) throws {
        let nonce = try ChaChaPoly.Nonce(data: pieces.nextNonce(isLast: isLast))
        try output(
            Array(
                try ChaChaPoly.seal(bytes, using: pieces.key, nonce: nonce).combined.dropFirst(12)))
    }
}

/// Decrypts a file in the format of age, piece by piece. What it gives has been proved unchanged; that
/// the file is whole is proved when it gives nothing more.
public final class AgeReader {
    private let source: ByteSource
    private var pieces: Pieces
    private var isOver = false

    public init(_ source: ByteSource, _ opener: AgeOpener) throws {
        self.source = source
        let fileKey = try AgeHeader.read(from: source, opener)
        let nonce = try source.read(16)
        guard nonce.count == 16 else { throw AgeFault.brokenOff }
        pieces = Pieces(fileKey: fileKey, nonce: nonce)
    }

    /// The next bytes; none at the end.
    public func next() throws -> [UInt8] {
        if isOver { return [] }
        let isFirst = pieces.isAtFirst
        let sealed = try source.read(Pieces.size + Pieces.tagSize)
        let isLast = try source.isAtEnd
        let nonce = pieces.nextNonce(isLast: isLast)
        guard sealed.count >= Pieces.tagSize,
            let box = try? ChaChaPoly.SealedBox(combined: nonce + sealed),
            let opened = try? ChaChaPoly.open(box, using: pieces.key)
        else { throw isLast ? AgeFault.brokenOff : AgeFault.damaged }
        // An empty last piece is right only where there is nothing at all.
        if opened.isEmpty && !isFirst { throw AgeFault.damaged }
        isOver = isLast
        return Array(opened)
    }
}
