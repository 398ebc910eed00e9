/// Writes tokens as a page: every element closed, every text and attribute escaped. The form is
/// well-formed as XML too.
enum HTMLWriter {
    /// - Parameter image: the address of a picture of the message by its content id; nil leaves
    ///   the words that stand for it.
    static func write(_ tokens: [HTMLToken], image: ((String) -> String?)?) -> String {
        var output: [UInt8] = []
        for token in tokens {
            switch token {
            case .text(let text): escape(text, into: &output)
            case .close(let tag): output += "</\(tag.rawValue)>".utf8
            case .open(let tag, let attributes):
                output += "<\(tag.rawValue)".utf8
                for attribute in resolved(tag, attributes, image) {
                    output += " \(attribute.name.rawValue)=\"".utf8
                    escape(attribute.value, into: &output)
                    output.append(UInt8(ascii: "\""))
                }
                output += (tag.isVoid ? "/>" : ">").utf8
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func resolved(
        _ tag: HTMLTag, _ attributes: [HTMLAttribute], _ image: ((String) -> String?)?
    ) -> [HTMLAttribute] {
        switch tag {
        case .a:
            return attributes + [
                HTMLAttribute(name: .rel, value: "noopener noreferrer nofollow"),
                HTMLAttribute(name: .target, value: "_blank"),
            ]
        case .img:
            // Without a closure the page is an intermediate form and keeps the reference.
            guard let image, let source = attributes.first(where: { $0.name == .src }) else {
                return attributes
            }
            let others = attributes.filter { $0.name != .src }
            guard let address = image(String(source.value.dropFirst(4))) else {
                let words = others.first { $0.name == .alt }?.value ?? ""
                return [HTMLAttribute(name: .alt, value: words.isEmpty ? pictureMark : words)]
            }
            return [HTMLAttribute(name: .src, value: address)] + others
        default: return attributes
        }
    }

    /// Stands for a picture that says nothing in words.
    static let pictureMark = "▦"

    private static func escape(_ text: String, into output: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            case UInt8(ascii: "'"): output += "&#39;".utf8
            case UInt8(ascii: "`"): output += "&#96;".utf8
            default: output.append(byte)
            }
        }
    }
}
