import ArgumentParser
import Backup
import Commons
import Foundation
import Kernel
import Mail
import Store
import Synchronization
import Webhooks

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Makes a cooperative from a backup, in a new folder and on either engine.")

    @Argument(help: "The backup.") var file: String
    @OptionGroup var data: DataOption
    @OptionGroup var opener: OpenerOptions
    @Option(
        help: "An empty database, as postgres://user:password@host/name; else a file in the folder."
    )
    var database: String?

    func run() async throws {
        let restore = RestoreBackup(
            BackupReading(path: file, opener: try opener.opener()), features: Composition.features)
        let progress = Progress("rows")
        let doubts = Mutex(0)
        let hooks = Mutex(0)
        let report = try await data.folder.restore(
            database: database, secretKey: try restore.secretKey()
        ) { location, surroundings in
            try await restore.restore(
                into: location, surroundings: surroundings,
                progress: { progress.show(Int64($0)) },
                follow: { tx in
                    let count = try tx.perform(DoubtRestored())
                    doubts.withLock { $0 = count }
                    let sending = try WebhooksFeature.countSending(in: tx)
                    hooks.withLock { $0 = sending }
                })
        }
        progress.end()
        print("\(data.data): \(report.sentence)")
        let waiting = doubts.withLock { $0 }
        if waiting > 0 {
            print("\(waiting) letters were to leave and are in doubt: settle them on Today")
        }
        let sending = hooks.withLock { $0 }
        if sending > 0 {
            print("\(sending) webhooks go on telling other systems once it is awake")
        }
        print(
            """
            next: arca verify --data \(data.data)
            it sleeps: no mail is fetched or sent, no webhook told; once the old house is stopped for good:
                  arca wake --data \(data.data) --as MAIL
            """)
    }
}
