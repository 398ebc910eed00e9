import Foundation
import Glibc

/// The data folder: who may read it, and whether there is room.
struct FolderCheckUp {
    let folder: DataFolder

    private static let littleBytes: UInt64 = 2 << 30
    private static let tooLittleBytes: UInt64 = 200 << 20

    func findings() -> [Finding] {
        [permissions(), key(), room()]
    }

    private func permissions() -> Finding {
        var open: [String] = []
        for name in ["", "arca.json", "secret.key", "arca.sqlite"] {
            let path = folder.path.appending(path: name).path
            var status = stat()
            if stat(path, &status) == 0, status.st_mode & 0o077 != 0 {
                open.append(name.isEmpty ? "the folder" : name)
            }
        }
        guard !open.isEmpty else {
            return Finding("permissions", .ok, "folder and files are for their owner alone")
        }
        return Finding(
            "permissions", .warning, "others may reach \(open.joined(separator: ", "))",
            "chmod 700 the folder and chmod 600 the files in it")
    }

    private func key() -> Finding {
        let bytes = FileManager.default.contents(
            atPath: folder.path.appending(path: "secret.key").path)
        guard bytes?.count == 32 else {
            return Finding(
                "key", .fault, "secret.key does not hold 32 bytes",
                "restore it from a backup; without it mailbox passwords must be typed again")
        }
        return Finding("key", .ok, "secret.key is there")
    }

    private func room() -> Finding {
        var status = statvfs()
        guard statvfs(folder.path.path, &status) == 0 else {
            return Finding(
                "disk", .warning, "the room left cannot be read", "look at the disk with df")
        }
        let free = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
            .partialValue
        let words = "\(free >> 20) MB free"
        if free < Self.tooLittleBytes { return Finding("disk", .fault, words, "make room now") }
        if free < Self.littleBytes { return Finding("disk", .warning, words, "make room soon") }
        return Finding("disk", .ok, words)
    }
}
