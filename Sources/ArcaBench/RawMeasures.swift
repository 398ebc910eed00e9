import ArgumentParser
import Foundation
import Postal

/// Indexes the decoded texts of an mbox file in the bare engine. Reading and decoding are not timed.
struct RawInsert: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "insert")

    @OptionGroup var location: RawLocation
    @Option(help: "How many letters in one transaction.") var lot = 400
    @Argument(help: "An mbox file.") var mbox: String

    func run() throws {
        let letters = try Letter.all(of: mbox)
        let engine = try location.open()
        try engine.prepare()
        let elapsed = try ContinuousClock().measure {
            for start in stride(from: 0, to: letters.count, by: lot) {
                let end = min(start + lot, letters.count)
                try engine.insert(Array(letters[start..<end]), from: start + 1)
            }
        }
        figure("letters", Double(letters.count))
        figure("bytes", Double(letters.reduce(0) { $0 + $1.title.utf8.count + $1.body.utf8.count }))
        figure("per_second", Double(letters.count) / elapsed.inSeconds)
    }
}

/// Commits rows of the size of a small fact, one by one.
struct RawCommit: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "commit")

    @OptionGroup var location: RawLocation
    @Option(help: "For how long.") var seconds = 3.0

    func run() throws {
        let engine = try location.open()
        try engine.prepare()
        let text = String(repeating: "una riga come un fatto ", count: 25)
        let began = ContinuousClock.now
        var count = 0
        while (ContinuousClock.now - began).inSeconds < seconds {
            count += 1
            try engine.commit(text, number: count)
        }
        figure("per_second", Double(count) / (ContinuousClock.now - began).inSeconds)
    }
}

extension Letter {
    /// The letters of an mbox file, decoded into the texts that Arca indexes too.
    static func all(of mbox: String) throws -> [Letter] {
        let archive = try MessageSource(path: mbox)
        var letters: [Letter] = []
        while let message = archive.next() { letters.append(Letter(message.bytes)) }
        return letters
    }

    init(_ raw: [UInt8]) {
        let parsed = ParsedMessage.parse(raw)
        let people = (parsed.from + parsed.to + parsed.cc).map { "\($0.name) \($0.address)" }
        let files = parsed.attachments.map { $0.filename ?? $0.type }
        title = parsed.subject
        body = ([parsed.text] + people + files).joined(separator: "\n")
    }
}
