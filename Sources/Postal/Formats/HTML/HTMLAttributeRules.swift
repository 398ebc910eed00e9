/// Which attributes an element keeps, and in what form.
enum HTMLAttributeRules {
    static let wanted: Set<String> = [
        "href", "src", "alt", "title", "width", "height", "colspan", "rowspan", "start",
    ]

    private static let longestAlternative = 300

    /// The attributes of an element, always in the same order; nil when the element has no sense
    /// without one that it lacks, and is unwrapped.
    static func attributes(
        of tag: HTMLTag, in element: HTMLElement, within openTags: [HTMLTag]
    ) -> [HTMLAttribute]? {
        let source = element.attributes
        switch tag {
        case .a:
            guard !openTags.contains(.a), let target = LinkPolicy.link(source["href"]) else {
                return nil
            }
            return [HTMLAttribute(name: .href, value: target)]
        case .img: return image(source, isInLink: openTags.contains(.a))
        case .td, .th:
            return number(.colspan, source["colspan"], 2...100)
                + number(.rowspan, source["rowspan"], 2...1_000)
        case .ol: return number(.start, source["start"], 0...99_999)
        default: return []
        }
    }

    /// A picture of the message itself, or the words that stand for one from elsewhere. Pictures
    /// that say nothing, such as those that report the reading, go.
    private static func image(
        _ source: [String: String], isInLink: Bool
    ) -> [HTMLAttribute]? {
        let name = LinkPolicy.contentID(source["src"])
        let size =
            number(.width, source["width"], 0...9_999)
            + number(.height, source["height"], 0...9_999)
        var words = source["alt"] ?? ""
        if words.isEmpty { words = source["title"] ?? "" }
        words = CleanText.line(String(words.prefix(longestAlternative)))
        guard let name else {
            let isDot = size.contains { $0.value == "0" || $0.value == "1" }
            if words.isEmpty, isInLink, !isDot { words = HTMLWriter.pictureMark }
            return words.isEmpty ? nil : [HTMLAttribute(name: .alt, value: words)]
        }
        return [
            HTMLAttribute(name: .src, value: "cid:\(name)"),
            HTMLAttribute(name: .alt, value: words),
        ] + size
    }

    private static func number(
        _ name: HTMLAttribute.Name, _ value: String?, _ range: ClosedRange<Int>
    ) -> [HTMLAttribute] {
        guard let value, let number = Int(value.prefix { $0.isASCII && $0.isNumber }),
            range.contains(number)
        else { return [] }
        return [HTMLAttribute(name: name, value: String(number))]
    }
}
