import Crypto
import Foundation
import Glibc
import Kernel

/// A folder that has its name only once it is whole and on the disk; until then it is called
/// `NAME.unfinished`. Each file that is written is entered in `SHA256SUMS`, as `sha256sum` reads it.
final class ExportFolder {
    private let path: String
    private let unfinished: String
    private let sums: ExportFile
    private var folders: Set<String> = []

    init(_ path: String) throws {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        unfinished = path + ".unfinished"
        var found = stat()
        guard lstat(path, &found) != 0 else { throw BackupRefused.exportExists }
        guard mkdir(unfinished, 0o700) == 0 else {
            if errno == EEXIST { throw BackupRefused.exportUnfinished }
            throw UnfinishedFile.fault(unfinished)
        }
        sums = try ExportFile("\(unfinished)/\(ExportEntry.sums)")
    }

    /// - Parameter name: with its folder, which is made.
    func write(_ name: String, _ body: (ExportFile) throws -> Void) throws {
        if let slash = name.lastIndex(of: "/") { try makeFolder(String(name[..<slash])) }
        let file = try ExportFile("\(unfinished)/\(name)")
        try body(file)
        let digest = try file.finish()
        try sums.write("\(digest)  \(name)\n".utf8)
    }

    private func makeFolder(_ name: String) throws {
        guard folders.insert(name).inserted else { return }
        if let slash = name.lastIndex(of: "/") { try makeFolder(String(name[..<slash])) }
        guard mkdir("\(unfinished)/\(name)", 0o700) == 0 || errno == EEXIST else {
            throw UnfinishedFile.fault("\(unfinished)/\(name)")
        }
    }

    /// Gives the folder its name, when all of it is on the disk.
    func finish() throws {
        try sums.finish()
        sync()
        guard rename(unfinished, path) == 0 else {
            if errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR {
                throw BackupRefused.exportExists
            }
            throw UnfinishedFile.fault(path)
        }
        UnfinishedFile.syncFolder(of: path)
    }

    func discard() { try? FileManager.default.removeItem(atPath: unfinished) }
}

/// One file of an export, written from its beginning to its end and hashed on the way.
final class ExportFile {
    private let path: String
    private let descriptor: CInt
    private var waiting: [UInt8] = []
    private var hash = SHA256()

    private static let most = 256 << 10

    fileprivate init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw UnfinishedFile.fault(path) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: some Sequence<UInt8>) throws {
        waiting += bytes
        if waiting.count >= Self.most { try flush() }
    }

    private func flush() throws {
        hash.update(data: waiting)
        var written = 0
        while written < waiting.count {
            let count = waiting.withUnsafeBytes {
                Glibc.write(
                    descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw UnfinishedFile.fault(path) }
            written += count
        }
        waiting.removeAll(keepingCapacity: waiting.capacity <= 2 * Self.most)
    }

    /// Its SHA-256 in hexadecimal.
    @discardableResult
    fileprivate func finish() throws -> String {
        try flush()
        return Bytes.hex(hash.finalize())
    }
}
