import ArgumentParser
import Commons
import Site

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the cooperative: pages, API, mail and work in the background.")

    @OptionGroup var data: DataOption
    @Option(help: "Address to listen on.") var host = "127.0.0.1"
    @Option(help: "Port to listen on.") var port = 8080

    @Option(help: "text, or json for one object a line.") var logFormat = LogFormat.text

    func run() async throws {
        let house = try await data.folder.openHouse(logLevel: .notice, logFormat: logFormat)
        let follow = FollowJournal(house: house)
        let workers: [any Worker] =
            [KeepDuties(house: house), follow] + house.features.flatMap { $0.workers(in: house) }
        try await Site(house, version: Arca.version).serve(host: host, port: port, workers: workers)
        await house.close()
    }
}

/// Tells the other nodes that this one is alive, and takes over from those that are not.
private struct KeepDuties: Worker {
    let name = "keep duties"
    let house: House

    func run() async throws {
        while !Task.isCancelled {
            await house.store.duties.look()
            try await Task.sleep(nanoseconds: 2_000_000_000)
        }
    }
}

/// Notices what other processes and nodes write.
private struct FollowJournal: Worker {
    let name = "follow the journal"
    let house: House

    func run() async throws {
        while !Task.isCancelled {
            await house.follower.nudge()
            try await Task.sleep(nanoseconds: 1_000_000_000)
        }
    }
}
