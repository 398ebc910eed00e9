extension MboxReader {
    /// A message of an mbox file while its lines are read.
    struct Draft {
        private let offset: Int64
        private let envelope: EnvelopeLine?
        private var bytes: [UInt8] = []
        private var isTruncated = false
        private var isInHeaders = true

        /// What `Content-Length` said.
        private var bodyLength: Int64?

        /// Where the body ends in the file, when its length was believed.
        private var bodyEnd: Int64?

        init(offset: Int64, envelope: EnvelopeLine?) {
            self.offset = offset
            self.envelope = envelope
        }

        /// Where a line lies by the count of bytes, when there is one.
        enum Place {
            case inBody, behindBody, unknown
        }

        func place(of piece: LineReader.Piece) -> Place {
            guard let bodyEnd else { return .unknown }
            return piece.offset < bodyEnd ? .inBody : .behindBody
        }

        mutating func append(
            _ line: ArraySlice<UInt8>, _ piece: LineReader.Piece, _ variant: MboxVariant, limit: Int
        ) {
            if isInHeaders, piece.startsLine, variant.countsBytes { readLength(line) }
            let quoting = piece.startsLine ? variant.quoting(line) : 0
            var kept = line.dropFirst(quoting)
            if let bodyEnd {
                let left = bodyEnd - piece.offset - Int64(quoting)
                kept = kept.prefix(Int(clamping: max(0, left)))
            }
            let room = max(0, limit - bytes.count)
            if kept.count > room { isTruncated = true }
            bytes.append(contentsOf: kept.prefix(room))
        }

        private mutating func readLength(_ line: ArraySlice<UInt8>) {
            let name = Array("content-length:".utf8)
            guard line.prefix(name.count).map(\.lowercasedASCII) == name else { return }
            let digits = String(decoding: line.dropFirst(name.count).trimmed, as: UTF8.self)
            if let length = Int64(digits), length >= 0 { bodyLength = length }
        }

        /// Believes the length of the body if a message or the end of the file follows it.
        mutating func endHeaders(
            at piece: LineReader.Piece, in file: ReadableFile
        ) throws(ArchiveFault) {
            guard isInHeaders else { return }
            isInHeaders = false
            guard let bodyLength else { return }
            let start = piece.offset + Int64(piece.range.count)
            let (end, overflows) = start.addingReportingOverflow(bodyLength)
            guard !overflows else { return }
            let size = try file.size
            guard end <= size else { return }
            let around = try file.bytes(at: end - 1, count: 20)
            let isLineEnd = around.prefix(2).contains { $0 == .lineFeed || $0 == .carriageReturn }
            let line = around.dropFirst().drop { $0 == .carriageReturn || $0 == .lineFeed }
            let isFollowed = line.isEmpty ? end - 1 + 20 > size : line.starts(with: "From ".utf8)
            if isLineEnd || end == size, isFollowed { bodyEnd = end }
        }

        func message(end: Int64) -> MboxMessage {
            var bytes = bytes
            // The empty line before the next message belongs to the file.
            if bodyEnd == nil, !isTruncated, bytes.last == .lineFeed {
                var rest = bytes.dropLast()
                if rest.last == .carriageReturn { rest = rest.dropLast() }
                if rest.last == .lineFeed { bytes.removeLast(bytes.count - rest.count) }
            }
            return MboxMessage(
                offset: offset, length: end - offset, bytes: bytes, envelopeDate: envelope?.date,
                envelopeSender: envelope?.sender, isTruncated: isTruncated)
        }
    }
}
