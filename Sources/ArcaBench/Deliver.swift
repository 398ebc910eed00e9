import ArgumentParser
import Commons
import Journal
import Kernel
import Mail
import Postal
import Store

/// Takes the letters of an mbox file in one by one, as they come from a mail server: each is durable
/// and findable before it is acknowledged. Reading the file is not timed; taking apart is.
struct Deliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "deliver")

    @Option(help: "The folder of the cooperative.") var data: String
    @Option(help: "How many letters arrive at once.") var atOnce = 1
    @Option(help: "How many of the file to pass over.") var after = 0
    @Option(help: "How many to take in.") var letters = 3_000
    @Argument(help: "An mbox file.") var mbox: String

    func run() async throws {
        let house = try await openHouse(data)
        let archive = try MessageSource(path: mbox)
        for _ in 0..<after { _ = archive.next() }
        var waiting: [[UInt8]] = []
        while waiting.count < letters, let message = archive.next() {
            waiting.append(message.bytes)
        }
        let address = try MailAddress("consegna-\(atOnce)@bench.example")
        let mailbox = try await house.run(
            SetMailbox(address: address, title: "Consegna", imap: nil, smtp: nil), as: .house,
            road: .cli)
        let lots = (0..<atOnce).map { lane in
            stride(from: lane, to: waiting.count, by: atOnce).map { (UInt64($0), waiting[$0]) }
        }
        let began = ContinuousClock.now
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for lot in lots {
                group.addTask { try await Self.deliver(lot, to: mailbox, in: house) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        figure("per_second", Double(times.count) / (ContinuousClock.now - began).inSeconds)
        figure("p50", times.percentile(0.5))
        figure("p99", times.percentile(0.99))
        await house.store.close()
    }

    private static func deliver(
        _ letters: [(number: UInt64, raw: [UInt8])], to mailbox: ID<Mailbox>, in house: House
    ) async throws -> [Double] {
        var times: [Double] = []
        for letter in letters {
            let began = ContinuousClock.now
            try await house.run(
                ReceiveMessage(
                    mailbox: mailbox, raw: RawMessage(letter.raw),
                    source: .server(uidValidity: 1, uid: Int64(letter.number) + 1),
                    arrivedAt: house.time.now()),
                as: .house, road: .mail)
            times.append((ContinuousClock.now - began).inSeconds * 1_000)
        }
        return times
    }
}

/// How many facts and parties a cooperative has, and how many letters whose attachments are not read yet.
struct CountFacts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "count")

    @Option(help: "The folder of the cooperative.") var data: String

    func run() async throws {
        let house = try await openHouse(data)
        let (facts, parties, waiting) = try await house.store.read {
            (
                try Journal.length(of: $0), try $0.count("SELECT COUNT(*) FROM party"),
                try $0.count("SELECT COUNT(*) FROM attachment_waiting")
            )
        }
        figure("facts", Double(facts))
        figure("parties", Double(parties))
        figure("waiting", Double(waiting))
        await house.store.close()
    }
}
