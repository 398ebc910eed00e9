import ArgumentParser
import Commons
import Foundation
import Journal
import Kernel

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
