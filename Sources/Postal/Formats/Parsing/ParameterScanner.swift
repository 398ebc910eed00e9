/// Cuts a structured header value into its word and its parameters, as loosely as they are
/// written: quotes that never close, missing semicolons, spaces in unquoted values.
struct ParameterScanner {
    struct Parameter {
        let name: String
        let value: [UInt8]
    }

    private let bytes: [UInt8]
    private var index = 0
    private static let mostParameters = 200

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The word at the beginning, in small letters, with the spaces around a slash left out.
    mutating func leadingWord() -> String {
        var word: [UInt8] = []
        skipBlanks()
        while index < bytes.count, bytes[index] != UInt8(ascii: ";") {
            let byte = bytes[index]
            if byte == UInt8(ascii: "(") {
                skipComment()
                continue
            }
            if byte.isWhitespace {
                skipBlanks()
                let next = index < bytes.count ? bytes[index] : UInt8(ascii: ";")
                // `text / plain` is one word; `text/plain charset=x` lacks its semicolon.
                if ![word.last, next].contains(UInt8(ascii: "/")), !word.isEmpty { break }
                continue
            }
            if byte > .space, byte < 0x7F { word.append(byte.lowercasedASCII) }
            index += 1
        }
        return String(decoding: word.prefix(200), as: UTF8.self)
    }

    /// The parameters in the order in which they stand.
    mutating func parameters() -> [Parameter] {
        var found: [Parameter] = []
        while index < bytes.count, found.count < Self.mostParameters {
            while index < bytes.count,
                bytes[index].isWhitespace || bytes[index] == UInt8(ascii: ";")
            {
                index += 1
            }
            let start = index
            while index < bytes.count, !"=;".utf8.contains(bytes[index]) { index += 1 }
            let name = bytes[start..<index].trimmed.map(\.lowercasedASCII)
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
            index += 1
            let value = scanValue()
            if !name.isEmpty, name.count <= 100 {
                found.append(Parameter(name: String(decoding: name, as: UTF8.self), value: value))
            }
        }
        return found
    }

    private mutating func scanValue() -> [UInt8] {
        skipBlanks()
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return scanQuoted() }
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: ";") { index += 1 }
        return Array(bytes[start..<index].trimmed)
    }

    private mutating func scanQuoted() -> [UInt8] {
        var value: [UInt8] = []
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            // Windows programs write paths with bare backslashes: only quotes are escaped.
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
                "\"\\".utf8.contains(bytes[index + 1])
            {
                index += 1
            }
            value.append(bytes[index])
            index += 1
        }
        index += 1
        return value
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index].isWhitespace { index += 1 }
    }

    private mutating func skipComment() {
        var depth = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            index += 1
            if depth == 0 { return }
        }
    }
}
