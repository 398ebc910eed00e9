/// A message found in an archive.
public struct SourcedMessage: Sendable, Equatable {
    /// The file that holds it.
    public let path: String

    /// The folder it lay in, from the top of the archive: `Sent/2019`, or nothing.
    public let folder: String

    /// Where it begins in the file.
    public let offset: Int64

    /// How many bytes of the file belong to it.
    public let length: Int64

    public let bytes: [UInt8]

    /// When it was delivered, as the archive says, in milliseconds since 1970.
    public let deliveredAt: Int64?

    /// What a mail program noted on it; empty where the archive keeps no such notes.
    public let flags: Set<MaildirFlag>

    /// Whether it is larger than the limit, and `bytes` only its beginning.
    public let isTruncated: Bool
}

/// Walks an archive of mail: an `.eml` or mbox file, a Maildir, or a directory tree of them, in an
/// order that is the same each time. Links are not followed. What cannot be read does not stop the
/// walk: it is told in `problems`.
public final class MessageSource {
    /// What could not be read, in the order in which it was met.
    public private(set) var problems: [ArchiveFault] = []

    /// Files that hold no mail, in the order in which they were met.
    public private(set) var skipped: [String] = []

    private let messageBytes: Int

    /// What is still to be read, the next one last.
    private var pending: [Item]
    private var mbox: (reader: MboxReader, item: Item)?

    private enum Item {
        case path(RawPath, folder: String)
        case mbox(RawPath, folder: String)
        case file(RawPath, folder: String, deliveredAt: Int64?, flags: Set<MaildirFlag>)
    }

    /// - Parameters:
    ///   - path: a file or a directory.
    ///   - messageBytes: how much of one message is kept.
    public init(path: String, messageBytes: Int = 256 << 20) throws(ArchiveFault) {
        self.messageBytes = messageBytes
        let root = RawPath(path)
        guard FileKind(root, followingLinks: true) != nil else { throw .current("open", root) }
        pending = []
        look(at: root, folder: "", isRoot: true)
    }

    /// The next message; nil at the end.
    public func next() -> SourcedMessage? {
        while true {
            if let message = nextOfMbox() { return message }
            guard let item = pending.popLast() else { return nil }
            do throws(ArchiveFault) {
                switch item {
                case .path(let path, let folder): look(at: path, folder: folder, isRoot: false)
                case .mbox(let path, _):
                    mbox = (try MboxReader(path, messageBytes: messageBytes), item)
                case .file(let path, let folder, let deliveredAt, let flags):
                    return try read(path, folder, deliveredAt, flags)
                }
            } catch {
                problems.append(error)
            }
        }
    }

    private func nextOfMbox() -> SourcedMessage? {
        guard let mbox, case .mbox(let path, let folder) = mbox.item else { return nil }
        do throws(ArchiveFault) {
            if let message = try mbox.reader.next() {
                return SourcedMessage(
                    path: path.display, folder: folder, offset: message.offset,
                    length: message.length, bytes: message.bytes,
                    deliveredAt: message.envelopeDate, flags: [], isTruncated: message.isTruncated)
            }
        } catch {
            problems.append(error)
        }
        self.mbox = nil
        return nil
    }

    private func read(
        _ path: RawPath, _ folder: String, _ deliveredAt: Int64?, _ flags: Set<MaildirFlag>
    ) throws(ArchiveFault) -> SourcedMessage {
        let contents = try ReadableFile.contents(path, limit: messageBytes)
        return SourcedMessage(
            path: path.display, folder: folder, offset: 0, length: contents.size,
            bytes: contents.bytes, deliveredAt: deliveredAt, flags: flags,
            isTruncated: contents.size > Int64(contents.bytes.count))
    }

    private func look(at path: RawPath, folder: String, isRoot: Bool) {
        do throws(ArchiveFault) {
            switch FileKind(path, followingLinks: isRoot) {
            case .directory: try list(path, folder: folder)
            case .file: try recognise(path, folder: folder)
            case .other: skipped.append(path.display)
            case nil: throw .current("open", path)
            }
        } catch {
            problems.append(error)
        }
    }

    /// Puts what a directory holds before everything else that is pending.
    private func list(_ path: RawPath, folder: String) throws(ArchiveFault) {
        var names = try DirectoryListing.names(path)
        var items: [Item] = []
        if MaildirReader.isMaildir(path) {
            items = try MaildirReader.messages(of: path, folder: folder).map {
                .file($0.path, folder: folder, deliveredAt: $0.deliveredAt, flags: $0.flags)
            }
            names.removeAll { ["cur", "new", "tmp"].contains(String(decoding: $0, as: UTF8.self)) }
        }
        for name in names {
            let inner = FolderName.joined(folder, name)
            items.append(.path(path.appending(name), folder: inner))
        }
        pending += items.reversed()
    }

    /// Tells by its name and its first bytes whether a file holds mail.
    private func recognise(_ path: RawPath, folder: String) throws(ArchiveFault) {
        let ending = path.bytes.suffix(4).map(\.lowercasedASCII)
        let file = try ReadableFile(path)
        if ending == Array(".eml".utf8) {
            let around = FolderName.parent(of: folder)
            pending.append(.file(path, folder: around, deliveredAt: nil, flags: []))
        } else if try file.bytes(at: 0, count: 5) == Array("From ".utf8)
            || path.bytes.suffix(5).map(\.lowercasedASCII) == Array(".mbox".utf8)
        {
            pending.append(.mbox(path, folder: folder))
        } else {
            skipped.append(path.display)
        }
    }
}
