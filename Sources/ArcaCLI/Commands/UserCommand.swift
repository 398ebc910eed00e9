import ArgumentParser
import Commons
import Kernel
import Site

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts, by who owns the machine.",
        subcommands: [Reset.self])

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Sets a new password for who lost hers; removes second factor and passkeys, ends sessions."
        )

        @OptionGroup var data: DataOption
        @Argument(help: "Mail address of the account.") var mail: String
        @Flag(help: "Read the new password from standard input.") var passwordStdin = false

        func run() async throws {
            guard passwordStdin, let password = readLine(strippingNewline: true) else {
                throw ValidationError("give the password on standard input, with --password-stdin")
            }
            try await data.withHouse { house in
                let actor = try await QueryCommand.actor(mail, in: house)
                guard let account = actor.id else { throw AccountRefused.notFound }
                try await AccountReset.run(password, for: account, in: house)
                print(actor.name)
            }
        }
    }
}
