import ArgumentParser
import Commons
import Evidence
import Foundation
import Journal
import Kernel
import Store

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
            "Replays the journal into an empty database, compares every table, recomputes every leaf, compares all with what was sealed."
    )

    @OptionGroup var data: DataOption
    @Option(
        name: .customLong("seal"),
        help: "A file with a seal that was kept elsewhere, to be compared too. May be repeated.")
    var seals: [String] = []
    @Flag(help: "Print JSON.") var json = false

    struct Differs: UsageFault { let sentence: String }

    struct Report: Encodable {
        let replay: Replay.Report
        let seal: SealAudit.Report
    }

    func run() async throws {
        try await data.withHouse { house in
            let progress = Progress("facts")
            let replay = try await house.replay.verify(house.store) { progress.show($0) }
            var seal = try await SealAudit().run(house.store) { progress.show($0) }
            let own = data.folder.lastSeal.path
            let kept = FileManager.default.fileExists(atPath: own) ? [own] : []
            for path in kept + seals { seal.findings += try await Self.compare(path, house.store) }
            progress.end()
            if json {
                print(try OutputJSON.text(Report(replay: replay, seal: seal), pretty: true))
            } else {
                print(
                    """
                    \(replay.facts) facts replayed, \(replay.tables) tables with \(replay.rows) rows compared
                    \(seal.leaves) facts sealed, \(seal.waiting) waiting; \(seal.tiles) tiles, \(seal.checkpoints) seals and \(seal.timeMarks) time marks compared
                    """)
                for finding in replay.findings + seal.findings { print("  \(finding)") }
            }
            let findings = replay.findings.count + seal.findings.count
            if findings > 0 { throw Differs(sentence: "\(findings) findings") }
        }
    }

    private static func compare(_ path: String, _ store: DataStore) async throws -> [String] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Differs(sentence: "\(path) cannot be read")
        }
        guard let kept = KeptSeal(text) else { return ["\(path) holds no seal"] }
        return try await kept.finding(store).map { [$0] } ?? []
    }
}
