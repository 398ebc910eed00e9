/// The square before its data: what finds it, times it and names its version, and which modules these
/// take.
struct QRDrawing: Sendable {
    private let shape: QRShape
    private var rows: [[Bool]]
    private var isTaken: [[Bool]]

    init(_ shape: QRShape) {
        self.shape = shape
        let line = [Bool](repeating: false, count: shape.size)
        rows = Array(repeating: line, count: shape.size)
        isTaken = rows
        for place in 0..<shape.size {
            set(6, place, place % 2 == 0)
            set(place, 6, place % 2 == 0)
        }
        finder(3, 3)
        finder(shape.size - 4, 3)
        finder(3, shape.size - 4)
        marks()
        format(0)
        version()
    }

    /// - Parameters: `x` from the left, `y` from the top.
    private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
        guard rows.indices.contains(y), rows.indices.contains(x) else { return }
        rows[y][x] = isDark
        isTaken[y][x] = true
    }

    private mutating func finder(_ x: Int, _ y: Int) {
        for down in -4...4 {
            for across in -4...4 {
                let ring = max(abs(across), abs(down))
                set(x + across, y + down, ring != 2 && ring != 4)
            }
        }
    }

    private mutating func marks() {
        guard let last = shape.marks.last else { return }
        for x in shape.marks {
            for y in shape.marks {
                // Where the finders are there are none.
                if (x == 6 && (y == 6 || y == last)) || (x == last && y == 6) { continue }
                for down in -2...2 {
                    for across in -2...2 {
                        set(x + across, y + down, max(abs(across), abs(down)) != 1)
                    }
                }
            }
        }
    }

    /// Level and mask, twice, with their own correction.
    private mutating func format(_ mask: Int) {
        let data = 1 << 3 | mask
        var rest = data
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (data << 10 | rest) ^ 0x5412
        func isSet(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        for index in 0...5 { set(8, index, isSet(index)) }
        set(8, 7, isSet(6))
        set(8, 8, isSet(7))
        set(7, 8, isSet(8))
        for index in 9..<15 { set(14 - index, 8, isSet(index)) }
        for index in 0..<8 { set(shape.size - 1 - index, 8, isSet(index)) }
        for index in 8..<15 { set(8, shape.size - 15 + index, isSet(index)) }
        set(8, shape.size - 8, true)
    }

    private mutating func version() {
        guard shape.version >= 7 else { return }
        var rest = shape.version
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = shape.version << 12 | rest
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            let (far, near) = (shape.size - 11 + index % 3, index / 3)
            set(far, near, isDark)
            set(near, far, isDark)
        }
    }

    /// With its data, up and down in pairs of columns from the right, under a mask.
    func finished(_ words: [UInt8], mask: Int) -> [[Bool]] {
        var drawing = self
        drawing.format(mask)
        var index = 0
        for right in Self.columns(shape.size) {
            let isUpward = (right + 1) & 2 == 0
            for step in 0..<shape.size {
                let y = isUpward ? shape.size - 1 - step : step
                for x in [right, right - 1] where !isTaken[y][x] {
                    let isDark =
                        index < words.count * 8
                        && words[index >> 3] >> UInt8(7 - index & 7) & 1 == 1
                    index += 1
                    drawing.rows[y][x] = isDark != Self.isTurned(x, y, mask)
                }
            }
        }
        return drawing.rows
    }

    /// The right column of each pair; the one that keeps time is left out.
    private static func columns(_ size: Int) -> [Int] {
        stride(from: size - 1, through: 1, by: -2).map { $0 <= 6 ? $0 - 1 : $0 }
    }

    private static func isTurned(_ x: Int, _ y: Int, _ mask: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }
}
