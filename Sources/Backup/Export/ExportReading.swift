import Crypto
import Foundation
import Kernel

/// A line of `SHA256SUMS`: a file, and what its bytes must add up to.
struct ListedFile: Equatable {
    let digest: String
    let name: String

    /// Nil for what we do not write; a name leads nowhere but further down.
    init?(_ line: ArraySlice<UInt8>) {
        guard line.count > 66, let text = String(validating: line, as: UTF8.self) else {
            return nil
        }
        digest = String(text.prefix(64))
        name = String(text.dropFirst(66))
        guard digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            text.dropFirst(64).hasPrefix("  "), TarReader.isPlain(name)
        else { return nil }
    }
}

/// Lines of a file, of which none may be longer than expected; hashes what it reads.
final class LineFile {
    private let file: ReadFile
    private let name: String
    private let longest: Int
    private var hash = SHA256()
    private var bytes: [UInt8] = []
    private var position = 0

    init(_ name: String, in folder: String, longest: Int = ExportEntry.longestLine) throws {
        file = try ReadFile(name, inFolderOfStranger: folder)
        self.name = name
        self.longest = longest
    }

    /// Without its line feed; nil at the end.
    func next() throws -> ArraySlice<UInt8>? {
        var searched = position
        while true {
            if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { position = end + 1 }
                guard end - position <= longest else { break }
                return bytes[position..<end]
            }
            guard bytes.count - position <= longest else { break }
            bytes.removeFirst(position)
            position = 0
            searched = bytes.count
            let more = try file.read(1 << 20)
            if more.isEmpty {
                guard bytes.isEmpty else {
                    throw BackupFault.exportDamaged("\(name) is broken off")
                }
                return nil
            }
            hash.update(data: more)
            bytes += more
        }
        throw BackupFault.exportDamaged("\(name) has a line longer than any that we write")
    }

    /// Of the whole file, once it has been read.
    var digest: String { Bytes.hex(hash.finalize()) }
}

/// The files of an export in their order, each compared with what `SHA256SUMS` says of it.
final class ExportReading {
    private let path: String
    private let sums: LineFile
    /// The next file that is listed.
    private(set) var listed: ListedFile?
    let manifest: ExportManifest

    init(_ path: String) throws {
        self.path = path
        do {
            sums = try LineFile(ExportEntry.sums, in: path, longest: 300)
            manifest = try Self.manifest(in: path)
        } catch BackupFault.file(let detail, let file) {
            // What is not there says that this is none; what cannot be read is told as such.
            if detail == String(cString: strerror(ENOENT)) { throw BackupFault.notAnExport }
            throw BackupFault.file(detail, path: file)
        }
        try step()
    }

    private struct Version: Decodable { let format: Int }
    private static let longestManifest = 4 << 20

    private static func manifest(in folder: String) throws -> ExportManifest {
        let bytes = try whole(ExportEntry.manifest, in: folder, most: longestManifest)
        guard let version = try? JSONDecoder().decode(Version.self, from: Data(bytes)) else {
            throw BackupFault.exportDamaged("manifest.json cannot be read")
        }
        guard version.format == ExportManifest.currentFormat else {
            throw BackupFault.newerExport(version.format)
        }
        guard let value = try? JSONDecoder().decode(ExportManifest.self, from: Data(bytes)) else {
            throw BackupFault.exportDamaged("manifest.json cannot be read")
        }
        return value
    }

    private static func whole(_ name: String, in folder: String, most: Int) throws -> [UInt8] {
        let file = try ReadFile(name, inFolderOfStranger: folder)
        var bytes: [UInt8] = []
        while true {
            let more = try file.read(1 << 20)
            if more.isEmpty { return bytes }
            bytes += more
            guard bytes.count <= most else {
                throw BackupFault.file(
                    "is larger than any that we write", path: "\(folder)/\(name)")
            }
        }
    }

    private func step() throws {
        guard let line = try sums.next() else {
            listed = nil
            return
        }
        guard let next = ListedFile(line) else {
            throw BackupFault.exportDamaged("a line of SHA256SUMS cannot be read")
        }
        listed = next
    }

    /// The next file, which must be this one.
    private func expect(_ name: String) throws -> ListedFile {
        guard let listed, listed.name == name else {
            throw BackupFault.exportDamaged(
                "\(name) is not in its place in SHA256SUMS, where \(listed?.name ?? "nothing") stands"
            )
        }
        return listed
    }

    private func compare(_ digest: String, _ file: ListedFile) throws {
        guard digest == file.digest else {
            throw BackupFault.exportDamaged("\(file.name) is not the file that SHA256SUMS lists")
        }
        try step()
    }

    func lines(of name: String, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
        let listed = try expect(name)
        let file = try open { try LineFile(name, in: path) }
        while let line = try file.next() { try body(line) }
        try compare(file.digest, listed)
    }

    /// The bytes of the next file, if it is a letter or file as we name them.
    func nextBlob() throws -> (name: String, hex: String, isLetter: Bool, bytes: [UInt8])? {
        guard let listed else { return nil }
        let kinds = [true, false].filter {
            listed.name == ExportEntry.blob(listed.digest, isLetter: $0)
        }
        guard let isLetter = kinds.first else { return nil }
        let bytes = try open {
            try Self.whole(listed.name, in: path, most: ExportEntry.largestBlob)
        }
        try compare(Bytes.hex(SHA256.hash(data: bytes)), listed)
        return (listed.name, listed.digest, isLetter, bytes)
    }

    /// Only what it adds up to.
    func check(_ name: String) throws {
        let listed = try expect(name)
        let file = try open { try ReadFile(name, inFolderOfStranger: path) }
        var hash = SHA256()
        while true {
            let bytes = try file.read(1 << 20)
            if bytes.isEmpty { break }
            hash.update(data: bytes)
        }
        try compare(Bytes.hex(hash.finalize()), listed)
    }

    func end() throws {
        guard let listed else { return }
        throw BackupFault.exportDamaged("\(listed.name) has no place in an export")
    }

    private func open<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch BackupFault.file(let detail, let file) {
            throw BackupFault.exportDamaged("\(file): \(detail)")
        }
    }
}
