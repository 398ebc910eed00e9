import ArgumentParser
import Commons
import Kernel
import Site

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Keys to the API.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a key and prints it, the only time it is seen.")

        @OptionGroup var data: DataOption
        @Option(name: .customLong("as"), help: "Mail address of the account it acts for.")
        var actor: String
        @Option(help: "What it is for.") var label = "CLI"
        @Option(help: "How far it reaches, as desk:write,members:read; without it everything.")
        var reach: Reach?
        @Option(help: "The last day on which it opens, YYYY-MM-DD.") var until: CalendarDate?
        @Option(help: "Most requests a minute.") var perMinute: Int?

        func run() async throws {
            try await data.withHouse { house in
                let actor = try await QueryCommand.actor(actor, in: house)
                guard let account = actor.id else { throw AccountRefused.notFound }
                print(
                    try await Tokens.issue(
                        label: label, reach: reach, lastDay: until, perMinute: perMinute,
                        for: account, by: actor, road: .cli, in: house))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the keys of an account, the newest first; never their secrets.")

        @OptionGroup var data: DataOption
        @Option(name: .customLong("as"), help: "Mail address of the account.") var actor: String
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try await data.withHouse { house in
                let actor = try await QueryCommand.actor(actor, in: house)
                let tokens = try await house.ask(MyTokens(), as: actor)
                if json { return print(try OutputJSON.text(tokens, pretty: true)) }
                let today = house.zone.date(of: house.time.now())
                for token in tokens { print(line(token, today: today)) }
            }
        }

        private func line(_ token: MyTokens.Row, today: CalendarDate) -> String {
            var words = ["\(token.id)", token.label, token.reach?.description ?? "everything"]
            if let day = token.lastDay { words.append("until \(day)") }
            if let most = token.perMinute { words.append("\(most) a minute") }
            words.append(token.usedAt.map { "used \($0)" } ?? "never used")
            if token.revokedAt != nil {
                words.append("revoked")
            } else if let day = token.lastDay, day < today {
                words.append("expired")
            }
            return words.joined(separator: "  ")
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a key at once; `arca token list` names them.")

        @OptionGroup var data: DataOption
        @Option(name: .customLong("as"), help: "Mail address of the account that it acts for.")
        var actor: String
        @Argument(help: "Identifier of the key, not its secret.") var token: String

        func run() async throws {
            let id = try ID<Token>.typed(token, of: "a key", listedBy: "arca token list")
            try await data.withHouse { house in
                let actor = try await QueryCommand.actor(actor, in: house)
                _ = try await house.run(RevokeToken(token: id), as: actor, road: .cli)
                print(id)
            }
        }
    }
}

extension Reach: ExpressibleByArgument {
    public init?(argument: String) {
        guard let reach = try? Reach.read(argument) else { return nil }
        self = reach
    }
}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) {
        guard let day = try? CalendarDate.read(argument) else { return nil }
        self = day
    }
}
