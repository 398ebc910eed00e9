import ArgumentParser
import Commons
import Foundation
import Journal
import Kernel
import Mail
import Members
import Store

/// Asks a cooperative's memory and the bare engine for the same words, drawn from its own letters.
struct CompareSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "search")

    @Option(help: "Where the bare engine keeps the same letters, if it is asked too.")
    var raw: String?
    @Option(help: "The folder of the cooperative.") var data: String
    @Option(help: "How many queries of each kind.") var queries = 150
    @Option(help: "A file for the queries as a person types them.") var typed: String?

    func run() async throws {
        let store = try await openHouse(data).store
        let drawn = try await store.read { [queries] in try DrawnQuery.draw(queries, from: $0) }
        let engine = try raw.map { try RawLocation.open($0) }
        var ours: [String: [Double]] = [:]
        var bare: [String: [Double]] = [:]
        var hits: [String: Double] = [:]
        for round in 0..<2 {
            for query in drawn {
                // In one read, as a page does: what is timed is the search itself.
                let (time, found) = try await store.read { db in
                    let began = ContinuousClock.now
                    let page = try query.search.fetch(from: db)
                    return ((ContinuousClock.now - began).inSeconds * 1000, page.hits.count)
                }
                let began = ContinuousClock.now
                let bareFound = try engine?.search(query.raw) ?? 0
                let bareTime = (ContinuousClock.now - began).inSeconds * 1000
                // The first round only warms both up.
                guard round == 1 else { continue }
                for kind in [query.kind.rawValue, "all"] {
                    ours[kind, default: []].append(time)
                    bare[kind, default: []].append(bareTime)
                    hits["\(kind)_ours", default: 0] += Double(found)
                    hits["\(kind)_bare", default: 0] += Double(bareFound)
                }
            }
        }
        for (kind, times) in ours { Self.figures(times, as: "\(kind)_ours") }
        for (kind, times) in bare where engine != nil { Self.figures(times, as: "\(kind)_bare") }
        for (kind, count) in hits { figure("\(kind)_hits", count) }
        if let typed {
            let lines = drawn.map { $0.search.words }.joined(separator: "\n")
            try Data(lines.utf8).write(to: URL(fileURLWithPath: typed))
        }
        await store.close()
    }

    private static func figures(_ times: [Double], as name: String) {
        figure("\(name)_count", Double(times.count))
        figure("\(name)_p50", times.percentile(0.5))
        figure("\(name)_p99", times.percentile(0.99))
        figure("\(name)_worst", times.percentile(1))
    }
}

/// One query, for both sides.
struct DrawnQuery: Sendable {
    enum Kind: String, CaseIterable { case word, words, phrase, prefix, person }

    let kind: Kind
    let search: Search
    let raw: RawQuery

    /// From letters spread over the whole history; the same each time.
    static func draw(_ count: Int, from db: any Reader) throws -> [DrawnQuery] {
        struct Source {
            let hash: Digest
            let party: ID<Party>?
            let correspondent: String
        }
        let sources = try db.rows(
            "SELECT raw_hash, party_id, correspondent FROM message ORDER BY at, id"
        ) {
            Source(
                hash: try $0["raw_hash"], party: try $0["party_id"],
                correspondent: try $0["correspondent"])
        }
        var chance = SplitMix64(seed: 7)
        var drawn: [DrawnQuery] = []
        for kind in Kind.allCases {
            var made = 0
            for _ in 0..<count * 20 where made < count {
                guard let source = sources.randomElement(using: &chance) else { break }
                let letter = Letter(try Blobs.get(source.hash, from: db) ?? [])
                let words = Self.words(of: letter.body)
                guard
                    let query = make(kind, words, source.party, source.correspondent, &chance)
                else { continue }
                drawn.append(query)
                made += 1
            }
        }
        return drawn.shuffled(using: &chance)
    }

    /// Runs of letters alone: both sides part these in the same way.
    private static func words(of text: String) -> [[String]] {
        text.split { !$0.isLetter && $0 != " " }.map { run in
            run.split(separator: " ").map { $0.lowercased() }
        }
    }

    private static func make(
        _ kind: Kind, _ runs: [[String]], _ party: ID<Party>?, _ address: String,
        _ chance: inout SplitMix64
    ) -> DrawnQuery? {
        let long = runs.joined().filter { $0.count >= 5 }
        guard let word = long.randomElement(using: &chance),
            let other = long.randomElement(using: &chance)
        else { return nil }
        switch kind {
        case .word:
            return DrawnQuery(kind, typed: word, RawQuery(phrases: [[word]]))
        case .words:
            let both = [[word], [other]]
            return DrawnQuery(kind, typed: "\(word) \(other)", RawQuery(phrases: both))
        case .phrase:
            guard let run = runs.filter({ $0.count >= 3 }).randomElement(using: &chance) else {
                return nil
            }
            let start = Int.random(in: 0...(run.count - 3), using: &chance)
            let phrase = Array(run[start..<start + 3])
            return DrawnQuery(
                kind, typed: "\"\(phrase.joined(separator: " "))\"", RawQuery(phrases: [phrase]))
        case .prefix:
            let beginning = String(word.prefix(4))
            return DrawnQuery(kind, typed: "\(beginning)*", RawQuery(prefix: beginning))
        case .person:
            guard let party else { return nil }
            let pieces = address.split { !$0.isLetter && !$0.isNumber }.map(String.init)
            return DrawnQuery(
                kind, typed: word, RawQuery(phrases: [[word], pieces]), about: party.subject)
        }
    }

    private init(_ kind: Kind, typed: String, _ raw: RawQuery, about person: ID<Subject>? = nil) {
        self.kind = kind
        self.raw = raw
        search = Search(typed, subjects: person.map { [$0] } ?? [])
    }
}
