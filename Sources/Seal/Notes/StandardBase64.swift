import Foundation

/// Base64 with padding (RFC 4648, section 4), as signed notes have it. Each value has exactly one text.
enum StandardBase64 {
    static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        guard let bytes = Data(base64Encoded: String(text)).map(Array.init),
            self.text(bytes) == text
        else { return nil }
        return bytes
    }
}
