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
                return count + attribute.value.split(separator: ",").count { isRemote($0) }
            case _ where attributes.contains(attribute.key):
                return count + (isRemote(attribute.value) ? 1 : 0)
            default: return count
            }
        }
    }

    private static func isRemote(_ address: some StringProtocol) -> Bool {
        isRemote(bytes: address.utf8)
    }

    /// Whether an address leads elsewhere. White space, control characters and quotes are passed
    /// over, as browsers pass over some of them.
    private static func isRemote(bytes: some Sequence<UInt8>) -> Bool {
        let start = bytes.lazy.prefix(80).filter {
            $0 > .space && $0 < 0x7F && !"\"'".utf8.contains($0)
        }
        .prefix(6).map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0.lowercasedASCII }
        let head = Array(start)
        return remoteBeginnings.contains { head.starts(with: $0) }
    }

    private static let remoteBeginnings = ["http:", "https:", "//", "ftp:"].map { Array($0.utf8) }

    /// Remote addresses in a style sheet: `url(...)` and `@import "..."`.
    static func references(inStyle bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let small = bytes.map(\.lowercasedASCII)[...]
        var count = 0
        for mark in ["url(", "@import"] {
            let needle = Array(mark.utf8)
            var position = small.startIndex
            while let found = small.firstRange(of: needle, from: position) {
                position = found.upperBound
                if isRemote(bytes: small[position...].prefix(80)) { count += 1 }
            }
        }
        return count
    }
}
