import Crypto

/// The head of a file: its version, who may open it, and a seal over both.
struct AgeHeader {
    let stanzas: [Stanza]

    private static let firstLine = "age-encryption.org/v1"
    private static let columns = 64
    private static let longestLine = 4096
    private static let mostStanzas = 256

    /// With its seal, ready to be written.
    func text(fileKey: [UInt8]) -> [UInt8] {
        var text = Self.firstLine + "\n"
        for stanza in stanzas {
            text += (["->", stanza.kind] + stanza.arguments).joined(separator: " ") + "\n"
            var body = Base64.text(stanza.body)[...]
            while body.utf8.count >= Self.columns {
                text += body.prefix(Self.columns) + "\n"
                body = body.dropFirst(Self.columns)
            }
            // The last line is shorter than the others, even if that makes it empty.
            text += body + "\n"
        }
        text += "---"
        let seal = Self.seal(Array(text.utf8), fileKey)
        return Array((text + " " + Base64.text(seal) + "\n").utf8)
    }

    /// Reads a head and gives it with the key of the file.
    static func read(from source: ByteSource, _ opener: AgeOpener) throws -> [UInt8] {
        guard try source.line(most: 60) == Array(firstLine.utf8) else {
            throw AgeFault.notEncrypted
        }
        var sealed = Array((firstLine + "\n").utf8)
        var stanzas: [Stanza] = []
        while true {
            let line = try text(source.line(most: longestLine))
            if line.hasPrefix("--- ") {
                sealed += Array("---".utf8)
                guard let seal = Base64.bytes(String(line.dropFirst(4))) else {
                    throw AgeFault.damagedHeader
                }
                let fileKey = try Wrapping.fileKey(of: stanzas, opener)
                guard isSeal(seal, of: sealed, fileKey) else { throw AgeFault.damagedHeader }
                return fileKey
            }
            let words = line.split(separator: " ", omittingEmptySubsequences: false).map(
                String.init)
            guard words.count >= 2, words[0] == "->", words.allSatisfy({ !$0.isEmpty }),
                stanzas.count < mostStanzas
            else { throw AgeFault.damagedHeader }
            sealed += Array((line + "\n").utf8)
            let body = try body(of: source, into: &sealed)
            stanzas.append(Stanza(kind: words[1], arguments: Array(words.dropFirst(2)), body: body))
        }
    }

    private static func body(of source: ByteSource, into sealed: inout [UInt8]) throws -> [UInt8] {
        var body = ""
        while true {
            let line = try text(source.line(most: columns))
            guard line.utf8.count <= columns, body.utf8.count <= longestLine else {
                throw AgeFault.damagedHeader
            }
            sealed += Array((line + "\n").utf8)
            body += line
            if line.utf8.count < columns { break }
        }
        guard let bytes = Base64.bytes(body) else { throw AgeFault.damagedHeader }
        return bytes
    }

    /// Printable ASCII and spaces, as every line of the head is.
    private static func text(_ line: [UInt8]?) throws -> String {
        guard let line, line.allSatisfy({ (32...126).contains($0) }) else {
            throw AgeFault.damagedHeader
        }
        return String(decoding: line, as: UTF8.self)
    }

    private static func sealKey(_ fileKey: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: fileKey), salt: [UInt8](),
            info: Array("header".utf8), outputByteCount: 32)
    }

    private static func seal(_ bytes: [UInt8], _ fileKey: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: sealKey(fileKey)))
    }

    private static func isSeal(_ seal: [UInt8], of bytes: [UInt8], _ fileKey: [UInt8]) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            seal, authenticating: bytes, using: sealKey(fileKey))
    }
}
