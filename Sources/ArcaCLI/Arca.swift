import ArgumentParser
import Glibc

/// The command line. Each command opens the house by the same door as the web does.
@main struct Arca: AsyncParsableCommand {
    /// Of this program, as backups and metrics name it.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "arca", abstract: "The operating system of a user cooperative.",
        version: version,
        subcommands: [
            Init.self, Serve.self, DemoCommand.self, ImportCommand.self, SearchCommand.self,
            TimelineCommand.self, CommandsCommand.self,
            Do.self, QueryCommand.self, TokenCommand.self, WebhookCommand.self, UserCommand.self,
            Verify.self, EvidenceCommand.self,
            BackupCommand.self,
            RestoreCommand.self, ExportCommand.self, FoundCommand.self, WakeCommand.self,
            DoctorCommand.self,
        ])

    static func main() async {
        // Whatever this program writes is for its own user alone.
        umask(0o077)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Outcome.exit(with: error)
        }
    }
}
