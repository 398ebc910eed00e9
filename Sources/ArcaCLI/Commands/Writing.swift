import ArgumentParser
import Commons
import Foundation
import Journal
import Kernel
import Site

struct Do: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "do", abstract: "Runs a command by name; the outcome is JSON.")

    @OptionGroup var data: DataOption
    @Argument(help: "Name of the command; `arca commands` lists them.") var name: String
    @Option(name: .customLong("as"), help: "Mail address of who acts.") var actor: String
    @Option(help: "Input as JSON; - reads standard input.") var json = "{}"
    @Option(help: "Key against repetition.") var key: String?

    func run() async throws {
        let input =
            json == "-" ? FileHandle.standardInput.readDataToEndOfFile() : Data(json.utf8)
        try await data.withHouse { house in
            let actor = try await QueryCommand.actor(actor, in: house)
            print(
                try await house.run(
                    named: name, input: try Tree.json(input), as: actor, road: .cli, key: key))
        }
    }
}

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Keys to the API.", subcommands: [Create.self])

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
}

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Replays the journal into an empty database, compares every table, recomputes every leaf."
    )

    @OptionGroup var data: DataOption
    @Flag(help: "Print JSON.") var json = false

    struct Differs: UsageFault { let sentence: String }

    func run() async throws {
        try await data.withHouse { house in
            let progress = Progress("facts")
            let report = try await house.replay.verify(house.store) { progress.show($0) }
            progress.end()
            if json {
                print(try OutputJSON.text(report, pretty: true))
            } else {
                print(
                    "\(report.facts) facts replayed, \(report.tables) tables with \(report.rows) rows compared"
                )
                for finding in report.findings { print("  \(finding)") }
            }
            if !report.isClean { throw Differs(sentence: "\(report.findings.count) findings") }
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
