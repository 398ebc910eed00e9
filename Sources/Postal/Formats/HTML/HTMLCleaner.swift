/// Makes whitelisted tokens of what the parser meets, in one pass with a stack of its own.
///
/// White space is brought to one form (one space within a line, none at the edges of blocks), so
/// that cleaning what was cleaned changes nothing.
final class HTMLCleaner {
    private(set) var tokens: [HTMLToken] = []

    /// Text that the last token does not hold yet: the parser brings it in small pieces.
    private var pendingText: [UInt8] = []

    private(set) var remoteReferences = 0

    /// Whether the page has more than is worth showing.
    var isFull: Bool { tokens.count >= Self.mostTokens || textBytes >= Self.mostTextBytes }

    private var frames: [Frame] = []
    private var openTags: [HTMLTag] = []
    private var dropping = 0
    private var inPre = 0
    private var needsSpace = false
    private var isAtBlockEdge = true
    private var textBytes = 0

    private static let mostTokens = 300_000
    private static let mostTextBytes = 8 << 20
    private static let deepest = 100

    /// The attributes that `start` looks at.
    static let wantedAttributes: Set<String> = HTMLAttributeRules.wanted
        .union(RemoteContent.attributes)

    /// An element of the source that is still open.
    private struct Frame {
        let name: String
        /// What was opened in its place, if anything.
        var tag: HTMLTag?
        var isDropped = false
    }

    func start(_ element: HTMLElement) {
        remoteReferences += RemoteContent.references(in: element)
        var frame = Frame(name: element.name)
        defer { frames.append(frame) }
        guard dropping == 0 else { return }
        switch HTMLTreatment(element.name) {
        case .drop:
            frame.isDropped = true
            dropping += 1
        case .unwrap: break
        case .keep(let tag): frame.tag = open(tag, element)
        }
    }

    /// Ends the innermost open element of this name, and with it all that are open inside.
    func end(_ name: String) {
        guard let index = frames.lastIndex(where: { $0.name == name }) else { return }
        while frames.count > index { closeFrame() }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if dropping > 0 {
            if frames.contains(where: { $0.name == "style" }) {
                remoteReferences += RemoteContent.references(inStyle: bytes)
            }
            return
        }
        textBytes += bytes.count
        if inPre > 0 {
            appendPreformatted(bytes)
        } else {
            appendFlowing(bytes)
        }
    }

    /// Ends every element that is still open.
    func closeAll() {
        while !frames.isEmpty { closeFrame() }
        flushText()
    }

    private func closeFrame() {
        guard let frame = frames.popLast() else { return }
        if frame.isDropped { dropping -= 1 }
        guard let tag = frame.tag else { return }
        if !tag.isInline { meetBlockEdge() }
        if tag == .pre { inPre -= 1 }
        openTags.removeLast()
        add(.close(tag))
    }

    /// Opens an element; nil when nothing is left to be closed later.
    private func open(_ wanted: HTMLTag, _ element: HTMLElement) -> HTMLTag? {
        let containers = wanted.containers
        let isHome = containers.isEmpty || openTags.contains(where: containers.contains)
        let tag = isHome ? wanted : .div
        guard let attributes = HTMLAttributeRules.attributes(of: tag, in: element, within: openTags)
        else { return nil }
        guard openTags.count < Self.deepest || tag.isVoid else {
            if !tag.isInline { meetBlockEdge() }
            return nil
        }
        if tag.isInline, tag != .br { writePendingSpace() } else { meetBlockEdge() }
        add(.open(tag, attributes))
        if tag.isVoid {
            isAtBlockEdge = tag != .img
            return nil
        }
        openTags.append(tag)
        if tag == .pre { inPre += 1 }
        return tag
    }

    private func meetBlockEdge() {
        needsSpace = false
        isAtBlockEdge = true
    }

    private func writePendingSpace() {
        guard needsSpace else { return }
        needsSpace = false
        pendingText.append(.space)
    }

    private func add(_ token: HTMLToken) {
        flushText()
        tokens.append(token)
    }

    private func flushText() {
        guard !pendingText.isEmpty else { return }
        tokens.append(.text(String(decoding: pendingText, as: UTF8.self)))
        pendingText.removeAll(keepingCapacity: true)
    }

    private func appendFlowing(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            if byte <= .space || byte == 0x7F {
                needsSpace = needsSpace || !isAtBlockEdge
                continue
            }
            if needsSpace { pendingText.append(.space) }
            needsSpace = false
            isAtBlockEdge = false
            pendingText.append(byte)
        }
    }

    private func appendPreformatted(_ bytes: UnsafeBufferPointer<UInt8>) {
        isAtBlockEdge = false
        for byte in bytes where byte >= .space && byte != 0x7F || "\n\t".utf8.contains(byte) {
            pendingText.append(byte)
        }
    }
}
