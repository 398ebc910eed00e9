import ArgumentParser
import Commons
import Foundation
import Journal
import Kernel

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Searches everything that was ever said.")

    @OptionGroup var data: DataOption
    @Argument(help: "Words, \"phrases\", prefix*.") var words: [String]
    @Option(help: "newest or relevance.") var order = "newest"
    @Option(help: "How many.") var limit = 20
    @Flag(help: "Print JSON.") var json = false

    struct Line: Encodable {
        let sequence: Int64
        let fact: String
        let at: Instant
        let title: String
        let snippet: String
    }

    func run() async throws {
        try await data.withHouse { house in
            let typed = words.joined(separator: " ")
            let search = Search(
                typed, order: Search.Order(rawValue: order) ?? .newest, limit: limit)
            let catalogue = house.journal.catalogue
            let (lines, searched) = try await house.store.read { db in
                let page = try search.fetch(from: db)
                let lines = try page.hits.map { hit in
                    let text = try catalogue.decode(hit.fact).searchText
                    return Line(
                        sequence: hit.fact.sequence, fact: hit.fact.name, at: hit.fact.occurredAt,
                        title: text?.title ?? "",
                        snippet: Snippet(of: text?.body ?? "", for: typed).parts.map(\.text)
                            .joined())
                }
                return (lines, page.searched)
            }
            if json { return print(try OutputJSON.text(lines, pretty: true)) }
            for line in lines { print("\(line.at)  \(line.title)\n    \(line.snippet)") }
            print("\(lines.count) found; \(searched) entries searched")
        }
    }
}

struct TimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Everything that happened around a subject, newest first.")

    @OptionGroup var data: DataOption
    @Argument(help: "Identifier of a party, a case, a mailbox…") var subject: String
    @Option(help: "How many.") var limit = 50
    @Flag(help: "Print JSON.") var json = false

    struct Line: Encodable {
        let sequence: Int64
        let fact: String
        let occurredAt: Instant
        let recordedAt: Instant
        let road: Road
        let title: String?
    }

    func run() async throws {
        guard let id = ID<Subject>(subject) else {
            throw ValidationError("\(subject) is no identifier")
        }
        try await data.withHouse { house in
            let catalogue = house.journal.catalogue
            let limit = limit
            let lines = try await house.store.read { db in
                try Timeline(of: id, limit: limit).fetch(from: db).map { fact in
                    Line(
                        sequence: fact.sequence, fact: fact.name, occurredAt: fact.occurredAt,
                        recordedAt: fact.recordedAt, road: fact.provenance.road,
                        title: try catalogue.decode(fact).searchText?.title)
                }
            }
            if json { return print(try OutputJSON.text(lines, pretty: true)) }
            for line in lines { print("\(line.occurredAt)  \(line.fact)  \(line.title ?? "")") }
        }
    }
}

struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Asks a query by name; the answer is JSON.")

    @OptionGroup var data: DataOption
    @Argument(help: "Name of the query; `arca commands` lists them.") var name: String
    @Option(
        name: .customLong("as"), help: "Mail address of who asks; the house itself if left out.")
    var actor: String?
    @Option(help: "Parameters as JSON.") var json = "{}"

    func run() async throws {
        try await data.withHouse { house in
            let actor = try await Self.actor(actor, in: house)
            print(try await house.ask(named: name, input: try Tree.json(json.utf8), as: actor))
        }
    }

    static func actor(_ mail: String?, in house: House) async throws -> Actor {
        guard let mail else { return .house }
        let found = try await house.store.read { try AccountRow.find(mail: mail, in: $0) }
        guard let found, found.isOpen else { throw AccountRefused.notFound }
        return found.actor()
    }
}

struct CommandsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commands", abstract: "Lists all commands and queries.")

    @OptionGroup var data: DataOption
    @Flag(help: "Print JSON.") var json = false

    struct Line: Encodable {
        let kind: String
        let name: String
        let purpose: Bilingual
    }

    func run() async throws {
        try await data.withHouse { house in
            let lines =
                house.commands.values.map {
                    Line(kind: "command", name: $0.name, purpose: $0.purpose)
                }
                .sorted { $0.name < $1.name }
                + house.queries.values.map {
                    Line(kind: "query", name: $0.name, purpose: $0.purpose)
                }
                .sorted { $0.name < $1.name }
            if json { return print(try OutputJSON.text(lines, pretty: true)) }
            for line in lines {
                let padded = line.name.padding(toLength: 34, withPad: " ", startingAt: 0)
                print("\(line.kind == "command" ? "do   " : "query")  \(padded) \(line.purpose.it)")
            }
        }
    }
}
