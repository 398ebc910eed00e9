import Age
import ArgumentParser
import Backup
import Commons
import Foundation
import Kernel
import Store

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "The whole cooperative in one encrypted file, while the house serves.",
        subcommands: [Take.self, Check.self, Key.self], defaultSubcommand: Take.self)

    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a backup; what is run without naming a subcommand.")

        @OptionGroup var data: DataOption
        @Option(help: "The file to write; it must not be there yet.") var to: String
        @Option(help: "Who may open it, as age1…; several times for several.")
        var recipient: [String] = []
        @Flag(help: "Read a passphrase from standard input instead.") var passphraseStdin = false

        func run() async throws {
            let lock = try self.lock()
            let (location, secretKey) = try data.folder.contents()
            let store = try DataStore.openUnchanged(location)
            let backup = TakeBackup(
                lock: lock, secretKey: secretKey,
                fleetingTables: House.fleetingTables(of: Composition.features),
                now: SystemTime().now(), version: Arca.version)
            let progress = Progress("rows")
            do {
                let report = try await backup.take(from: store, to: to, chance: SystemChance()) {
                    progress.show(Int64($0))
                }
                progress.end()
                do {
                    try await store.write {
                        try BackupsTaken.note(
                            at: report.takenAt, facts: report.facts, bytes: report.bytes, in: $0)
                    }
                } catch {
                    Outcome.complain("the backup is whole, but could not be noted: \(error)")
                }
                await store.close()
                print("\(to): \(report.sentence)")
            } catch {
                await store.close()
                throw error
            }
        }

        private func lock() throws -> AgeLock {
            guard recipient.isEmpty == passphraseStdin else {
                throw ValidationError("give either --recipient age1… or --passphrase-stdin")
            }
            guard passphraseStdin else {
                return .recipients(try recipient.map { try AgeRecipient($0) })
            }
            let passphrase = try OpenerOptions.passphrase()
            guard passphrase.count >= Self.shortestPassphrase else {
                throw ValidationError(
                    "the passphrase needs at least \(Self.shortestPassphrase) characters")
            }
            return .passphrase(passphrase)
        }

        private static let shortestPassphrase = 12
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads a backup from beginning to end and restores nothing.")

        @Argument(help: "The backup.") var file: String
        @OptionGroup var opener: OpenerOptions

        func run() async throws {
            let report = try BackupReading(path: file, opener: try opener.opener()).check()
            print("\(file): \(report.sentence)")
        }
    }

    struct Key: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Makes a pair of keys. The identity is shown this once: keep it away from the server."
        )

        func run() throws {
            var chance = SystemChance()
            let identity = AgeIdentity(chance: &chance)
            let recipient = try identity.recipient
            print("# \(SystemTime().now())\n# public key: \(recipient)\n\(identity.text)")
            if isatty(1) != 1 { Outcome.complain("public key: \(recipient)") }
        }
    }
}

/// How a backup is opened.
struct OpenerOptions: ParsableArguments {
    @Option(help: "File with the identity, as `arca backup key` prints it.") var identity: String?
    @Flag(help: "Read the passphrase from standard input.") var passphraseStdin = false

    func opener() throws -> AgeOpener {
        guard (identity == nil) == passphraseStdin else {
            throw ValidationError("give either --identity FILE or --passphrase-stdin")
        }
        guard let identity else { return .passphrase(try Self.passphrase()) }
        guard let data = FileManager.default.contents(atPath: identity) else {
            throw BackupFault.file("cannot be read", path: identity)
        }
        return .identities(try AgeIdentity.all(in: String(decoding: data, as: UTF8.self)))
    }

    static func passphrase() throws -> String {
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw ValidationError("give the passphrase on standard input")
        }
        return line
    }
}

extension BackupReport {
    var sentence: String {
        "\(cooperative), \(takenAt), from \(engine): \(facts) facts, \(tables) tables with \(rows) rows, \(bytes) bytes"
    }
}
