/// Folder names travel in a seven-bit writing of their own, “modified UTF-7”: `Società` is
/// `Societ&AOA-` (RFC 3501 section 5.1.3).
enum IMAPFolderName {
    static func encoded(_ name: String) -> [UInt8] {
        var text: [UInt8] = []
        var units: [UInt8] = []
        func close() {
            guard !units.isEmpty else { return }
            text.append(UInt8(ascii: "&"))
            text += SASL.base64(units, last: UInt8(ascii: ","), isPadded: false)
            text.append(UInt8(ascii: "-"))
            units = []
        }
        for unit in name.utf16 {
            if 0x20...0x7e ~= unit {
                close()
                text.append(UInt8(unit))
                if unit == UInt16(UInt8(ascii: "&")) { text.append(UInt8(ascii: "-")) }
            } else {
                units += [UInt8(unit >> 8), UInt8(unit & 0xff)]
            }
        }
        close()
        return text
    }

    /// The name for people, or nothing when the server's writing follows no rule.
    static func decoded(_ wire: [UInt8]) -> String? {
        var units: [UInt16] = []
        var rest = wire[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "&") else {
                guard byte < 0x80 else { return nil }
                units.append(UInt16(byte))
                continue
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: "-")) else { return nil }
            let shifted = rest[..<end]
            rest = rest[end...].dropFirst()
            guard let more = shifted.isEmpty ? [UInt16(byte)] : unshifted(shifted) else {
                return nil
            }
            units += more
        }
        let name = String(decoding: units, as: UTF16.self)
        // Half of a surrogate pair would have been repaired silently, to another name.
        return Array(name.utf16) == units ? name : nil
    }

    private static func unshifted(_ text: ArraySlice<UInt8>) -> [UInt16]? {
        var (bits, count) = (UInt32(0), 0)
        var units: [UInt16] = []
        for letter in text {
            guard let value = value(of: letter) else { return nil }
            bits = (bits << 6 | value) & 0x3f_ffff
            count += 6
            if count >= 16 {
                count -= 16
                units.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return count < 6 ? units : nil
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: ","): 63
        default: nil
        }
    }
}
