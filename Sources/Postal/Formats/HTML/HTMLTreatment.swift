/// What becomes of an element of the source, by its name in small letters.
enum HTMLTreatment: Equatable {
    case keep(HTMLTag)

    /// The element goes, what it holds stays.
    case unwrap

    /// The element goes with all it holds.
    case drop

    init(_ name: String) {
        if let tag = HTMLTag(rawValue: name) {
            self = .keep(tag)
        } else if let tag = Self.renamed[name] {
            self = .keep(tag)
        } else {
            self = Self.dropped.contains(name) ? .drop : .unwrap
        }
    }

    /// Old and newer names for what the whitelist has under another one. Blocks become `div`, so
    /// that their text stays apart from its neighbours'.
    private static let renamed: [String: HTMLTag] = [
        "strike": .s, "tt": .code, "var": .i, "dfn": .i, "listing": .pre, "xmp": .pre,
        "plaintext": .pre, "menu": .ul, "dir": .ul, "section": .div, "article": .div,
        "header": .div, "footer": .div, "main": .div, "aside": .div, "nav": .div, "center": .div,
        "address": .div, "figure": .div, "figcaption": .div, "fieldset": .div, "legend": .div,
        "form": .div, "details": .div, "summary": .div, "hgroup": .div, "body": .div,
    ]

    /// Elements whose content is no text for people, or becomes active elsewhere.
    private static let dropped: Set<String> = [
        "script", "style", "head", "title", "noscript", "template", "iframe", "object", "embed",
        "applet", "svg", "math", "audio", "video", "canvas", "select", "textarea", "noframes",
        "frameset", "frame", "noembed", "meta", "link", "base", "basefont", "bgsound", "input",
        "map", "area", "param", "source", "track", "col", "colgroup", "xml", "portal", "dialog",
        "datalist", "optgroup", "option", "progress", "meter", "rp",
    ]
}
