import ArgumentParser
import Commons
import Demo
import Evidence
import Foundation
import Kernel
import Site

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Makes an invented cooperative with its history since 2011, to try Arca out.")

    @OptionGroup var data: DataOption
    @Option(help: "How many messages.") var messages = 20_000
    @Option(help: "How many people and firms.") var parties = 2_000
    @Option(help: "Seed of chance: the same gives the same life.") var seed: UInt64 = 1
    @Option(help: "Database, as postgres://user:password@host/name; else a file in the folder.")
    var database: String?

    func run() async throws {
        let today = Zone.rome.date(of: SystemTime().now())
        guard let day = DemoDay(year: today.year, month: today.month, day: today.day) else {
            return
        }
        let corpus = DemoCorpus(seed: seed, today: day, messages: messages, parties: parties)
        try data.folder.create(database: database)
        try await found(corpus)
        // Opened anew, so that the house knows its own name and zone.
        try await data.withHouse { house in
            let spool = data.folder.path.appending(path: "outbox").path
            let progress = Progress("demo")
            let report = try await DemoLoader(house: house, corpus: corpus, spool: spool).load {
                label, done, total in progress.show(Int64(done), of: Int64(total))
            }
            try await house.sealAll()
            progress.end()
            print(
                "\(report.parties) parties, \(report.members) members (\(report.notAdmitted) kept out by the rules), \(report.conversations) conversations, \(report.messages) messages"
            )
            try signIns(corpus)
        }
    }

    private func found(_ corpus: DemoCorpus) async throws {
        guard let first = corpus.operators.first else { return }
        try await data.withHouse { house in
            let founded = corpus.house.foundedOn
            let account = try await house.run(
                FoundCooperative(
                    cooperative: corpus.house.name, operatorName: first.fullName,
                    operatorMail: try MailAddress(first.mail),
                    foundedOn: CalendarDate(
                        year: founded.year, month: founded.month, day: founded.day)),
                as: .house, road: .cli)
            try await Credentials.set(
                DemoLoader.password, for: account, by: .house, road: .cli, in: house)
        }
    }

    private func signIns(_ corpus: DemoCorpus) throws {
        let people = corpus.operators.filter { $0.leftOn == nil }.map {
            "\($0.fullName)  \($0.mail)"
        }
        let text = (people + ["password: \(DemoLoader.password)"]).joined(separator: "\n")
        try data.folder.write(
            Data((text + "\n").utf8), to: data.folder.path.appending(path: "SIGN-INS.txt"))
        print(text)
    }
}
