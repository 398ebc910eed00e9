import CLibXML
import Testing

@testable import Postal

@Suite struct HTMLSanitizerTests {
    @Test func `structure, emphasis, lists and tables stay`() {
        let page = HTMLSanitizer.sanitize(
            """
            <html><head><title>x</title><style>p{}</style></head><body class=a onload="x()">
            <h1 id=t>Titolo</h1><p style="color:red">Testo <b>forte</b> e <i>lieve</i></p>
            <ul><li>uno<li>due</ul><table border=1><tr><td colspan="2" width=9>a</td></tr></table>
            </body></html>
            """)
        #expect(
            page.html == "<div><h1>Titolo</h1><p>Testo <b>forte</b> e <i>lieve</i></p>"
                + "<ul><li>uno</li><li>due</li></ul><table><tr><td colspan=\"2\">a</td></tr>"
                + "</table></div>")
        #expect(page.blockedRemoteContent == 0 && !page.isTruncated)
    }

    @Test func `links keep safe targets only`() {
        func link(_ target: String) -> String {
            HTMLSanitizer.sanitize("<p><a href=\"\(target)\">x</a></p>").html
        }
        let rest = "rel=\"noopener noreferrer nofollow\" target=\"_blank\">x</a></p>"
        #expect(
            link("https://x.it/?a=1&amp;b=2") == "<p><a href=\"https://x.it/?a=1&amp;b=2\" \(rest)")
        #expect(link("HTTP://x.it/") == "<p><a href=\"http://x.it/\" \(rest)")
        #expect(link("mailto:a@b.it") == "<p><a href=\"mailto:a@b.it\" \(rest)")
        #expect(link("tel:+39055") == "<p><a href=\"tel:+39055\" \(rest)")
        #expect(link("h&#10;ttps://x.it/'&quot;") == "<p><a href=\"https://x.it/%27%22\" \(rest)")
        for target in [
            "javascript:alert(1)", "/a", "//x.it", "#a", "ftp://x.it", "data:text/html,x", "",
            "https:x", "http:///x", "https:", "mailto:", "cid:a", "file:///etc/passwd", "x.it",
        ] {
            #expect(link(target) == "<p>x</p>", "\(target)")
        }
    }

    @Test func `pictures of the message are mapped, others become words and are counted`() {
        let source = """
            <img src="cid:logo@x" alt="Logo" width=20 height=10><img src="http://t.it/a.gif" alt="Foto">
            <img src="https://t.it/p.gif" width=1 height=1><img src="data:image/png;base64,AAAA" alt="D">
            """
        let mapped = HTMLSanitizer.sanitize(source) { $0 == "logo@x" ? "/parts/2?a&b" : nil }
        #expect(
            mapped.html == "<img src=\"/parts/2?a&amp;b\" alt=\"Logo\" width=\"20\" height=\"10\"/>"
                + "<img alt=\"Foto\"/> <img alt=\"D\"/>")
        #expect(mapped.blockedRemoteContent == 2)
        #expect(HTMLSanitizer.sanitize(source).html.hasPrefix("<img alt=\"Logo\"/>"))
        #expect(mapped.plainText == "[Logo][Foto] [D]")
    }

    @Test func `everything that would be loaded from elsewhere is counted`() {
        let page = HTMLSanitizer.sanitize(
            """
            <style>@import "http://a.it/x.css"; p { background: url( 'https://a.it/1.png' ) }</style>
            <link rel=stylesheet href="https://a.it/y.css"><body background="//a.it/2.png">
            <table background=http://a.it/3.png><td style="background:url(http://a.it/4.png)">x</td></table>
            <img srcset="http://a.it/5.png 1x, http://a.it/6.png 2x"><iframe src="http://a.it"></iframe>
            <video poster="http://a.it/7.png" src="http://a.it/8.mp4"></video><a href="http://a.it">x</a>
            """)
        #expect(page.blockedRemoteContent == 11)
        #expect(HTMLSanitizer.sanitize(page.html).blockedRemoteContent == 0)
    }

    @Test func `plain text keeps paragraphs, lists, quotes, links and rows`() {
        let page = HTMLSanitizer.sanitize(
            """
            <p>Gentile&nbsp;socia,<br>due cose:</p><ol><li>la <b>polizza</b><ul><li>RCA<li>furto</ul>
            <li>il <a href="https://x.it/p">premio</a></ol><p>Vedi <a href="https://x.it/">x.it</a> o
            <a href="mailto:a@b.it">a@b.it</a></p><blockquote><p>Prima</p><p>Poi</p></blockquote>
            <table><tr><th>Rata</th><th>Euro</th></tr><tr><td><p>1</p></td><td>10,00</td></tr></table>
            <hr><pre>a  b
              c</pre>
            """)
        #expect(
            page.plainText == """
                Gentile\u{A0}socia,
                due cose:

                1. la polizza
                   - RCA
                   - furto
                2. il premio <https://x.it/p>

                Vedi x.it o a@b.it

                > Prima
                >
                > Poi

                Rata | Euro
                1 | 10,00

                ---

                a  b
                  c
                """)
    }

    @Test(arguments: HTMLPayloads.all.indices)
    func `a hostile page comes out with whitelisted elements only`(index: Int) throws {
        let payload = HTMLPayloads.all[index]
        for source in [payload, "<p>a\(payload)b</p>", "<table><tr><td>\(payload)"] {
            let page = HTMLSanitizer.sanitize(source) { $0.count < 20 ? "/cid" : nil }
            try MarkupCheck.expectSafe(page.html)
            let plain = HTMLSanitizer.sanitize(source)
            #expect(HTMLSanitizer.sanitize(plain.html).html == plain.html, "\(source)")
        }
    }

    @Test func `pages made by chance come out safe, and clean pages stay as they are`() throws {
        var chance = SeededChance(seed: 11)
        let pieces = HTMLPayloads.pieces
        for _ in 0..<2_000 {
            let source = (0..<Int.random(in: 1...25, using: &chance))
                .map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
            let page = HTMLSanitizer.sanitize(source)
            try MarkupCheck.expectSafe(page.html)
            #expect(HTMLSanitizer.sanitize(page.html).html == page.html, "\(source)")
        }
    }

    @Test(arguments: [
        "<b>", "<div>", "<blockquote>x", "<ul><li>x", "<table><tr><td>x", "<p>", "</p>", "<", "&",
        "<!--", "<a href=\"", "<a href=http://x.it>y", "<svg><style>", "<font><p><b>", "\u{0}",
    ])
    func `repetition costs neither the stack nor the text`(piece: String) throws {
        let page = HTMLSanitizer.sanitize(String(repeating: piece, count: 5_000) + "fine")
        try MarkupCheck.expectSafe(page.html)
        let marks = page.html.utf8.count { $0 == UInt8(ascii: "x") }
        if piece.hasSuffix(">x") { #expect(marks == 5_000) }
    }

    @Test func `a page that is too large is cut and says so`() {
        let page = HTMLSanitizer.sanitize(String(repeating: "è parola ", count: 600_000))
        #expect(page.isTruncated)
        #expect(!page.html.contains("\u{FFFD}"))
        let image = String(repeating: "QUJD", count: 2_000_000)
        let pictures = HTMLSanitizer.sanitize("<img src=\"data:image/png;base64,\(image)\">fine")
        #expect(!pictures.isTruncated && pictures.plainText == "fine")
    }
}

