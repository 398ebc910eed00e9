/// Boundaries of multiparts, derived from the id of the message: the same message gives the same
/// bytes. `=_` occurs neither in base64 nor in quoted-printable, so only an attached message could
/// hold a boundary; then another one is taken.
struct Boundary {
    private let seed: UInt64
    private let avoiding: [[UInt8]]
    private var made = 0

    /// - Parameter avoiding: contents that are sent as they are.
    init(messageID: String, avoiding: [[UInt8]]) {
        seed = Self.hash(messageID)
        self.avoiding = avoiding
    }

    mutating func next() -> String {
        while true {
            made += 1
            let digits = String(seed, radix: 16)
            let padded = String(repeating: "0", count: 16 - digits.utf8.count) + digits
            let boundary = "=_\(padded)_\(made)"
            let needle = Array("--\(boundary)".utf8)
            if !avoiding.contains(where: { $0[...].firstRange(of: needle, from: 0) != nil }) {
                return boundary
            }
        }
    }

    /// FNV-1a of 64 bits: the same everywhere, unlike Swift's own hash values.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
