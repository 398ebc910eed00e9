import Kernel

/// How far a program's key reaches within what its owner may: the features that it may ask, and those
/// that it may also change. Written `desk:write members:read`, in the order of the alphabet.
public struct Reach: Sendable, Hashable, TextCoded {
    public enum Depth: String, Sendable, Comparable, CaseIterable {
        case read, write

        public static func < (left: Depth, right: Depth) -> Bool {
            left == .read && right == .write
        }
    }

    /// By the name of a feature.
    public let depths: [String: Depth]

    public init(_ depths: [String: Depth]) { self.depths = depths }

    /// - Throws: `ReachFault`.
    public static func read(_ text: String) throws -> Reach {
        var depths: [String: Depth] = [:]
        for part in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
            let halves = part.split(separator: ":", omittingEmptySubsequences: false)
            guard halves.count == 2, !halves[0].isEmpty, halves[0].utf8.count <= 40,
                halves[0].utf8.allSatisfy({ $0 < 0x80 && $0 > 0x20 }),
                let depth = Depth(rawValue: String(halves[1])), depths.count < 100
            else { throw ReachFault.unreadable }
            depths[String(halves[0])] = depth
        }
        guard !depths.isEmpty else { throw ReachFault.unreadable }
        return Reach(depths)
    }

    public var description: String {
        depths.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.rawValue)" }
            .joined(separator: " ")
    }

    /// - Parameter name: of a command or query.
    func covers(_ name: String, _ depth: Depth) -> Bool {
        guard let has = depths[Self.feature(of: name)] else { return false }
        return has >= depth
    }

    static func feature(of name: String) -> String { String(name.prefix { $0 != "." }) }
}

public enum ReachFault: String, ValueFault {
    case unreadable

    public var code: String { "reach.\(rawValue)" }

    public var sentence: Bilingual {
        Bilingual(
            it: "Scrivi fin dove arriva la chiave così: desk:write members:read.",
            en: "Write how far the key reaches like this: desk:write members:read.")
    }
}
