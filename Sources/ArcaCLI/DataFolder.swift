import ArgumentParser
import Backup
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
        case restoreBrokenOff(String)

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
            case .restoreBrokenOff(let path):
                "a restore or founding into \(path) was broken off or is still going on: if none is, remove the folder and begin again"
            }
        }
    }

    init(_ path: String) { self.path = URL(fileURLWithPath: path).standardizedFileURL }

    private var settingsFile: URL { path.appending(path: "arca.json") }
    private var keyFile: URL { path.appending(path: "secret.key") }
    /// The last seal that was signed here.
    var lastSeal: URL { path.appending(path: "seal.txt") }
    /// There while a restore fills the folder.
    private var restoreMark: URL { path.appending(path: "restore-unfinished") }

    var exists: Bool { FileManager.default.fileExists(atPath: settingsFile.path) }

    /// Makes the folder, readable by its owner alone.
    func create(database: String?) throws {
        guard !exists else { throw Fault.alreadyThere(path.path) }
        if let database, !Self.isPostgres(database) { throw Fault.notPostgres(database) }
        try FileManager.default.createDirectory(
            at: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var chance = SystemChance()
        try write(Data(chance.bytes(32)), to: keyFile)
        try write(try JSONEncoder().encode(Settings(database: database)), to: settingsFile)
    }

    private static func isPostgres(_ database: String) -> Bool {
        database.hasPrefix("postgres://") || database.hasPrefix("postgresql://")
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

    func openHouse(logLevel: Logger.Level = .warning, logFormat: LogFormat = .text) async throws
        -> House
    {
        let (location, key) = try contents()
        return try await House.open(
            location,
            features: Composition.features(
                archives: path.appending(path: "archives").path, lastSeal: lastSeal.path),
            surroundings: Self.surroundings(key, logFormat.logger(logLevel)))
    }

    /// Where the database is, and the key that opens what is sealed in it.
    func contents() throws -> (location: DataStore.Location, secretKey: [UInt8]) {
        if FileManager.default.fileExists(atPath: restoreMark.path) {
            throw Fault.restoreBrokenOff(path.path)
        }
        guard exists else { throw Fault.notThere(path.path) }
        let settings = try JSONDecoder().decode(Settings.self, from: Data(contentsOf: settingsFile))
        guard let key = try? Data(contentsOf: keyFile), key.count == 32 else {
            throw Fault.damagedKey
        }
        return (try settings.database.map { .postgres(url: $0) } ?? sqliteFile(), Array(key))
    }

    private static func surroundings(
        _ key: [UInt8], _ logger: Logger = LogFormat.text.logger(.warning)
    ) -> House.Surroundings {
        House.Surroundings(logger: logger, secretKey: key)
    }

    /// Lets the body fill this folder, which must be empty or not there. It opens as a house only when
    /// the body is done; what a body that throws has made is removed again.
    func restore<Value>(
        database: String?, secretKey: [UInt8],
        _ body: (DataStore.Location, House.Surroundings) async throws -> Value
    ) async throws -> Value {
        if let database, !Self.isPostgres(database) { throw Fault.notPostgres(database) }
        let files = FileManager.default
        let wasThere = files.fileExists(atPath: path.path)
        if wasThere {
            let names = try files.contentsOfDirectory(atPath: path.path)
            if names.contains(restoreMark.lastPathComponent) {
                throw Fault.restoreBrokenOff(path.path)
            }
            guard names.isEmpty else { throw BackupRefused.folderNotEmpty }
        }
        try files.createDirectory(
            at: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try write(Data(), to: restoreMark)
        do {
            try write(Data(secretKey), to: keyFile)
            let location = try database.map { .postgres(url: $0) } ?? sqliteFile()
            let value = try await body(location, Self.surroundings(secretKey))
            try write(try JSONEncoder().encode(Settings(database: database)), to: settingsFile)
            sync()
            try files.removeItem(at: restoreMark)
            return value
        } catch {
            for name in (try? files.contentsOfDirectory(atPath: path.path)) ?? [] {
                try? files.removeItem(at: path.appending(path: name))
            }
            if !wasThere { try? files.removeItem(at: path) }
            throw error
        }
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
