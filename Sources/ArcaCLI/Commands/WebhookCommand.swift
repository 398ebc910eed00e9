import ArgumentParser
import Commons
import Kernel
import Site
import Webhooks

struct WebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Tells other systems of what happens.",
        subcommands: [Add.self, List.self, Remove.self])

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

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the webhooks with how they stand, never their secrets.")

        @OptionGroup var data: DataOption
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try await data.withHouse { house in
                let hooks = try await house.ask(AllWebhooks(), as: .house)
                if json { return print(try OutputJSON.text(hooks, pretty: true)) }
                for hook in hooks {
                    let standing = hook.pause.map { "paused (\($0.rawValue))" } ?? "on"
                    print(
                        "\(hook.id)  \(hook.title)  \(hook.url)  \(hook.facts.joined(separator: ","))"
                            + "  \(standing), \(hook.delivered) delivered, \(hook.waiting) waiting")
                }
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes a webhook with its secret; what waited for it is dropped.")

        @OptionGroup var data: DataOption
        @Option(name: .customLong("as"), help: "Mail address of who removes it.") var actor: String
        @Argument(help: "Identifier; `arca webhook list` names them.") var hook: String

        func run() async throws {
            let id = try ID<Webhook>.typed(hook, of: "a webhook", listedBy: "arca webhook list")
            try await data.withHouse { house in
                let actor = try await QueryCommand.actor(actor, in: house)
                _ = try await house.run(RemoveWebhook(hook: id), as: actor, road: .cli)
                print(id)
            }
        }
    }
}
