/// Names of folders, as archives spell them on disk.
enum FolderName {
    /// The folder `name` within another one. A Maildir writes `.Sent.2019` for `Sent/2019`,
    /// Thunderbird keeps what lies in `Sent` in `Sent.sbd`, mbox files end in `.mbox`.
    static func joined(_ folder: String, _ name: [UInt8]) -> String {
        var text = String(decoding: name, as: UTF8.self)
        for ending in [".mbox", ".mbx", ".sbd"] where text.lowercased().hasSuffix(ending) {
            text = String(text.dropLast(ending.count))
        }
        if text.first == "." {
            text = text.split(separator: ".").joined(separator: "/")
        }
        if folder.isEmpty { return text }
        return text.isEmpty ? folder : "\(folder)/\(text)"
    }

    /// The folder around a file.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[..<slash])
    }
}
