import Kernel

/// A piece of a page. In `"<p>\(name)</p>"` a text is escaped and another piece is not, so what a
/// person wrote can never become markup; escaping covers element content and quoted attributes.
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    public private(set) var text: String

    public init() { text = "" }
    public init(stringLiteral value: String) { text = value }
    public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// For markup that was made safe elsewhere: the sanitiser's output, a file of ours.
    public init(alreadySafeMarkup text: String) { self.text = text }

    public var isEmpty: Bool { text.isEmpty }

    public static func + (left: HTML, right: HTML) -> HTML {
        HTML(alreadySafeMarkup: left.text + right.text)
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text: String

        public init(literalCapacity: Int, interpolationCount: Int) {
            text = ""
            text.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: String) { text += literal }
        /// Disfavoured, so that a literal inside an interpolation (a branch of `?:`) is markup.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ value: some StringProtocol) {
            HTML.escape(value, into: &text)
        }
        public mutating func appendInterpolation(_ value: Int) { text += String(value) }
        public mutating func appendInterpolation(_ value: Int64) { text += String(value) }
        public mutating func appendInterpolation<Entity>(_ value: ID<Entity>) {
            text += value.description
        }
        public mutating func appendInterpolation(_ value: HTML) { text += value.text }
        public mutating func appendInterpolation(_ value: HTML?) { text += value?.text ?? "" }
        public mutating func appendInterpolation(_ values: [HTML]) {
            for value in values { text += value.text }
        }
    }

    private static func escape(_ value: some StringProtocol, into text: inout String) {
        // A native text lends its bytes; only one that came from elsewhere is copied first.
        let isDone: Void? = value.utf8.withContiguousStorageIfAvailable { escape($0, into: &text) }
        if isDone == nil {
            var copy = String(value)
            copy.withUTF8 { escape($0, into: &text) }
        }
    }

    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout String) {
        var start = 0
        for index in bytes.indices {
            let entity: String
            switch bytes[index] {
            case UInt8(ascii: "&"): entity = "&amp;"
            case UInt8(ascii: "<"): entity = "&lt;"
            case UInt8(ascii: ">"): entity = "&gt;"
            case UInt8(ascii: "\""): entity = "&quot;"
            case UInt8(ascii: "'"): entity = "&#39;"
            default: continue
            }
            // What is escaped is ASCII, so no character is cut in two.
            text += String(decoding: bytes[start..<index], as: UTF8.self)
            text += entity
            start = index + 1
        }
        text += String(decoding: bytes[start...], as: UTF8.self)
    }
}

extension Sequence {
    /// The pieces made of each element, one after the other.
    public func html(_ make: (Element) throws -> HTML) rethrows -> HTML {
        var text = ""
        for element in self { text += try make(element).text }
        return HTML(alreadySafeMarkup: text)
    }
}

/// Says things in the reader's language.
public struct Say: Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

    public func callAsFunction(_ italian: String, _ english: String) -> String {
        language == .italian ? italian : english
    }

    public func callAsFunction(_ phrase: Bilingual) -> String { phrase[language] }
}
