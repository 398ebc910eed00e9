/// How well bytes fit UTF-8 (RFC 3629).
enum UTF8Survey {
    /// Bytes that fit nowhere, and whole characters of two bytes or more. A text cut in the
    /// middle of its last character has one broken byte and many sound characters; a text of
    /// another charset has many broken bytes and hardly a sound one.
    static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> (broken: Int, sound: Int) {
        var broken = 0
        var sound = 0
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let length = length(of: lead)
            if length > 0, length <= bytes.count - index, isSound(bytes, index, length) {
                sound += 1
                index += length
            } else {
                broken += 1
                index += 1
            }
        }
        return (broken, sound)
    }

    private static func length(of lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    private static func isSound(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int
    ) -> Bool {
        for offset in 1..<length where bytes[start + offset] & 0xC0 != 0x80 { return false }
        return switch (bytes[start], bytes[start + 1]) {
        case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): false
        default: true
        }
    }
}
