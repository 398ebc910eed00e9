/// A text as a square that telephones read (ISO/IEC 18004): bytes, the lowest level of correction,
/// versions 1 to 9, which hold up to 230 bytes.
struct QRCode: Equatable, Sendable {
    /// Rows from the top, modules from the left; true is dark.
    let rows: [[Bool]]

    /// Nil where the text is too long.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let shape = QRShape.all.first(where: { $0.holds(bytes.count) }) else { return nil }
        let drawing = QRDrawing(shape)
        let words = shape.codewords(of: bytes)
        let masked = (0..<8).map { drawing.finished(words, mask: $0) }
        guard let best = masked.min(by: { Self.unrest($0) < Self.unrest($1) }) else { return nil }
        rows = best
    }

    /// How much a reader is misled: long runs of one colour, and blocks of it.
    private static func unrest(_ rows: [[Bool]]) -> Int {
        let size = rows.count
        var sum = 0
        for line in 0..<size {
            for isRow in [true, false] {
                var run = 0
                var last: Bool?
                for place in 0..<size {
                    let module = isRow ? rows[line][place] : rows[place][line]
                    run = module == last ? run + 1 : 1
                    last = module
                    if run == 5 { sum += 3 } else if run > 5 { sum += 1 }
                }
            }
        }
        for y in 0..<size - 1 {
            for x in 0..<size - 1
            where rows[y][x] == rows[y][x + 1] && rows[y][x] == rows[y + 1][x]
                && rows[y][x] == rows[y + 1][x + 1]
            {
                sum += 3
            }
        }
        return sum
    }

    /// The picture, with its margin of four modules.
    func svg(_ title: String) -> HTML {
        let size = rows.count + 8
        var path = ""
        for (y, row) in rows.enumerated() {
            for (x, isDark) in row.enumerated() where isDark {
                path += "M\(x + 4) \(y + 4)h1v1h-1z"
            }
        }
        return """
            <svg role="img" aria-label="\(title)" width="232" height="232" viewBox="0 0 \(size) \(size)" \
            shape-rendering="crispEdges"><rect width="\(size)" height="\(size)" fill="#fff"></rect>\
            <path d="\(path)" fill="#000"></path></svg>
            """
    }
}

/// One size of square.
struct QRShape: Sendable {
    let version: Int
    /// Bytes of correction for each block.
    let correction: Int
    /// How many blocks, and how many bytes of data in each.
    let blocks: Int
    let blockLength: Int
    /// Where the small squares stand, across and down.
    let marks: [Int]

    var size: Int { version * 4 + 17 }

    static let all = [
        QRShape(version: 1, correction: 7, blocks: 1, blockLength: 19, marks: []),
        QRShape(version: 2, correction: 10, blocks: 1, blockLength: 34, marks: [6, 18]),
        QRShape(version: 3, correction: 15, blocks: 1, blockLength: 55, marks: [6, 22]),
        QRShape(version: 4, correction: 20, blocks: 1, blockLength: 80, marks: [6, 26]),
        QRShape(version: 5, correction: 26, blocks: 1, blockLength: 108, marks: [6, 30]),
        QRShape(version: 6, correction: 18, blocks: 2, blockLength: 68, marks: [6, 34]),
        QRShape(version: 7, correction: 20, blocks: 2, blockLength: 78, marks: [6, 22, 38]),
        QRShape(version: 8, correction: 24, blocks: 2, blockLength: 97, marks: [6, 24, 42]),
        QRShape(version: 9, correction: 30, blocks: 2, blockLength: 116, marks: [6, 26, 46]),
    ]

    /// Four bits say that bytes follow, eight how many, four that this was all.
    func holds(_ count: Int) -> Bool { count + 2 <= blocks * blockLength }

    /// Data and correction, woven together block by block.
    func codewords(of bytes: [UInt8]) -> [UInt8] {
        var data: [UInt8] = []
        var carried: UInt8 = 0x4
        for byte in [UInt8(truncatingIfNeeded: bytes.count)] + bytes {
            data.append(carried << 4 | byte >> 4)
            carried = byte & 15
        }
        data.append(carried << 4)
        let length = blocks * blockLength
        for index in 0..<max(0, length - data.count) { data.append(index % 2 == 0 ? 0xEC : 0x11) }
        let parts = (0..<blocks).map { Array(data[$0 * blockLength..<($0 + 1) * blockLength]) }
        let corrections = parts.map { ReedSolomon.correction(of: $0, length: correction) }
        return (0..<blockLength).flatMap { index in parts.map { $0[index] } }
            + (0..<correction).flatMap { index in corrections.map { $0[index] } }
    }
}

/// Correction over the field of 256 elements with x⁸ + x⁴ + x³ + x² + 1.
enum ReedSolomon {
    static func correction(of data: [UInt8], length: Int) -> [UInt8] {
        var divisor = [UInt8](repeating: 0, count: length - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<length {
            for index in 0..<length {
                divisor[index] = times(divisor[index], root)
                if index + 1 < length { divisor[index] ^= divisor[index + 1] }
            }
            root = times(root, 2)
        }
        var rest = [UInt8](repeating: 0, count: length)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for index in 0..<length { rest[index] ^= times(divisor[index], factor) }
        }
        return rest
    }

    private static func times(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var (product, factor, rest) = (0, Int(one), other)
        while rest != 0 {
            if rest & 1 == 1 { product ^= factor }
            factor <<= 1
            if factor & 0x100 != 0 { factor ^= 0x11D }
            rest >>= 1
        }
        return UInt8(truncatingIfNeeded: product)
    }
}
