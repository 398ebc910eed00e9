import ArgumentParser
import Commons

struct WakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wake",
        abstract: "Lets a restored cooperative fetch and send mail and tell other systems.",
        discussion: """
            Only once the house that it came from is stopped for good: else both would send the same \
            letters. What was written meanwhile leaves at once.
            """)

    @OptionGroup var data: DataOption
    @Option(name: .customLong("as"), help: "Mail address of who says so.") var actor: String

    func run() async throws {
        try await data.withHouse { house in
            let actor = try await QueryCommand.actor(actor, in: house)
            _ = try await house.run(WakeHouse(), as: actor, road: .cli)
            print("\(data.data): awake")
        }
    }
}
