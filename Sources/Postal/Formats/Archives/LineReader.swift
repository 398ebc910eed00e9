import Glibc

/// Reads a file line by line through a buffer of fixed size. A line longer than the buffer comes in
/// several pieces.
final class LineReader {
    /// A line with its end, or a piece of one, within `buffer` until the next call.
    struct Piece {
        let range: Range<Int>
        let startsLine: Bool
        /// Where the piece stands in the file.
        let offset: Int64
    }

    private(set) var buffer: [UInt8]
    private let file: ReadableFile
    private var start = 0
    private var end = 0
    private var startsLine = true
    private var isAtEnd = false
    private var fileOffset: Int64

    init(_ file: ReadableFile, startingAt offset: Int64, bufferBytes: Int = 256 << 10) {
        self.file = file
        fileOffset = offset
        buffer = [UInt8](repeating: 0, count: max(bufferBytes, 1_024))
    }

    /// The next piece; nil at the end of the file.
    func next() throws(ArchiveFault) -> Piece? {
        while true {
            let lineEnd = buffer.withUnsafeBufferPointer { whole -> Int? in
                let filled = UnsafeBufferPointer(rebasing: whole[..<end])
                let found = filled.lineEnd(from: start)
                return found < end ? found + 1 : nil
            }
            if let lineEnd { return take(upTo: lineEnd, endsLine: true) }
            if isAtEnd || (start == 0 && end == buffer.count) {
                return start == end ? nil : take(upTo: end, endsLine: false)
            }
            try refill()
        }
    }

    private func take(upTo lineEnd: Int, endsLine: Bool) -> Piece {
        let piece = Piece(range: start..<lineEnd, startsLine: startsLine, offset: fileOffset)
        fileOffset += Int64(lineEnd - start)
        start = lineEnd
        startsLine = endsLine
        if start == end { (start, end) = (0, 0) }
        return piece
    }

    private func refill() throws(ArchiveFault) {
        let kept = end - start
        var failure: ArchiveFault?
        let filled = buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return 0 }
            if start > 0, kept > 0 { memmove(base, base + start, kept) }
            do throws(ArchiveFault) {
                return try file.read(
                    into: UnsafeMutableRawBufferPointer(rebasing: bytes[kept...]),
                    at: fileOffset + Int64(kept))
            } catch {
                failure = error
                return 0
            }
        }
        start = 0
        end = kept + filled
        if let failure { throw failure }
        if end < buffer.count { isAtEnd = true }
    }
}
