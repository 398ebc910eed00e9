internal import CLibXML

/// The words of office documents, from the XML that lies in their archives (ECMA-376, ISO 26300):
/// paragraphs, headings, rows and cells each on a line of their own. For finding, not for showing.
public enum OfficeText {
    private static let starts: Void = xmlInitParser()
    private static let mostDocuments = 2_000

    /// - Parameter bytes: one or several XML documents, one behind the other.
    public static func text(ofXML bytes: [UInt8], limit: Int) -> String {
        _ = starts
        let collector = OfficeCollector(limit: limit)
        for document in documents(bytes).prefix(mostDocuments) where !collector.isFull {
            collector.read(document)
        }
        return collector.text
    }

    /// Each begins with its declaration.
    private static func documents(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        let mark = Array("<?xml".utf8)
        var starts: [Int] = []
        var index = 0
        while let found = bytes[index...].firstIndex(of: mark[0]) {
            if bytes[found...].starts(with: mark) { starts.append(found) }
            index = found + 1
        }
        guard starts.first == 0 else { return bytes.isEmpty ? [] : [bytes[...]] }
        return zip(starts, starts.dropFirst() + [bytes.count]).map { bytes[$0..<$1] }
    }
}

/// What libxml2 reports of one document after the other. No tree is built, nothing is loaded, and an
/// entity that the document itself defines stays unread.
private final class OfficeCollector {
    private var bytes: [UInt8] = []
    private let limit: Int
    private static let pieceBytes = 64 << 10
    /// How deep we are in something whose words are none: field codes, numbers of shared strings.
    private var muted = 0
    private var context: xmlParserCtxtPtr?

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { bytes.count >= limit }
    var text: String {
        CleanText.beginning(of: String(decoding: bytes, as: UTF8.self), bytes: limit)
    }

    func read(_ document: ArraySlice<UInt8>) {
        guard let parser = xmlCreatePushParserCtxt(nil, nil, nil, 0, nil) else { return }
        defer { xmlFreeParserCtxt(parser) }
        guard let handler = parser.pointee.sax else { return }
        context = parser
        defer { context = nil }
        muted = 0
        handler.pointee = Self.handler
        parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue
        xmlCtxtUseOptions(parser, Int32(options))
        var rest = document
        while !rest.isEmpty, !isFull {
            let piece = rest.prefix(Self.pieceBytes)
            rest = rest.dropFirst(piece.count)
            piece.withUnsafeBytes { buffer in
                _ = xmlParseChunk(
                    parser, buffer.bindMemory(to: CChar.self).baseAddress,
                    Int32(clamping: buffer.count), rest.isEmpty ? 1 : 0)
            }
        }
        if let tree = parser.pointee.myDoc { xmlFreeDoc(tree) }
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.startElement = { context, name, attributes in
            OfficeCollector.from(context)?.start(name, attributes)
        }
        handler.endElement = { context, name in OfficeCollector.from(context)?.end(name) }
        handler.characters = { context, text, count in
            OfficeCollector.from(context)?.add(text, count)
        }
        handler.cdataBlock = handler.characters
        return handler
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> OfficeCollector? {
        context.map { Unmanaged<OfficeCollector>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Without the prefix of its name space.
    private static func local(_ name: UnsafePointer<xmlChar>?) -> Substring {
        guard let name else { return "" }
        let whole = String(cString: name)
        return whole.lastIndex(of: ":").map { whole[whole.index(after: $0)...] } ?? whole[...]
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        let name = Self.local(name)
        if muted > 0 || name == "instrText" || name == "delText" || isShared(name, attributes) {
            muted += 1
        }
        if ["tab", "br", "line-break", "s"].contains(name) { bytes.append(.space) }
    }

    /// A cell of a sheet that holds the number of a string which stands elsewhere.
    private func isShared(
        _ name: Substring, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> Bool {
        guard name == "c", let attributes else { return false }
        var index = 0
        while let key = attributes[index] {
            if String(cString: key) == "t" {
                return attributes[index + 1].map { String(cString: $0) == "s" } ?? false
            }
            index += 2
        }
        return false
    }

    private static let ends: Set<Substring> = [
        "p", "h", "tr", "row", "si", "c", "table-row", "table-cell", "title",
    ]

    private func end(_ name: UnsafePointer<xmlChar>?) {
        if muted > 0 { muted -= 1 }
        if Self.ends.contains(Self.local(name)), let last = bytes.last, last != .lineFeed {
            bytes.append(.lineFeed)
        }
        if isFull, let context { xmlStopParser(context) }
    }

    private func add(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard muted == 0, let text, count > 0, !isFull else { return }
        bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
    }
}
