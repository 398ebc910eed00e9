/// Counts what a page would load from elsewhere: each such request tells a stranger that, when
/// and where the message was read.
enum RemoteContent {
    static let attributes: Set<String> = [
        "src", "srcset", "href", "xlink:href", "background", "poster", "data", "lowsrc", "dynsrc",
        "style",
    ]

    /// Elements whose `href` is loaded, not followed.
    private static let loadingLinks: Set<String> = ["link", "image", "use", "feimage"]

    static func references(in element: HTMLElement) -> Int {
        guard !element.attributes.isEmpty else { return 0 }
        return element.attributes.reduce(0) { count, attribute in
            switch attribute.key {
            case "style":
                var style = attribute.value
                return count + style.withUTF8(references(inStyle:))
            case "href", "xlink:href":
                let isLoaded = loadingLinks.contains(element.name)
                return count + (isLoaded && isRemote(attribute.value) ? 1 : 0)
            case "srcset":
                return count + attribute.value.split(separator: ",").count { isRemote(String($0)) }
            case _ where attributes.contains(attribute.key):
                return count + (isRemote(attribute.value) ? 1 : 0)
            default: return count
            }
        }
    }

    private static func isRemote(_ address: String) -> Bool {
        let start = LinkPolicy.compact(String(address.prefix(200))).lowercased()
        return ["http:", "https:", "//", "ftp:", "\\\\"].contains { start.hasPrefix($0) }
    }

    /// Remote addresses in a style sheet: `url(...)` and `@import "..."`.
    static func references(inStyle bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let small = bytes.map(\.lowercasedASCII)[...]
        var count = 0
        for mark in ["url(", "@import"] {
            let needle = Array(mark.utf8)
            var position = small.startIndex
            while let found = small.firstRange(of: needle, from: position) {
                position = found.upperBound
                let rest = small[position...].prefix(60).drop { " \t\r\n\"'".utf8.contains($0) }
                if isRemote(String(decoding: rest, as: UTF8.self)) { count += 1 }
            }
        }
        return count
    }
}
