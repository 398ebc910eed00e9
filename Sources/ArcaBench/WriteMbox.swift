import ArgumentParser
import Commons
import Desk
import Foundation
import Journal
import Kernel
import Knowledge
import Mail
import Members
import Site
import Store

/// Writes the letters of a cooperative, as they came, into one mbox file.
struct WriteMbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "mbox")

    @Option(help: "The folder of the cooperative.") var data: String
    @Argument(help: "The file to write.") var file: String

    func run() async throws {
        let store = try await openStore(data)
        let out = try FileWriting(file)
        try await store.read { db in
            let hashes = try db.values(
                "SELECT raw_hash FROM message ORDER BY at, id", as: Digest.self)
            for hash in hashes { try out.add(try Blobs.get(hash, from: db) ?? []) }
        }
        await store.close()
    }

    /// Lines that begin with `From ` are quoted, so that each letter stays one.
    private struct FileWriting: Sendable {
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

/// The store of a cooperative, with all that the program's features keep in it.
func openStore(_ folder: String) async throws -> DataStore {
    struct Settings: Decodable { var database: String? }
    let path = URL(fileURLWithPath: folder)
    let settings = try JSONDecoder().decode(
        Settings.self, from: Data(contentsOf: path.appending(path: "arca.json")))
    return try await DataStore.open(
        settings.database.map { .postgres(url: $0) }
            ?? .sqlite(path: path.appending(path: "arca.sqlite").path),
        migrations: House.migrations(of: [
            SiteCore(), MembersFeature(), KnowledgeFeature(), MailFeature(), DeskFeature(),
        ]))
}
