import ArgumentParser
import Foundation
import Journal
import Kernel
import Store

/// Writes the letters of a cooperative, as they came, into one mbox file, or one by one.
struct WriteMbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "mbox")

    @Option(help: "The folder of the cooperative.") var data: String
    @Flag(help: "Write a folder with a file for each letter.") var folder = false
    @Argument(help: "The file or folder to write.") var path: String

    func run() async throws {
        let store = try await openHouse(data).store
        let out: any Writing = try folder ? FolderWriting(path) : FileWriting(path)
        try await store.read { db in
            let hashes = try db.values(
                "SELECT raw_hash FROM message ORDER BY at, id", as: Digest.self)
            for hash in hashes { try out.add(try Blobs.get(hash, from: db) ?? []) }
        }
        await store.close()
    }

    private protocol Writing: Sendable {
        func add(_ raw: [UInt8]) throws
    }

    private struct FolderWriting: Writing {
        private let folder: URL

        init(_ path: String) throws {
            folder = URL(fileURLWithPath: path)
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
        }

        func add(_ raw: [UInt8]) throws {
            try Data(raw).write(to: folder.appending(path: "\(Digest.sha256(raw).hex):2,S"))
        }
    }

    /// Lines that begin with `From ` are quoted, so that each letter stays one.
    private struct FileWriting: Writing {
        private let handle: FileHandle

        init(_ path: String) throws {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
            handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        }

        func add(_ raw: [UInt8]) throws {
            var text = Data("From MAILER-DAEMON Thu Jan  1 00:00:00 2015\n".utf8)
            for line in raw.split(separator: 10, omittingEmptySubsequences: false) {
                if line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: "From ".utf8) {
                    text.append(UInt8(ascii: ">"))
                }
                text.append(contentsOf: line)
                text.append(10)
            }
            try handle.write(contentsOf: text)
        }
    }
}
