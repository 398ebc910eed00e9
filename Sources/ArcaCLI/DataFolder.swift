import ArgumentParser
import Commons
import Foundation
import Kernel
import Logging
import Store

/// The folder of one cooperative: `arca.json` says where its database is, `secret.key` opens what is
/// sealed in it, `arca.sqlite` is the database unless that is elsewhere.
struct DataFolder {
    let path: URL

    struct Settings: Codable {
        /// Nil for the file beside this one.
        var database: String?
    }

    enum Fault: UsageFault {
        case notThere(String), alreadyThere(String), notPostgres(String), damagedKey

        var sentence: String {
            switch self {
            case .notThere(let path):
                "no cooperative in \(path): make one with `arca init --data \(path)` or `arca demo --data \(path)`"
            case .alreadyThere(let path):
                "\(path) already holds a cooperative: choose another folder"
            case .notPostgres(let url):
                "\(url) is no address of a database: write postgres://user:password@host/name"
            case .damagedKey:
                "secret.key in the data folder cannot be read: restore it from a backup"
            }
        }
    }

    init(_ path: String) { self.path = URL(fileURLWithPath: path).standardizedFileURL }

    private var settingsFile: URL { path.appending(path: "arca.json") }
    private var keyFile: URL { path.appending(path: "secret.key") }

    var exists: Bool { FileManager.default.fileExists(atPath: settingsFile.path) }

    /// Makes the folder, readable by its owner alone.
    func create(database: String?) throws {
        guard !exists else { throw Fault.alreadyThere(path.path) }
        if let database, !database.hasPrefix("postgres://"), !database.hasPrefix("postgresql://") {
            throw Fault.notPostgres(database)
        }
        try FileManager.default.createDirectory(
            at: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var chance = SystemChance()
        try write(Data(chance.bytes(32)), to: keyFile)
        try write(try JSONEncoder().encode(Settings(database: database)), to: settingsFile)
    }

    /// Readable by its owner alone.
    func write(_ data: Data, to file: URL) throws {
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: data, attributes: [.posixPermissions: 0o600])
        else { throw Fault.notThere(file.path) }
    }

    /// The engine makes its other files with the rights of this one: none for others, even where the
    /// folder was there before and is open to all.
    private func sqliteFile() throws -> DataStore.Location {
        let file = path.appending(path: "arca.sqlite")
        if !FileManager.default.fileExists(atPath: file.path) { try write(Data(), to: file) }
        return .sqlite(path: file.path)
    }

    func openHouse(logLevel: Logger.Level = .warning) async throws -> House {
        guard exists else { throw Fault.notThere(path.path) }
        let settings = try JSONDecoder().decode(Settings.self, from: Data(contentsOf: settingsFile))
        guard let key = try? Data(contentsOf: keyFile), key.count == 32 else {
            throw Fault.damagedKey
        }
        var logger = Logger(label: "arca") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        let location = try settings.database.map { .postgres(url: $0) } ?? sqliteFile()
        return try await House.open(
            location, features: Composition.features,
            surroundings: House.Surroundings(logger: logger, secretKey: Array(key)))
    }
}

/// `--data DIR`, which every command takes.
struct DataOption: ParsableArguments {
    @Option(help: "The folder of the cooperative.")
    var data: String

    var folder: DataFolder { DataFolder(data) }

    /// Opens the house, runs the body, closes the house.
    func withHouse<Value>(_ body: (House) async throws -> Value) async throws -> Value {
        let house = try await folder.openHouse()
        do {
            let value = try await body(house)
            await house.close()
            return value
        } catch {
            await house.close()
            throw error
        }
    }
}
