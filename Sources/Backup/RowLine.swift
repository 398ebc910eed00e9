import Foundation
import Store

/// One row as a line of JSON: an array in the order of the columns. Numbers and texts stand as such,
/// bytes as `{"base64":"…"}`, a number with a fraction as `{"real":"…"}`; booleans are 0 and 1. Both
/// engines give the same line for the same row.
enum RowLine {
    static func append(_ values: [SQLValue], to line: inout [UInt8]) {
        line.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            switch value {
            case .null: line += "null".utf8
            case .integer(let number): line += String(number).utf8
            case .boolean(let flag): line.append(UInt8(ascii: flag ? "1" : "0"))
            case .real(let number): line += "{\"real\":\"\(number)\"}".utf8
            case .text(let text): quote(text, &line)
            case .bytes(let bytes):
                line += "{\"base64\":\"".utf8
                line += Data(bytes).base64EncodedData()
                line += "\"}".utf8
            case .integerList: line += "null".utf8
            }
        }
        line.append(UInt8(ascii: "]"))
        line.append(UInt8(ascii: "\n"))
    }

    private static let hex = Array("0123456789abcdef".utf8)

    static func quote(_ text: String, _ line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                line.append(UInt8(ascii: "\\"))
                line.append(byte)
            case 0..<32:
                line += "\\u00".utf8
                line.append(hex[Int(byte >> 4)])
                line.append(hex[Int(byte & 15)])
            default: line.append(byte)
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    /// The values of a line as `append` writes it, without its line feed; nil for any other text.
    static func read(_ line: ArraySlice<UInt8>) -> [SQLValue]? {
        var reader = LineReader(bytes: line)
        return reader.row()
    }
}

/// Goes through a line of ours.
struct LineReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func row() -> [SQLValue]? {
        guard take("[") else { return nil }
        var values: [SQLValue] = []
        repeat {
            guard let value = value() else { return nil }
            values.append(value)
        } while take(",")
        return take("]") && position == bytes.endIndex ? values : nil
    }

    private mutating func value() -> SQLValue? {
        switch position < bytes.endIndex ? bytes[position] : 0 {
        case UInt8(ascii: "n"): return take("null") ? .null : nil
        case UInt8(ascii: "\""): return string().map { .text($0) }
        case UInt8(ascii: "{"):
            if take("{\"base64\":") {
                guard let text = string(), take("}"), let data = Data(base64Encoded: text) else {
                    return nil
                }
                return .bytes(Array(data))
            }
            guard take("{\"real\":"), let text = string(), take("}") else { return nil }
            return Double(text).map { .real($0) }
        default: return integer().map { .integer($0) }
        }
    }

    mutating func integer() -> Int64? {
        let digits = bytes[position...].prefix { (48...57).contains($0) || $0 == 45 }
        position = digits.endIndex
        return Int64(String(decoding: digits, as: UTF8.self))
    }

    mutating func string() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while position < bytes.endIndex {
            // Runs without an escape are taken at once.
            let run = bytes[position...].prefix {
                $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
            }
            text += run
            position = run.endIndex
            if take("\"") { return String(validating: text, as: UTF8.self) }
            if take("\\\"") {
                text.append(UInt8(ascii: "\""))
            } else if take("\\\\") {
                text.append(UInt8(ascii: "\\"))
            } else {
                guard take("\\u00"), bytes.endIndex - position >= 2,
                    let code = UInt8(
                        String(decoding: bytes[position..<position + 2], as: UTF8.self), radix: 16),
                    code < 128
                else { return nil }
                text.append(code)
                position += 2
            }
        }
        return nil
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// The text of an object as it stands, from its brace to the one that closes it: whether it is
    /// one, who decodes it says.
    mutating func object() -> String? {
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "{") else { return nil }
        let start = position
        var (depth, isQuoted) = (0, false)
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\\") where isQuoted: position = min(position + 1, bytes.endIndex)
            case UInt8(ascii: "\""): isQuoted.toggle()
            case _ where isQuoted: continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: continue
            }
            if depth == 0 { return String(validating: bytes[start..<position], as: UTF8.self) }
        }
        return nil
    }

    mutating func take(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }
}
