/// How far the reading of one message goes. What lies beyond is kept as raw bytes and noted in
/// `ParsedMessage.faults`; nothing is lost and nothing fails.
public struct ParseLimits: Sendable {
    /// Levels of nesting, of multiparts and of messages within messages together.
    public var depth = 64

    /// Parts of one message, those of nested messages included.
    public var parts = 2_000

    /// Bytes of the headers of one message or part.
    public var headerBytes = 1 << 20

    /// Header fields of one message or part.
    public var headerFields = 2_000

    /// Bytes that the decoding of base64 and the like may bring forth, over all parts.
    public var decodedBytes = 256 << 20

    /// Bytes of the text, and of the HTML page, that are taken for showing.
    public var textBytes = 8 << 20

    public init() {}
}

/// What is left of the limits while one message is read, with the faults met so far.
final class ParseBudget {
    let limits: ParseLimits
    private(set) var parts = 0
    private(set) var decodedBytes = 0

    init(_ limits: ParseLimits) {
        self.limits = limits
    }

    /// Takes a place for one more part; false when there is none left.
    func takePart() -> Bool {
        guard parts < limits.parts else { return false }
        parts += 1
        return true
    }

    var partsLeft: Int { limits.parts - parts }

    /// Whether so many more bytes may be decoded, and notes them.
    func takeDecoded(_ count: Int) -> Bool {
        guard count <= limits.decodedBytes - decodedBytes else { return false }
        decodedBytes += count
        return true
    }
}

/// The faults of one message: each said once, and not without end.
struct FaultList {
    private(set) var noted: [String] = []
    private static let most = 100

    mutating func note(_ fault: MessageFault, at path: String? = nil) {
        let entry = fault.noted(at: path)
        guard noted.count < Self.most, !noted.contains(entry) else { return }
        noted.append(entry)
    }
}
