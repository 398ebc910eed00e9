/// Takes a message apart into its parts (RFC 2045, RFC 2046). Nesting is bounded by the budget, so
/// the recursion is too; parts are slices of the message, copied only where they are encoded.
struct EntityReader {
    private let budget: ParseBudget
    private let messageDepth: Int
    private(set) var parts: [PartDraft] = []
    private(set) var faults = FaultList()

    /// - Parameter messageDepth: levels around the message that is read.
    init(budget: ParseBudget, messageDepth: Int) {
        self.budget = budget
        self.messageDepth = messageDepth
    }

    /// Reads a whole message whose headers were read already.
    mutating func readRoot(_ bytes: ByteSlice, _ block: HeaderBlock) {
        guard budget.takePart() else { return faults.note(.tooManyParts) }
        read(bytes, block, place: Place(path: "1", depth: 0), fallbackType: "text/plain")
    }

    private struct Place {
        let path: String
        let depth: Int
        var parent: Int?
    }

    private mutating func read(
        _ bytes: ByteSlice, _ block: HeaderBlock, place: Place, fallbackType: String
    ) {
        var draft = PartDraft(
            path: place.path, depth: place.depth, type: fallbackType, entity: bytes)
        draft.parent = place.parent
        for fault in block.faults { faults.note(fault, at: place.parent == nil ? nil : place.path) }
        describe(&draft, block)
        let body = bytes[block.bodyStart...]
        let index = parts.count
        parts.append(draft)
        if let parent = place.parent { parts[parent].children.append(index) }
        if draft.type.hasPrefix("multipart/"), splitInto(index, body) { return }
        readLeaf(index, body, block)
    }

    /// What the headers of a part say of it.
    private mutating func describe(_ draft: inout PartDraft, _ block: HeaderBlock) {
        if let disposition = block.headers.first("content-disposition") {
            let field = ContentField(disposition.value)
            draft.disposition = field.value.isEmpty ? nil : field.value
            draft.filename = field.parameters["filename"] ?? field.parameters["name"]
        }
        if let header = block.headers.first("content-type") {
            let field = ContentField(header.value)
            draft.parameters = field.parameters
            if let type = field.mediaType {
                draft.type = type
            } else {
                faults.note(.typeUnreadable, at: draft.path)
                let isFile = draft.filename != nil || field.parameters["name"] != nil
                if isFile { draft.type = "application/octet-stream" }
            }
            if draft.filename == nil { draft.filename = field.parameters["name"] }
        }
        draft.contentID = block.headers.first("content-id").flatMap {
            MessageIdentifiers.first($0.value)
        }
    }

    /// Reads the parts of a multipart; false when none is found, and the body is shown as text.
    private mutating func splitInto(_ index: Int, _ body: ByteSlice) -> Bool {
        let draft = parts[index]
        guard let boundary = draft.parameters["boundary"], !boundary.isEmpty else {
            return fallBack(index, .boundaryMissing)
        }
        // The parts of a multipart at the limit would lie beyond it.
        guard messageDepth + draft.depth + 1 < budget.limits.depth else {
            return fallBack(index, .tooDeep, to: "application/octet-stream")
        }
        let most = budget.partsLeft
        guard most > 0 else {
            return fallBack(index, .tooManyParts, to: "application/octet-stream")
        }
        let pieces = MultipartSplitter.split(body, boundary: boundary, most: most)
        guard !pieces.parts.isEmpty else { return fallBack(index, .multipartEmpty) }
        if pieces.isCut {
            faults.note(.tooManyParts)
        } else if !pieces.isClosed {
            faults.note(.multipartUnclosed, at: draft.path)
        }
        let inDigest = draft.type == "multipart/digest"
        for (offset, piece) in pieces.parts.enumerated() {
            guard budget.takePart() else {
                faults.note(.tooManyParts)
                return true
            }
            let place = Place(
                path: "\(draft.path).\(offset + 1)", depth: draft.depth + 1, parent: index)
            read(
                piece, HeaderBlock(reading: piece, limits: budget.limits), place: place,
                fallbackType: inDigest ? "message/rfc822" : "text/plain")
        }
        return true
    }

    /// Makes a leaf of a multipart that cannot be taken apart.
    private mutating func fallBack(
        _ index: Int, _ fault: MessageFault, to type: String = "text/plain"
    ) -> Bool {
        faults.note(fault, at: fault == .tooManyParts ? nil : parts[index].path)
        parts[index].type = type
        return false
    }

    private static let messageTypes: Set<String> = [
        "message/rfc822", "message/global", "message/news",
    ]

    private mutating func readLeaf(_ index: Int, _ body: ByteSlice, _ block: HeaderBlock) {
        let encoding = block.headers.first("content-transfer-encoding")?.decoded
        let decoded = TransferDecoder.decode(body, encoding: encoding, budget: budget)
        if let fault = decoded.fault { faults.note(fault, at: parts[index].path) }
        parts[index].content = decoded.bytes
        guard Self.messageTypes.contains(parts[index].type) else { return }
        let depth = messageDepth + parts[index].depth + 1
        guard depth < budget.limits.depth else {
            return faults.note(.tooDeep, at: parts[index].path)
        }
        guard budget.partsLeft > 0 else { return faults.note(.tooManyParts) }
        parts[index].message = MessageReader.read(decoded.bytes, depth: depth, budget: budget)
    }

    /// Notes a fault found later, when the text of a part is made.
    mutating func note(_ fault: MessageFault, at path: String? = nil) {
        faults.note(fault, at: path)
    }

    mutating func markBody(_ index: Int) {
        parts[index].isBody = true
    }
}
