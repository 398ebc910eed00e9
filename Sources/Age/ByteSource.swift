/// Bytes that come piece by piece, read in the lengths that a format has.
public final class ByteSource {
    private let more: (Int) throws -> [UInt8]
    private var buffer: [UInt8] = []
    private var position = 0

    private static let pieceSize = 1 << 16

    /// - Parameter more: gives the next bytes, about as many as asked for; none at the end.
    public init(_ more: @escaping (Int) throws -> [UInt8]) { self.more = more }

    public var isAtEnd: Bool {
        get throws {
            guard position == buffer.count else { return false }
            buffer = try more(Self.pieceSize)
            position = 0
            return buffer.isEmpty
        }
    }

    /// So many bytes; fewer only at the end.
    public func read(_ count: Int) throws -> [UInt8] {
        var result: [UInt8] = []
        // What a file claims of its length is not believed before the bytes are there.
        result.reserveCapacity(min(count, 1 << 20))
        while result.count < count, try !isAtEnd {
            let end = min(buffer.count, position + count - result.count)
            result += buffer[position..<end]
            position = end
        }
        return result
    }

    /// Up to the next line feed, which is taken but not given; nil where none comes within so many.
    func line(most: Int) throws -> [UInt8]? {
        var line: [UInt8] = []
        while line.count <= most, try !isAtEnd {
            let byte = buffer[position]
            position += 1
            if byte == UInt8(ascii: "\n") { return line }
            line.append(byte)
        }
        return nil
    }
}
