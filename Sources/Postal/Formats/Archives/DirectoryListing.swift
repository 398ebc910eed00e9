import Glibc

/// What a path is, links not followed.
enum FileKind: Equatable {
    case directory, file, other

    /// The kind, or nil when there is nothing that can be looked at.
    init?(_ path: RawPath, followingLinks: Bool = false) {
        var status = stat()
        let name = path.terminated
        let result = followingLinks ? stat(name, &status) : lstat(name, &status)
        guard result == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .directory
        case S_IFREG: self = .file
        default: self = .other
        }
    }
}

/// The names in a directory.
enum DirectoryListing {
    /// The names, without `.` and `..`, in the order of their bytes: the same on every machine.
    static func names(_ path: RawPath) throws(ArchiveFault) -> [[UInt8]] {
        guard let directory = opendir(path.terminated) else {
            throw .current("list", path)
        }
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        errno = 0
        while let entry = readdir(directory) {
            let length = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { strnlen($0, 256) }
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix(length)) }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw .current("list", path) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
