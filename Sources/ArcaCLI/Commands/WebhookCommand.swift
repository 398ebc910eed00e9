import ArgumentParser
import Commons
import Site
import Webhooks

struct WebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Tells other systems of what happens.",
        subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Adds a webhook; prints its identifier and its secret, the only time it is seen."
        )

        @OptionGroup var data: DataOption
        @Option(name: .customLong("as"), help: "Mail address of who adds it.") var actor: String
        @Option(help: "Where it sends to, as https://system.example/arca.") var url: String
        @Option(help: "What it is called.") var title = "CLI"
        @Option(help: "Which facts, as desk.*,members.admitted.v1; without it all.") var facts = "*"
        @Flag(help: "To a program on this very machine, http://127.0.0.1:PORT/.") var here = false

        func run() async throws {
            try await data.withHouse { house in
                let actor = try await QueryCommand.actor(actor, in: house)
                let secret = WebhookSecrets.make()
                let hook = try await house.run(
                    AddWebhook(
                        title: title, url: url, facts: [facts], secret: secret, isHere: here),
                    as: actor, road: .cli)
                print("\(hook)\n\(secret)")
            }
        }
    }
}
