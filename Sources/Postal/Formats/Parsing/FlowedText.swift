/// Text in which the sender's program broke long lines for transport (RFC 3676): the breaks are
/// taken back, so that a paragraph is one line again.
enum FlowedText {
    /// - Parameter deletesSpace: whether the space before a break only marks it (`DelSp=yes`).
    static func unfold(_ text: String, deletesSpace: Bool) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        var openDepth: Int?
        let bytes = Array(text.utf8)
        for line in bytes.split(separator: .lineFeed, omittingEmptySubsequences: false) {
            let depth = line.prefix { $0 == UInt8(ascii: ">") }.count
            var content = line.dropFirst(depth)
            if content.first == .space { content = content.dropFirst() }
            // The signature separator ends in a space and is no paragraph that flows on.
            let isSignature = content.elementsEqual("-- ".utf8)
            if let open = openDepth, open == depth, !isSignature {
                output.append(contentsOf: content)
            } else {
                if openDepth != nil { output.append(.lineFeed) }
                output.append(contentsOf: repeatElement(UInt8(ascii: ">"), count: depth))
                if depth > 0, !content.isEmpty { output.append(.space) }
                output.append(contentsOf: content)
            }
            if content.last == .space, !isSignature {
                if deletesSpace { output.removeLast() }
                openDepth = depth
            } else {
                output.append(.lineFeed)
                openDepth = nil
            }
        }
        // Each line was closed, the last one too, which had no end.
        if openDepth == nil { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }
}
