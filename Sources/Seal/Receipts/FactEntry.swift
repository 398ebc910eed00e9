import Kernel

/// What the seal of a fact commits to, as the bytes that are hashed: number, name, times, who and how, what it
/// is about, its structure; of its words only their salted hash, so that erasing words and salt leaves an
/// entry that still verifies and tells nothing.
public struct FactEntry: Sendable, Equatable {
    public let sequence: Int64
    public let name: String
    /// When it happened, in milliseconds since 1970.
    public let occurredAt: Int64
    public let recordedAt: Int64
    /// 0 where nobody acted but the house itself.
    public let actor: Int64
    public let road: String
    public let cause: String
    /// 0 where no import brought it.
    public let importID: Int64
    public let subjects: [Int64]
    /// JSON with sorted keys.
    public let structure: String
    public let contentHash: Digest

    private static let format = "arca-fact-1"

    public init(
        sequence: Int64, name: String, occurredAt: Int64, recordedAt: Int64, actor: Int64,
        road: String, cause: String, importID: Int64, subjects: [Int64], structure: String,
        contentHash: Digest
    ) {
        self.sequence = sequence
        self.name = name
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.actor = actor
        self.road = road
        self.cause = cause
        self.importID = importID
        self.subjects = subjects
        self.structure = structure
        self.contentHash = contentHash
    }

    public static func contentHash(salt: [UInt8], content: [UInt8]) -> Digest {
        Digest.sha256(of: salt, content)
    }

    /// The entry of the log.
    public var commitment: Digest { Digest.sha256(bytes) }

    public var bytes: [UInt8] {
        var bytes: [UInt8] = [0]
        Self.put(Self.format, to: &bytes)
        Self.put(sequence, to: &bytes)
        Self.put(name, to: &bytes)
        Self.put(occurredAt, to: &bytes)
        Self.put(recordedAt, to: &bytes)
        Self.put(actor, to: &bytes)
        Self.put(road, to: &bytes)
        Self.put(cause, to: &bytes)
        Self.put(importID, to: &bytes)
        Self.put(Int64(subjects.count), to: &bytes)
        for subject in subjects { Self.put(subject, to: &bytes) }
        Self.put(structure, to: &bytes)
        return bytes + contentHash.bytes
    }

    /// Length first, so that no two different facts give the same bytes.
    private static func put(_ text: String, to bytes: inout [UInt8]) {
        put(Int64(text.utf8.count), to: &bytes)
        bytes += text.utf8
    }

    private static func put(_ number: Int64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }
}

extension FactEntry {
    /// Nil unless these are the bytes of an entry.
    public init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes[...])
        guard reader.byte() == 0, reader.text() == Self.format, let sequence = reader.number(),
            let name = reader.text(), let occurredAt = reader.number(),
            let recordedAt = reader.number(), let actor = reader.number(),
            let road = reader.text(), let cause = reader.text(), let importID = reader.number(),
            let subjects = reader.numbers(), let structure = reader.text(),
            let contentHash = Digest(Array(reader.bytes))
        else { return nil }
        self.init(
            sequence: sequence, name: name, occurredAt: occurredAt, recordedAt: recordedAt,
            actor: actor, road: road, cause: cause, importID: importID, subjects: subjects,
            structure: structure, contentHash: contentHash)
        guard self.bytes == bytes else { return nil }
    }

    private struct Reader {
        var bytes: ArraySlice<UInt8>

        mutating func byte() -> UInt8? { bytes.popFirst() }

        mutating func number() -> Int64? {
            guard bytes.count >= 8 else { return nil }
            let number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            bytes = bytes.dropFirst(8)
            return Int64(bitPattern: number)
        }

        mutating func text() -> String? {
            guard let length = number(), 0 <= length, length <= bytes.count else { return nil }
            let text = String(validating: bytes.prefix(Int(length)), as: UTF8.self)
            bytes = bytes.dropFirst(Int(length))
            return text
        }

        mutating func numbers() -> [Int64]? {
            guard let count = number(), 0 <= count, count <= bytes.count / 8 else { return nil }
            var found: [Int64] = []
            for _ in 0..<count {
                guard let one = number() else { return nil }
                found.append(one)
            }
            return found
        }
    }
}
