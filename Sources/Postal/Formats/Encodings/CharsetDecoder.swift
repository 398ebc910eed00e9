internal import CGMimeShim

/// Turns bytes into text although senders leave the charset out, invent names and lie.
///
/// The order of trust: the declared charset when every byte fits it; else UTF-8 when every byte
/// fits; else UTF-8 with repairs when most of it fits; else windows-1252, in which any bytes are
/// text. So a message never comes out empty, and the raw bytes stay beside it.
enum CharsetDecoder {
    struct Decoded {
        let text: String
        var fault: MessageFault?
    }

    /// Text of several lines from the bytes of a part.
    static func text(_ bytes: ByteSlice, charset: String?) -> Decoded {
        let name = (charset ?? "").lowercased()
        if isBelievedOverUTF8(name), let converted = convert(bytes, from: name) {
            return converted
        }
        let isSaidToBeUTF8 = name.isEmpty || asciiNames.contains(name) || utf8Names.contains(name)
        return bytes.withUnsafeBufferPointer { buffer in
            let (broken, sound) = UTF8Survey.count(buffer)
            if broken == 0 {
                let isUnknown = !isSaidToBeUTF8 && !singleByteNames.contains(name)
                return Decoded(
                    text: CleanText.lines(buffer), fault: isUnknown ? .charsetUnknown : nil)
            }
            if sound > broken, isSaidToBeUTF8 {
                return Decoded(text: CleanText.lines(buffer), fault: .charsetWrong)
            }
            let fault: MessageFault? =
                switch name {
                case _ where singleByteNames.contains(name): nil
                case _ where isSaidToBeUTF8: .charsetWrong
                default: .charsetUnknown
                }
            return Decoded(text: windows1252(buffer), fault: fault)
        }
    }

    /// Short text, as headers and parameters hold it, from bytes of a charset.
    static func phrase(_ bytes: [UInt8], charset: String?) -> String {
        text(bytes[...], charset: charset).text
    }

    /// Bytes of a header as text: UTF-8 (RFC 6532) when they are, else windows-1252.
    static func header(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return windows1252(bytes)
    }

    private static let asciiNames: Set<String> = ["us-ascii", "ascii", "ansi_x3.4-1968", "7bit"]
    private static let utf8Names: Set<String> = ["utf-8", "utf8", "unicode-1-1-utf-8", "x-utf-8"]

    /// Names under which programs send windows-1252, or UTF-8 that nobody relabelled.
    private static let singleByteNames: Set<String> = [
        "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "windows-1252",
        "cp1252", "cp-1252", "x-ansi", "8bit",
    ]

    private static func isBelievedOverUTF8(_ name: String) -> Bool {
        !name.isEmpty && !asciiNames.contains(name) && !utf8Names.contains(name)
            && !singleByteNames.contains(name)
    }

    /// Charsets whose name is used for a larger one that holds it.
    private static let largerCharset: [String: String] = [
        "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "euc-kr": "uhc",
        "ks_c_5601-1987": "uhc", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
        "iso-8859-9": "windows-1254", "tis-620": "windows-874", "iso-8859-11": "windows-874",
        "macintosh": "macintosh", "x-mac-roman": "macintosh", "utf-16": "utf-16",
        "iso-8859-8-i": "iso-8859-8", "unicode-1-1-utf-7": "utf-7",
    ]

    /// The bytes in a charset of the system, unless it is unknown or plainly not the one used.
    private static func convert(_ bytes: ByteSlice, from name: String) -> Decoded? {
        let charset = largerCharset[name] ?? name
        return bytes.withUnsafeBufferPointer { buffer in
            var length = 0
            var invalid = 0
            guard
                let converted = cgm_to_utf8(
                    charset, buffer.baseAddress, buffer.count, &length, &invalid)
            else { return nil }
            defer { cgm_free(converted) }
            if invalid > 0, UTF8Survey.count(buffer).broken == 0 || invalid > buffer.count / 10 {
                return nil
            }
            let text = CleanText.lines(UnsafeBufferPointer(start: converted, count: length))
            return Decoded(text: text, fault: invalid > 0 ? .charsetWrong : nil)
        }
    }
}
