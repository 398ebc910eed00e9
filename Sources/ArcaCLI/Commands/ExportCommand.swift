import ArgumentParser
import Backup
import Commons
import Foundation
import Kernel
import Mail
import Store
import Synchronization

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Everything, in open formats, into a new folder, while the house serves.",
        discussion: """
            docs/export.md says what each file is. It is in the clear: keep it as the letters and \
            names in it ask for. Passwords stay out; for a copy with them there is `arca backup`.
            """)

    @OptionGroup var data: DataOption
    @Argument(help: "The folder to make; it must not be there yet.") var folder: String

    func run() async throws {
        let store = try DataStore.openUnchanged(try data.folder.contents().location)
        let export = TakeExport(
            features: Composition.features, now: SystemTime().now(), version: Arca.version,
            language: Tongue.ofTerminal(ProcessInfo.processInfo.environment))
        let progress = Progress("facts and letters")
        do {
            let report = try await export.take(from: store, to: folder) {
                progress.show(Int64($0))
            }
            progress.end()
            await store.close()
            print("\(folder): \(report.sentence)")
            print("left out: \(report.leftOut.joined(separator: ", "))")
            print("to check it anywhere: cd \(folder) && sha256sum --quiet -c SHA256SUMS")
        } catch {
            await store.close()
            throw error
        }
    }
}

struct FoundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "found",
        abstract:
            "Makes an equal cooperative from an export, in a new folder and on either engine.")

    @Option(help: "The folder that `arca export` made.") var from: String
    @OptionGroup var data: DataOption
    @Option(
        help: "An empty database, as postgres://user:password@host/name; else a file in the folder."
    )
    var database: String?

    func run() async throws {
        let found = FoundFromExport(path: from, features: Composition.features)
        let progress = Progress("facts and letters")
        let doubts = Mutex(0)
        var chance = SystemChance()
        let report = try await data.folder.restore(
            database: database, secretKey: chance.bytes(32)
        ) { location, surroundings in
            try await found.found(
                into: location, surroundings: surroundings,
                progress: { progress.show(Int64($0)) },
                follow: { tx in
                    let count = try tx.perform(DoubtRestored())
                    doubts.withLock { $0 = count }
                })
        }
        progress.end()
        print("\(data.data): \(report.sentence)")
        let waiting = doubts.withLock { $0 }
        if waiting > 0 {
            print("\(waiting) letters were to leave and are in doubt: settle them on Today")
        }
        print(
            """
            next: arca verify --data \(data.data)
                  arca user reset --data \(data.data) --password-stdin MAIL   (for each who signs in)
            mailboxes ask for their passwords again: page Mailboxes
            it sleeps: no mail is fetched or sent, no webhook told; once the old house is stopped for good:
                  arca wake --data \(data.data) --as MAIL
            """)
    }
}

extension ExportReport {
    var sentence: String {
        "\(cooperative), \(exportedAt), from \(engine): \(facts) facts, \(letters) letters, \(files) files, \(tables) tables that follow from the facts"
    }
}
