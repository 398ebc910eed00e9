import Crypto
import Hummingbird
import Kernel

/// The few files that pages need, compiled into the program.
struct Asset: Sendable {
    let bytes: [UInt8]
    let type: String
    let tag: String

    private init(_ bytes: [UInt8], _ type: String) {
        self.bytes = bytes
        self.type = type
        tag = "\"\(Bytes.hex(Array(SHA256.hash(data: bytes)).prefix(12)))\""
    }

    static let all: [String: Asset] = [
        "arca.css": Asset(PackageResources.arca_css, "text/css; charset=utf-8"),
        "arca.js": Asset(PackageResources.arca_js, "text/javascript; charset=utf-8"),
        "arca.svg": Asset(PackageResources.arca_svg, "image/svg+xml"),
        "icons.svg": Asset(PackageResources.icons_svg, "image/svg+xml"),
    ]

    /// Nil where there is no such file.
    static func answer(_ name: String, ifNoneMatch: String?) -> Answer? {
        guard let asset = all[name] else { return nil }
        var answer =
            ifNoneMatch == asset.tag
            ? Answer.empty(.notModified)
            : Answer(
                status: .ok, headers: [:], body: .bytes(asset.bytes, type: asset.type))
        answer.headers[.eTag] = asset.tag
        answer.headers[.cacheControl] = "public, max-age=300"
        return answer
    }
}
