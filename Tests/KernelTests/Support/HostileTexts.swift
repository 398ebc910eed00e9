import Foundation

/// Texts that no reader may accept as a value of the field, nor trap on.
let hostileTexts: [String] = [
    "", " ", "\0", "\n", "\u{FEFF}", "\u{202E}", "-", "+", ".", ",", ":", "@", "'", "\"",
    "٠١٢٣٤٥٦٧٨٩٠", "１２３４５６７８９０１", "𝟎𝟎𝟕𝟒𝟑𝟏𝟏𝟎𝟏𝟓𝟕", "e\u{301}", "\u{301}", "\u{301}\u{301}\u{301}",
    "👩‍👩‍👧‍👧", "🇮🇹", "ß", "İ", "ı", "ŉ", "ﬁ", "\u{200D}", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}",
    String(repeating: "0", count: 100_000), String(repeating: "A", count: 100_000),
    String(repeating: "9", count: 100_000), String(repeating: "-", count: 100_000),
    String(repeating: "e\u{301}", count: 50_000), "A" + String(repeating: "\u{301}", count: 50_000),
    String(repeating: "👍🏽", count: 20_000), String(repeating: " ", count: 100_000),
    "nan", "inf", "0x10", "1e309", "-9223372036854775808", "9223372036854775808",
    "<script>", "'; DROP TABLE member; --", "%00", "..", "\u{1F1EE}", "\u{E000}", "\u{10FFFF}",
]

/// Encodes one value and reads it back, as a fact or a request would.
func roundTrip<Value: Codable>(_ value: Value) throws -> (json: String, back: Value) {
    let data = try JSONEncoder().encode([value])
    let back = try JSONDecoder().decode([Value].self, from: data)
    let json = String(decoding: data, as: UTF8.self)
    return (String(json.dropFirst().dropLast()), back[0])
}

/// Whether a JSON value is refused by the decoder with an error about that value.
func isRefused<Value: Decodable>(_: Value.Type, json: String) -> Bool {
    do {
        _ = try JSONDecoder().decode([Value].self, from: Data("[\(json)]".utf8))
        return false
    } catch {
        return error is DecodingError
    }
}
