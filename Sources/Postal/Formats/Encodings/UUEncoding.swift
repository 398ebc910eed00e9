/// The encoding of old Unix mail, met in archives (POSIX `uuencode`).
enum UUEncoding {
    /// What stands between the `begin` and the `end` line; nil when there is no `begin`.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 4 * 3)
        var position = 0
        var hasBegun = false
        while position < bytes.count {
            let end = bytes.lineEnd(from: position)
            let line = bytes[position..<bytes.contentEnd(from: position, lineEnd: end)]
            position = end + 1
            if !hasBegun {
                hasBegun = line.starts(with: "begin ".utf8)
            } else if line.elementsEqual("end".utf8) {
                break
            } else {
                decode(line, into: &output)
            }
        }
        return hasBegun ? output : nil
    }

    private static func decode(
        _ line: Slice<UnsafeBufferPointer<UInt8>>, into output: inout [UInt8]
    ) {
        guard let first = line.first else { return }
        var left = Int(sixBits(first))
        var index = line.startIndex + 1
        while left > 0, index < line.endIndex {
            var group: UInt32 = 0
            for offset in 0..<4 {
                let at = index + offset
                group = group << 6 | (at < line.endIndex ? sixBits(line[at]) : 0)
            }
            index += 4
            for shift in [16, 8, 0] as [UInt32] where left > 0 {
                output.append(UInt8(truncatingIfNeeded: group >> shift))
                left -= 1
            }
        }
    }

    private static func sixBits(_ byte: UInt8) -> UInt32 {
        UInt32((byte &- 32) & 0x3F)
    }
}
