internal import CLibXML
import Glibc

/// An element of the source as the parser meets it.
struct HTMLElement {
    let name: String

    /// Attributes by name in small letters; a data URL is cut to its scheme, it is never needed.
    let attributes: [String: String]
}

/// Drives libxml2's HTML parser over a page and hands what it meets to a cleaner. No tree is
/// built, nothing is loaded, and three bounds keep hostile pages cheap: the parser is started
/// anew where it is nested too deeply, its stock of names is small (it compares each attribute of
/// an element with all others), and the cleaner stops it when it has enough.
final class HTMLSource {
    private let cleaner: HTMLCleaner
    private var context: htmlParserCtxtPtr?
    private var restart: Int?

    private static let deepest: Int32 = 300
    private static let bytesOfNames = 4 * 1_024
    private static let starts: Void = xmlInitParser()

    private init(_ cleaner: HTMLCleaner) {
        self.cleaner = cleaner
    }

    /// Reads a page to its end, or to where the cleaner has enough.
    static func read(_ bytes: [UInt8], into cleaner: HTMLCleaner) {
        _ = starts
        let source = HTMLSource(cleaner)
        var position = 0
        while position < bytes.count, !cleaner.isFull {
            source.restart = nil
            source.parse(bytes[position...])
            cleaner.closeAll()
            guard let offset = source.restart, offset > 0 else { return }
            position = tagEnd(bytes, from: position + offset)
        }
    }

    /// Behind the tag in which the parser was stopped, whose attributes were read already.
    private static func tagEnd(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index].isWhitespace || bytes[index] == UInt8(ascii: "/") {
            index += 1
        }
        return index < bytes.count && bytes[index] == UInt8(ascii: ">") ? index + 1 : index
    }

    private func parse(_ bytes: ByteSlice) {
        let created = bytes.withUnsafeBytes { buffer in
            htmlCreateMemoryParserCtxt(
                buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count))
        }
        guard let parser = created else { return }
        defer { htmlFreeParserCtxt(parser) }
        guard let handler = parser.pointee.sax else { return }
        context = parser
        defer { context = nil }
        xmlDictSetLimit(parser.pointee.dict, Self.bytesOfNames)
        handler.pointee = Self.handler
        parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        // Said here and not through an option: a converter between the page and the parser would
        // make the place where it was stopped unknown.
        parser.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(parser, Int32(options))
        htmlParseDocument(parser)
        if let document = parser.pointee.myDoc { xmlFreeDoc(document) }
    }

    /// Only these calls reach us; all others, the building of a tree among them, are off.
    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.startElement = { context, name, attributes in
            HTMLSource.from(context)?.start(name, attributes)
        }
        handler.endElement = { context, name in
            guard let source = HTMLSource.from(context), let name else { return }
            source.cleaner.end(String(cString: name))
        }
        handler.characters = { context, text, count in
            HTMLSource.from(context)?.text(text, count)
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = { context, text, count in
            HTMLSource.from(context)?.text(text, count)
        }
        return handler
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> HTMLSource? {
        context.map { Unmanaged<HTMLSource>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard restart == nil, let name, let context else { return }
        var found: [String: String] = [:]
        var index = 0
        while let attributes, let key = attributes[index] {
            let known = String(cString: key).lowercased()
            if HTMLCleaner.wantedAttributes.contains(known), let value = attributes[index + 1] {
                found[known] = Self.value(value)
            }
            index += 2
        }
        cleaner.start(HTMLElement(name: String(cString: name).lowercased(), attributes: found))
        if context.pointee.nameNr >= Self.deepest || cleaner.isFull {
            restart = xmlByteConsumed(context)
            xmlStopParser(context)
        }
    }

    private static func value(_ value: UnsafePointer<xmlChar>) -> String {
        strncasecmp(UnsafeRawPointer(value).assumingMemoryBound(to: CChar.self), "data:", 5) == 0
            ? "data:" : String(cString: value)
    }

    private func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard restart == nil, let text, count > 0 else { return }
        cleaner.text(UnsafeBufferPointer(start: text, count: Int(count)))
    }
}