/// Reads a cleaned page as strict XML and looks at each element and attribute.
enum MarkupCheck {
    private static let attributes: [String: Set<String>] = [
        "a": ["href", "rel", "target"], "img": ["src", "alt", "width", "height"],
        "td": ["colspan", "rowspan"], "th": ["colspan", "rowspan"], "ol": ["start"],
    ]

    static func expectSafe(_ html: String) throws {
        let page = "<page>\(html)</page>"
        let options = Int32(
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_HUGE.rawValue)
        let document = xmlReadMemory(page, Int32(page.utf8.count), nil, "UTF-8", options)
        defer { xmlFreeDoc(document) }
        let root = try #require(xmlDocGetRootElement(document), "no XML: \(html.prefix(300))")
        var pending = [root.pointee.children]
        while let next = pending.popLast() {
            guard let node = next else { continue }
            pending += [node.pointee.next, node.pointee.children]
            guard node.pointee.type == XML_ELEMENT_NODE else {
                #expect(node.pointee.type == XML_TEXT_NODE)
                continue
            }
            let name = node.pointee.name.map { String(cString: $0) } ?? ""
            #expect(HTMLTag(rawValue: name) != nil, "\(name) in \(html.prefix(300))")
            var attribute = node.pointee.properties
            while let current = attribute {
                let key = current.pointee.name.map { String(cString: $0) } ?? ""
                #expect(attributes[name]?.contains(key) == true, "\(name) \(key)")
                let value = current.pointee.children?.pointee.content.map { String(cString: $0) }
                check(key, value ?? "")
                attribute = current.pointee.next
            }
        }
    }

    private static func check(_ key: String, _ value: String) {
        switch key {
        case "href":
            let schemes = ["http://", "https://", "mailto:", "tel:"]
            #expect(schemes.contains { value.hasPrefix($0) }, "\(value)")
            #expect(value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F })
        case "src": #expect(value == "/cid")
        case "alt": #expect(!value.contains("\n"))
        case "rel": #expect(value == "noopener noreferrer nofollow")
        case "target": #expect(value == "_blank")
        default: #expect(Int(value) != nil)
        }
    }
}
