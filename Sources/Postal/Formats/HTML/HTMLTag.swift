/// The elements that a page may keep. Everything else is unwrapped, made a block or dropped.
enum HTMLTag: String {
    case p, div, br, hr, blockquote, pre, h1, h2, h3, h4, h5, h6
    case ul, ol, li, dl, dt, dd
    case table, caption, thead, tbody, tfoot, tr, th, td
    case b, strong, i, em, u, s, del, ins, sub, sup, small, mark, code, kbd, samp, cite, q
    case a, img

    /// Elements that hold nothing and have no end.
    var isVoid: Bool { self == .br || self == .hr || self == .img }

    /// Elements that stand within a line of text.
    var isInline: Bool {
        switch self {
        case .b, .strong, .i, .em, .u, .s, .del, .ins, .sub, .sup, .small, .mark, .code, .kbd,
            .samp, .cite, .q, .a, .img, .br:
            true
        default: false
        }
    }

    var isCell: Bool { self == .td || self == .th }

    /// The elements of which one must be open around this one; none is needed when empty.
    var containers: [HTMLTag] {
        switch self {
        case .li: [.ul, .ol]
        case .dt, .dd: [.dl]
        case .caption, .thead, .tbody, .tfoot, .tr, .th, .td: [.table]
        default: []
        }
    }
}

/// An attribute that a page may keep, its value already made safe.
struct HTMLAttribute: Equatable {
    enum Name: String {
        case href, rel, target, src, alt, width, height, colspan, rowspan, start
    }

    let name: Name
    let value: String
}

/// A page as a row of tokens: whitelisted elements, opened and closed in pairs, and text.
enum HTMLToken: Equatable {
    case open(HTMLTag, [HTMLAttribute])
    case close(HTMLTag)
    case text(String)
}
