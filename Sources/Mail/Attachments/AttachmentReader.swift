import Postal

/// The words of all that came with a letter: files, letters within letters, signed envelopes, each
/// under its name and its place. Nothing is executed, loaded or checked: whether a signature holds is
/// another question.
struct AttachmentReader: Sendable {
    let tools: AttachmentTools

    struct Found: Sendable, Equatable {
        /// Place within the letter: `2.1` is the first thing inside the second.
        let path: String
        let name: String
        let text: String
    }

    struct Opened: Sendable, Equatable {
        var found: [Found] = []
        /// Of a kind that has words, and none could be read: damaged, locked, or scanned pictures.
        var unreadable = 0
        /// What would have opened the rest.
        var lacking: Set<AttachmentTools.Tool> = []
        /// What may still be opened, over all levels.
        fileprivate var left = 60
        fileprivate var bytesLeft = 120 << 20
    }

    private static let deepest = 4
    private static let largest = 30 << 20
    static let longestText = 400_000
    private static let mostXML = 24 << 20

    func read(_ letter: ParsedMessage) async throws -> Opened {
        var opened = Opened()
        try await read(letter, within: "", named: "", depth: 0, into: &opened)
        return opened
    }

    private struct File {
        let path: String
        let name: String
        let type: String
        let charset: String?
        let bytes: [UInt8]
        let depth: Int
    }

    private func read(
        _ letter: ParsedMessage, within path: String, named name: String, depth: Int,
        into opened: inout Opened
    ) async throws {
        for (index, part) in letter.attachments.enumerated() {
            guard opened.left > 0, part.size <= min(Self.largest, opened.bytesLeft) else {
                continue
            }
            opened.left -= 1
            opened.bytesLeft -= part.size
            let own = part.filename ?? part.message?.subject ?? part.type
            try await read(
                File(
                    path: path + "\(index + 1)", name: name + own, type: part.type,
                    charset: part.charset, bytes: part.data, depth: depth), into: &opened)
        }
    }

    private func read(_ file: File, into opened: inout Opened) async throws {
        guard let kind = AttachmentKind(name: file.name, type: file.type, bytes: file.bytes) else {
            return
        }
        switch kind {
        case .letter: try await readLetter(file.bytes, file, into: &opened)
        case .signed: try await openEnvelope(file, into: &opened)
        default:
            guard let text = try await text(of: file, kind, &opened) else { return }
            note(text, file, &opened)
        }
    }

    private func note(_ text: String, _ file: File, _ opened: inout Opened) {
        let words = String(text.prefix(Self.longestText))
        if words.allSatisfy(\.isWhitespace) {
            opened.unreadable += 1
        } else {
            opened.found.append(Found(path: file.path, name: file.name, text: words))
        }
    }

    /// Nil where a tool is missing.
    private func text(
        of file: File, _ kind: AttachmentKind, _ opened: inout Opened
    ) async throws -> String? {
        let limit = Self.longestText * 4
        switch kind {
        case .pdf:
            let words = try await run(.pdftotext, over: file.bytes, limit, &opened) {
                ["-enc", "UTF-8", "-q", $0, "-"]
            }
            return words.map { String(decoding: $0, as: UTF8.self).filter { $0 != "\0" } }
        case .office(let members):
            let xml = try await run(.unzip, over: file.bytes, Self.mostXML, &opened) {
                ["-p", "-qq", "-P", "", $0] + members
            }
            return xml.map { OfficeText.text(ofXML: $0, limit: limit) }
        case .richText: return RichText.text(file.bytes, limit: limit)
        case .page: return FileText.page(file.bytes, charset: file.charset, limit: limit)
        case .calendar: return FileText.calendar(file.bytes, charset: file.charset, limit: limit)
        default: return FileText.plain(file.bytes, charset: file.charset, limit: limit)
        }
    }

    private func readLetter(
        _ bytes: [UInt8], _ file: File, into opened: inout Opened
    ) async throws {
        let letter = ParsedMessage.parse(bytes)
        note("\(letter.subject)\n\(letter.text)", file, &opened)
        guard file.depth < Self.deepest else { return }
        try await read(
            letter, within: "\(file.path).", named: "\(file.name) › ", depth: file.depth + 1,
            into: &opened)
    }

    /// What a signed envelope holds (CMS, RFC 5652): a file of the same name without the ending, or
    /// for S/MIME a part of a letter.
    private func openEnvelope(_ file: File, into opened: inout Opened) async throws {
        guard file.depth < Self.deepest, !file.name.lowercased().hasSuffix(".p7s") else { return }
        let isPEM = file.bytes.starts(with: "-----BEGIN".utf8)
        let inner = try await run(.openssl, over: file.bytes, Self.largest, &opened) {
            [
                "cms", "-verify", "-noverify", "-nosigs", "-binary", "-inform",
                isPEM ? "PEM" : "DER", "-in", $0,
            ]
        }
        guard let inner else { return }
        guard !inner.isEmpty, inner.count <= opened.bytesLeft else {
            opened.unreadable += 1
            return
        }
        opened.bytesLeft -= inner.count
        let isFile =
            file.name.lowercased().hasSuffix(".p7m") && file.name.lowercased() != "smime.p7m"
        if isFile {
            try await read(
                File(
                    path: "\(file.path).1", name: String(file.name.dropLast(4)),
                    type: "application/octet-stream", charset: nil, bytes: inner,
                    depth: file.depth + 1), into: &opened)
        } else {
            try await readLetter(inner, file, into: &opened)
        }
    }

    private func run(
        _ tool: AttachmentTools.Tool, over bytes: [UInt8], _ limit: Int, _ opened: inout Opened,
        _ arguments: @escaping @Sendable (String) -> [String]
    ) async throws -> [UInt8]? {
        guard let path = tools.paths[tool] else {
            opened.lacking.insert(tool)
            return nil
        }
        return try await ChildTool(path: path).output(over: bytes, limit: limit, arguments)
    }
}
