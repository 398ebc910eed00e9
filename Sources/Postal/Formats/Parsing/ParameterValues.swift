/// Puts parameters together that were cut or encoded (RFC 2231), with the encoded words that
/// programs write there against the rule (RFC 2047 in quotes).
enum ParameterValues {
    /// The parameters by name. The first of a name counts; the form of RFC 2231 goes before the
    /// plain one, which programs add for old readers.
    static func assemble(_ parameters: [ParameterScanner.Parameter]) -> [String: String] {
        var plain: [String: String] = [:]
        var pieces: [String: [Piece]] = [:]
        for parameter in parameters {
            if let piece = Piece(parameter) {
                pieces[piece.name, default: []].append(piece)
            } else if plain[parameter.name] == nil {
                let text = parameter.value.withUnsafeBufferPointer(CharsetDecoder.header)
                plain[parameter.name] = EncodedWords.decode(text)
            }
        }
        for (name, cut) in pieces {
            let text = join(cut)
            if !text.isEmpty || plain[name] == nil { plain[name] = text }
        }
        return plain
    }

    /// `filename*0*=utf-8''citt%C3`: name, number and whether it is percent-encoded.
    private struct Piece {
        let name: String
        let number: Int
        let isEncoded: Bool
        let value: [UInt8]

        init?(_ parameter: ParameterScanner.Parameter) {
            let words = parameter.name.split(separator: "*", omittingEmptySubsequences: false)
            guard words.count == 2 || words.count == 3, !words[0].isEmpty else { return nil }
            name = String(words[0])
            value = parameter.value
            isEncoded = words[words.count - 1].isEmpty
            if words.count == 2, isEncoded {
                number = 0
            } else {
                guard let order = Int(words[1]), (0..<1_000).contains(order) else { return nil }
                number = order
            }
        }
    }

    private static func join(_ pieces: [Piece]) -> String {
        var charset: String?
        var bytes: [UInt8] = []
        var last = -1
        // A stable order: of two pieces with one number the first is taken.
        for piece in pieces.enumerated().sorted(by: {
            ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
        }).map(\.element) where piece.number != last {
            var value = piece.value[...]
            if piece.isEncoded, last == -1 {
                let marks = value.split(
                    separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
                if marks.count == 3 {
                    charset = String(decoding: marks[0], as: UTF8.self)
                    value = marks[2]
                }
            }
            bytes.append(contentsOf: piece.isEncoded ? percentDecoded(value) : Array(value))
            last = piece.number
        }
        return CharsetDecoder.phrase(bytes, charset: charset)
    }

    private static func percentDecoded(_ value: ByteSlice) -> [UInt8] {
        var output: [UInt8] = []
        var index = value.startIndex
        while index < value.endIndex {
            if value[index] == UInt8(ascii: "%"), index + 2 < value.endIndex,
                let high = value[index + 1].hexValue, let low = value[index + 2].hexValue
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(value[index])
                index += 1
            }
        }
        return output
    }
}
