/// Parameters of structured headers: quoted when short and plain, else in the form of RFC 2231.
enum ParameterWriter {
    private static let longestPlain = 60
    private static let roomInPiece = 60

    /// The words `name="value"`, or `name*0*=utf-8''va; name*1*=lue`, to be set behind a semicolon
    /// each.
    static func words(_ name: String, _ value: String) -> [String] {
        let isPlain = value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        if isPlain, value.utf8.count <= longestPlain {
            let escaped = value.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
            return ["\(name)=\"\(escaped)\""]
        }
        let pieces = pieces(value)
        guard pieces.count > 1 else { return ["\(name)*=utf-8''\(pieces.first ?? "")"] }
        return pieces.enumerated().map { index, piece in
            "\(name)*\(index)*=\(index == 0 ? "utf-8''" : "")\(piece)"
        }
    }

    /// The value percent-encoded, cut between characters only, for readers that decode each piece
    /// by itself.
    private static func pieces(_ value: String) -> [String] {
        var pieces: [String] = []
        var piece: [UInt8] = []
        for scalar in value.unicodeScalars {
            var encoded: [UInt8] = []
            for byte in String(scalar).utf8 {
                if byte.isLetterASCII || byte.isDigitASCII || "-._~".utf8.contains(byte) {
                    encoded.append(byte)
                } else {
                    encoded += [
                        UInt8(ascii: "%"), QuotedPrintable.hexDigits[Int(byte >> 4)],
                        QuotedPrintable.hexDigits[Int(byte & 15)],
                    ]
                }
            }
            if piece.count + encoded.count > roomInPiece {
                pieces.append(String(decoding: piece, as: UTF8.self))
                piece = []
            }
            piece += encoded
        }
        pieces.append(String(decoding: piece, as: UTF8.self))
        return pieces
    }
}
