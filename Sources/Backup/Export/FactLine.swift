import Journal
import Kernel
import Store

/// One fact as a line of JSON, an object whose fields always stand in the same order and without
/// white space between them. Structure and content stand as the journal has them, byte for byte: they
/// are what its hashes are made of.
enum FactLine {
    static func append(_ fact: StoredFact, subjects: [ID<Subject>], to line: inout [UInt8]) {
        line += "{\"sequence\":\(fact.sequence),\"name\":".utf8
        RowLine.quote(fact.name, &line)
        line += ",\"occurredAt\":\"\(fact.occurredAt)\",\"recordedAt\":\"\(fact.recordedAt)\"".utf8
        line += ",\"actor\":\(quoted(fact.provenance.actor)),\"road\":".utf8
        RowLine.quote(fact.provenance.road.rawValue, &line)
        line += ",\"cause\":".utf8
        RowLine.quote(fact.provenance.cause, &line)
        line += ",\"import\":\(quoted(fact.provenance.importID)),\"subjects\":[".utf8
        line += subjects.map { "\"\($0)\"" }.joined(separator: ",").utf8
        line += "],\"structure\":\(fact.structure)".utf8
        line += ",\"salt\":\(fact.salt.map { "\"\(Bytes.hex($0))\"" } ?? "null")".utf8
        line += ",\"content\":\(fact.content ?? "null")".utf8
        line += ",\"contentHash\":\"\(fact.contentHash.hex)\",\"leaf\":\"\(fact.leaf.hex)\"}\n".utf8
    }

    private static func quoted(_ id: ID<Subject>?) -> String { id.map { "\"\($0)\"" } ?? "null" }

    /// The fact of a line as `append` writes it, without its line feed; nil for any other text.
    static func read(_ line: ArraySlice<UInt8>) -> StoredFact? {
        var reader = LineReader(bytes: line)
        guard reader.take("{\"sequence\":"), let sequence = reader.integer(),
            reader.take(",\"name\":"), let name = reader.string(),
            reader.take(",\"occurredAt\":"), let occurredAt = reader.string().flatMap(Instant.init),
            reader.take(",\"recordedAt\":"), let recordedAt = reader.string().flatMap(Instant.init),
            reader.take(",\"actor\":"), let actor = identifier(&reader),
            reader.take(",\"road\":"), let road = reader.string().flatMap(Road.init(rawValue:)),
            reader.take(",\"cause\":"), let cause = reader.string(),
            reader.take(",\"import\":"), let importID = identifier(&reader),
            reader.take(",\"subjects\":["), skipSubjects(&reader),
            reader.take(",\"structure\":"), let structure = reader.object(),
            reader.take(",\"salt\":"),
            let salt = orNull(&reader, { $0.string().flatMap(Bytes.fromHex) }),
            reader.take(",\"content\":"), let content = orNull(&reader, { $0.object() }),
            (salt == nil) == (content == nil),
            reader.take(",\"contentHash\":"), let contentHash = digest(&reader),
            reader.take(",\"leaf\":"), let leaf = digest(&reader),
            reader.take("}"), reader.isAtEnd
        else { return nil }
        return StoredFact(
            sequence: sequence, name: name, occurredAt: occurredAt, recordedAt: recordedAt,
            provenance: Provenance(actor: actor, road: road, cause: cause, importID: importID),
            structure: structure, content: content, salt: salt, contentHash: contentHash, leaf: leaf
        )
    }

    /// Nil for what is neither; `.some(nil)` for null.
    private static func orNull<Value>(
        _ reader: inout LineReader, _ read: (inout LineReader) -> Value?
    ) -> Value?? {
        if reader.take("null") { return .some(nil) }
        return read(&reader).map { .some($0) }
    }

    private static func identifier(_ reader: inout LineReader) -> ID<Subject>?? {
        orNull(&reader) { $0.string().flatMap { ID<Subject>($0) } }
    }

    private static func digest(_ reader: inout LineReader) -> Digest? {
        reader.string().flatMap { Bytes.fromHex($0) }.flatMap { Digest($0) }
    }

    /// They follow from the structure, and the leaf binds them.
    private static func skipSubjects(_ reader: inout LineReader) -> Bool {
        if reader.take("]") { return true }
        repeat {
            guard reader.string() != nil else { return false }
        } while reader.take(",")
        return reader.take("]")
    }
}
