import Glibc

/// A file that has its name only once it is whole and on the disk. Until then it is called
/// `NAME.unfinished`; what a killed process left under that name is written over by the next.
final class UnfinishedFile {
    private let path: String
    private let unfinished: String
    private let descriptor: CInt
    private(set) var size = 0

    init(_ path: String) throws {
        self.path = path
        unfinished = path + ".unfinished"
        guard access(path, F_OK) != 0 else { throw BackupRefused.fileExists }
        descriptor = open(unfinished, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.fault(unfinished) }
        do { try claim() } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// One process at a time; the file must still be the one of that name when we have it.
    private func claim() throws {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw BackupRefused.beingWritten }
        var (ours, named) = (stat(), stat())
        guard fstat(descriptor, &ours) == 0, stat(unfinished, &named) == 0,
            ours.st_ino == named.st_ino, ours.st_dev == named.st_dev
        else { throw BackupRefused.beingWritten }
        guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else {
            throw Self.fault(unfinished)
        }
    }

    func write(_ bytes: [UInt8]) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(
                    descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw Self.fault(unfinished) }
            written += count
        }
        size += written
    }

    /// Gives the file its name. A link never writes over another; where the file system knows none,
    /// the name is taken if it is free.
    func finish() throws {
        guard fsync(descriptor) == 0 else { throw Self.fault(unfinished) }
        if link(unfinished, path) == 0 {
            unlink(unfinished)
        } else {
            if errno == EEXIST || access(path, F_OK) == 0 { throw BackupRefused.fileExists }
            guard rename(unfinished, path) == 0 else { throw Self.fault(path) }
        }
        Self.syncFolder(of: path)
    }

    func discard() { unlink(unfinished) }

    static func syncFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    static func fault(_ path: String) -> BackupFault {
        .file(String(cString: strerror(errno)), path: path)
    }
}

/// A file that is read from its beginning.
final class ReadFile {
    private let path: String
    private let descriptor: CInt
    private(set) var size = 0

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw UnfinishedFile.fault(path) }
    }

    deinit { close(descriptor) }

    /// A file in a folder that somebody handed over: an ordinary one, and neither it nor a folder on the
    /// way to it leads elsewhere.
    /// - Parameter name: in the folder, with `/` between folders.
    init(_ name: String, inFolderOfStranger folder: String) throws {
        path = "\(folder)/\(name)"
        var parts = name.split(separator: "/").map(String.init)
        let last = parts.popLast() ?? ""
        var place = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard place >= 0 else { throw UnfinishedFile.fault(path) }
        defer { close(place) }
        for part in parts {
            let next = openat(place, part, O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW)
            guard next >= 0 else { throw UnfinishedFile.fault(path) }
            close(place)
            place = next
        }
        descriptor = openat(place, last, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw UnfinishedFile.fault(path) }
        var found = stat()
        guard fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG else {
            throw BackupFault.file("is no ordinary file", path: path)
        }
    }

    /// Some of the next bytes; none at the end.
    func read(_ count: Int) throws -> [UInt8] {
        while true {
            var result = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                result = Glibc.read(descriptor, buffer.baseAddress, count)
                filled = max(0, result)
            }
            if result < 0 && errno == EINTR { continue }
            guard result >= 0 else { throw UnfinishedFile.fault(path) }
            size += result
            return bytes
        }
    }
}
