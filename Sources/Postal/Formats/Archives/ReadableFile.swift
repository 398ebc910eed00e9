import Glibc

/// A file open for reading, closed when it is let go. Used by one task at a time.
final class ReadableFile {
    private let descriptor: Int32
    private let path: RawPath

    init(_ path: RawPath) throws(ArchiveFault) {
        // A name with NUL in it would open another file.
        guard !path.bytes.contains(0) else {
            throw ArchiveFault(operation: "open", path: path.display, code: ENOENT)
        }
        descriptor = open(path.terminated, O_RDONLY | O_CLOEXEC)
        self.path = path
        guard descriptor >= 0 else { throw .current("open", path) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Bytes of the file now.
    var size: Int64 {
        get throws(ArchiveFault) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .current("read", path) }
            return Int64(status.st_size)
        }
    }

    /// Fills a buffer from a place in the file; fewer bytes only at its end.
    func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(ArchiveFault) -> Int {
        var filled = 0
        while filled < buffer.count, let base = buffer.baseAddress {
            let count = pread(
                descriptor, base + filled, buffer.count - filled, off_t(offset) + off_t(filled))
            if count > 0 {
                filled += count
            } else if count == 0 {
                break
            } else if errno != EINTR {
                throw .current("read", path)
            }
        }
        return filled
    }

    /// So many bytes from a place in the file, fewer at its end.
    func bytes(at offset: Int64, count: Int) throws(ArchiveFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        var failure: ArchiveFault?
        let filled = bytes.withUnsafeMutableBytes { buffer in
            do throws(ArchiveFault) {
                return try read(into: buffer, at: offset)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    /// The whole file, or its beginning when it is larger than the limit.
    static func contents(
        _ path: RawPath, limit: Int
    ) throws(ArchiveFault) -> (bytes: [UInt8], size: Int64) {
        let file = try ReadableFile(path)
        let size = try file.size
        let bytes = try file.bytes(at: 0, count: Int(min(size, Int64(limit))))
        return (bytes, size)
    }
}
