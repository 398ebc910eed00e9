import NIOCore

/// Bytes on their way in, cut into lines that end with CR LF, none longer than the limit.
struct WireLines {
    private var buffer = ByteBuffer()
    /// Bytes already looked through for an end of line, so that none is looked at twice.
    private var searched = 0
    private let limit: Int
    /// What is being tried, for the fault.
    var step = MailStep.greeting

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether nothing waits to be read.
    var isEmpty: Bool { buffer.readableBytes == 0 }

    mutating func append(_ bytes: ByteBuffer) {
        guard buffer.readableBytes > 0 else {
            buffer = bytes
            searched = 0
            return
        }
        // Room is made only when it costs no more than what was read since the last time.
        if buffer.readerIndex >= buffer.readableBytes { buffer.discardReadBytes() }
        var bytes = bytes
        buffer.writeBuffer(&bytes)
    }

    /// The next whole line without its end, if it is there.
    mutating func next() throws -> [UInt8]? {
        let view = buffer.readableBytesView
        let rest = view[view.startIndex.advanced(by: searched)...]
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
            searched = view.count
            if view.count > limit { throw PostalFault.lineTooLong(limit: limit) }
            return nil
        }
        let length = end - view.startIndex
        searched = 0
        guard length > 0, view[end - 1] == UInt8(ascii: "\r") else {
            throw PostalFault.garbled(step, detail: "line without CR LF")
        }
        guard length - 1 <= limit else { throw PostalFault.lineTooLong(limit: limit) }
        let line = buffer.readBytes(length: length - 1) ?? []
        buffer.moveReaderIndex(forwardBy: 2)
        return line
    }

    /// Up to so many bytes, whatever they are, added to what is kept. Answers how many.
    mutating func take(atMost count: Int, into kept: inout [UInt8]?) -> Int {
        let count = min(count, buffer.readableBytes)
        kept?.append(contentsOf: buffer.readableBytesView.prefix(count))
        buffer.moveReaderIndex(forwardBy: count)
        searched = 0
        return count
    }

    /// Forgets what has not been read yet.
    mutating func forget() {
        buffer.clear()
        searched = 0
    }
}
