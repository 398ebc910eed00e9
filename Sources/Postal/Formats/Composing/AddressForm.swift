internal import CGMimeShim

/// Addresses in the one form that SMTP and headers carry everywhere (RFC 5321, 4.1.2): ASCII, with
/// domains of other letters in their `xn--` form.
enum AddressForm {
    private static let longest = 320

    /// The address in that form; nil when there is none. Letter case stays as written.
    static func ascii(_ address: String) -> String? {
        guard address.utf8.count <= longest, let at = address.lastIndex(of: "@") else { return nil }
        let local = String(address[..<at])
        guard isLocalPart(local),
            let domain = asciiDomain(String(address[address.index(after: at)...]))
        else { return nil }
        return "\(local)@\(domain)"
    }

    private static func isLocalPart(_ local: String) -> Bool {
        let bytes = Array(local.utf8)
        guard !bytes.isEmpty, bytes.count <= 128 else { return false }
        if bytes.first == UInt8(ascii: "\"") { return isQuoted(bytes) }
        return bytes.allSatisfy { isAtom($0) || $0 == UInt8(ascii: ".") }
    }

    /// `"any printable text"`, with quotes and backslashes escaped.
    private static func isQuoted(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 2, bytes.last == UInt8(ascii: "\"") else { return false }
        var isEscaped = false
        for byte in bytes[1..<(bytes.count - 1)] {
            guard (0x20...0x7E).contains(byte) else { return false }
            if !isEscaped, byte == UInt8(ascii: "\"") { return false }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        }
        return !isEscaped
    }

    private static func asciiDomain(_ domain: String) -> String? {
        if domain.hasPrefix("["), domain.hasSuffix("]") {
            let inner = domain.utf8.dropFirst().dropLast()
            let isPlain = inner.allSatisfy {
                $0.isLetterASCII || $0.isDigitASCII || ":.-".utf8.contains($0)
            }
            return isPlain && !inner.isEmpty ? domain : nil
        }
        var ascii = domain
        if !domain.utf8.allSatisfy({ $0 < 0x80 }) {
            guard let host = cgm_ascii_host(domain) else { return nil }
            defer { cgm_free(host) }
            ascii = String(cString: host)
        }
        let labels = ascii.utf8.split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isHost = labels.allSatisfy { label in
            !label.isEmpty && label.count <= 63
                && label.allSatisfy {
                    $0.isLetterASCII || $0.isDigitASCII || "-_".utf8.contains($0)
                }
        }
        return isHost && ascii.utf8.count <= 255 ? ascii : nil
    }

    /// Characters of a word that needs no quotes (RFC 5322, 3.2.3).
    static func isAtom(_ byte: UInt8) -> Bool {
        byte.isLetterASCII || byte.isDigitASCII || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}
