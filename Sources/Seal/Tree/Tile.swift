import Kernel

/// Up to 256 hashes of the tree that stand side by side: how the tree is kept and published
/// (C2SP tlog-tiles). Each hash of level 0 is that of a leaf, each above it the root of a whole tile of
/// the level below.
public struct Tile: Sendable, Hashable {
    public let level: Int
    /// Among those of its level, from 0.
    public let place: Int64

    public init(level: Int, place: Int64) {
        self.level = level
        self.place = place
    }

    public static let width = 256
    /// With 256 to the power of eight leaves no counter reaches further.
    public static let highest = 7

    /// How many hashes it has in a tree of a size.
    public func width(in size: Int64) -> Int {
        guard (0...Self.highest).contains(level), place >= 0 else { return 0 }
        let there = size >> Int64(8 * level)
        let (start, isTooFar) = place.multipliedReportingOverflow(by: Int64(Self.width))
        return isTooFar ? 0 : Int(max(0, min(Int64(Self.width), there - start)))
    }
}

/// A tile or a bundle of entries as its address has it: `x001/x234/067`, and `.p/112` at the end where it
/// is not whole.
public struct TileAddress: Sendable, Equatable {
    public let place: Int64
    /// 1 to 256.
    public let width: Int

    public init(place: Int64, width: Int = Tile.width) {
        self.place = place
        self.width = width
    }

    /// Of the parts of an address; nil unless it is the one way to write it.
    public init?(_ parts: [Substring]) {
        var parts = parts
        var width = Tile.width
        if parts.count >= 2, let last = parts.last, parts[parts.count - 2].hasSuffix(".p") {
            guard let number = Int(last), (1..<Tile.width).contains(number), "\(number)" == last
            else { return nil }
            width = number
            parts.removeLast()
            parts[parts.count - 1] = parts[parts.count - 1].dropLast(2)
        }
        // 256 to the power of seven needs six parts.
        guard (1...6).contains(parts.count) else { return nil }
        var place: Int64 = 0
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let digits = isLast ? part : part.dropFirst()
            guard isLast || part.hasPrefix("x"), digits.utf8.count == 3,
                digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                let number = Int64(digits)
            else { return nil }
            place = place * 1000 + number
        }
        self.init(place: place, width: width)
        guard parts.joined(separator: "/") == path.split(separator: ".")[0] else { return nil }
    }

    public var path: String {
        var text = Self.three(place % 1000)
        var rest = place / 1000
        while rest > 0 {
            text = "x\(Self.three(rest % 1000))/\(text)"
            rest /= 1000
        }
        return width == Tile.width ? text : "\(text).p/\(width)"
    }

    private static func three(_ number: Int64) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: 3 - text.count) + text
    }
}
