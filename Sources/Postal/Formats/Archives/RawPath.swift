/// A path as the system keeps it: bytes. Old archives hold names that are no UTF-8, and a file
/// must be found again by the very name that was listed.
struct RawPath: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ path: String) {
        bytes = Array(path.utf8)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    func appending(_ component: [UInt8]) -> RawPath {
        let slash = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
        return RawPath(bytes: bytes + slash + component)
    }

    func appending(_ component: String) -> RawPath {
        appending(Array(component.utf8))
    }

    /// The path for people and logs.
    var display: String { String(decoding: bytes, as: UTF8.self) }

    /// The path as C functions take it.
    var terminated: [CChar] {
        bytes.map { CChar(bitPattern: $0) } + [0]
    }
}
