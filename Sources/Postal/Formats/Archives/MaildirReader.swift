/// What a mail program noted on a message of a Maildir, in the name of its file.
public enum MaildirFlag: Character, Sendable, CaseIterable {
    case draft = "D"
    case flagged = "F"
    case passed = "P"
    case replied = "R"
    case seen = "S"
    case trashed = "T"
}

/// One message of a Maildir.
public struct MaildirMessage: Sendable, Equatable {
    /// The folder, `` for the inbox itself, else as its directory is named, without the first dot.
    public let folder: String

    /// The name of the file, its flags included.
    public let name: String

    public let flags: Set<MaildirFlag>

    /// Whether no mail program has looked at it yet.
    public let isNew: Bool

    /// When it was delivered, in milliseconds since 1970, if the name says so.
    public let deliveredAt: Int64?

    let path: RawPath

    /// The message as it came.
    ///
    /// - Parameter limit: how much of it is read.
    public func bytes(limit: Int = 256 << 20) throws(ArchiveFault) -> [UInt8] {
        try ReadableFile.contents(path, limit: limit).bytes
    }
}

/// Reads a Maildir: a directory with `cur` and `new`, and folders `.Name` beside them (Maildir++).
/// Files in `tmp` are not messages yet.
public struct MaildirReader: Sendable {
    private let root: RawPath

    public init(path: String) {
        root = RawPath(path)
    }

    init(_ root: RawPath) {
        self.root = root
    }

    /// Whether a path is a Maildir.
    public static func isMaildir(_ path: String) -> Bool {
        isMaildir(RawPath(path))
    }

    static func isMaildir(_ path: RawPath) -> Bool {
        ["cur", "new"].allSatisfy { FileKind(path.appending($0)) == .directory }
    }

    /// The folders in the order of their names, the inbox first as the empty name.
    public func folders() throws(ArchiveFault) -> [String] {
        var found = [""]
        for name in try DirectoryListing.names(root) where name.first == UInt8(ascii: ".") {
            let path = root.appending(name)
            guard Self.isMaildir(path),
                let folder = String(validating: name.dropFirst(), as: UTF8.self)
            else { continue }
            found.append(folder)
        }
        return found
    }

    /// The messages of a folder in the order of the names of their files, which is mostly that of
    /// their arrival; the same at every reading.
    public func messages(in folder: String = "") throws(ArchiveFault) -> [MaildirMessage] {
        let path = folder.isEmpty ? root : root.appending(".\(folder)")
        return try Self.messages(of: path, folder: folder)
    }

    static func messages(
        of path: RawPath, folder: String
    ) throws(ArchiveFault) -> [MaildirMessage] {
        var found: [(name: [UInt8], message: MaildirMessage)] = []
        for (subfolder, isNew) in [("cur", false), ("new", true)] {
            let directory = path.appending(subfolder)
            for name in try DirectoryListing.names(directory) where name.first != UInt8(ascii: ".")
            {
                let file = directory.appending(name)
                guard FileKind(file) == .file else { continue }
                found.append((name, message(name, file, folder, isNew)))
            }
        }
        return found.sorted { $0.name.lexicographicallyPrecedes($1.name) }.map(\.message)
    }

    /// `1393837200.M1P2.host:2,RS`: the time of delivery and, behind `2,`, the flags. Disks that
    /// know no colon have `!` or `;` in its place.
    private static func message(
        _ name: [UInt8], _ path: RawPath, _ folder: String, _ isNew: Bool
    ) -> MaildirMessage {
        let text = String(decoding: name, as: UTF8.self)
        var flags: Set<MaildirFlag> = []
        if let mark = [":2,", "!2,", ";2,"].compactMap({ name.lastRange(of: Array($0.utf8)) }).first
        {
            let letters = String(decoding: name[mark.upperBound...], as: UTF8.self)
            flags = Set(letters.compactMap(MaildirFlag.init))
        }
        let seconds = Int64(text.prefix { $0.isASCII && $0.isNumber }) ?? 0
        let isTime = (100_000_000..<100_000_000_000).contains(seconds)
        return MaildirMessage(
            folder: folder, name: text, flags: flags, isNew: isNew,
            deliveredAt: isTime ? seconds * 1_000 : nil, path: path)
    }
}

extension [UInt8] {
    /// Where a short needle last occurs.
    fileprivate func lastRange(of needle: [UInt8]) -> Range<Int>? {
        guard count >= needle.count else { return nil }
        return (0...(count - needle.count)).reversed()
            .first { self[$0...].starts(with: needle) }
            .map { $0..<($0 + needle.count) }
    }
}
