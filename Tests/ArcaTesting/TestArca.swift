import Commons
import Foundation
import Journal
import Kernel
import Logging
import Store

/// The engines that a feature test runs on. PostgreSQL takes part where `ARCA_POSTGRES` names a
/// server, as `make test` sees to.
public enum TestEngine: String, CaseIterable, Sendable {
    case sqlite, postgres

    static let postgresURL = ProcessInfo.processInfo.environment["ARCA_POSTGRES"]

    /// Where the server is, for tests of the connection itself.
    public static var postgresAddress: String? { postgresURL }

    public static var available: [TestEngine] { postgresURL == nil ? [.sqlite] : allCases }
}

/// A cooperative of its own for one test: Giulia is its operator, Renzo its auditor, the clock
/// stands at 9 March 2026, 10:00 in Modena, and chance is seeded.
public final class TestArca: Sendable {
    public let house: House
    public let time: FixedTime
    public let giulia: Actor
    public let marta: Actor
    public let renzo: Actor
    private let cleanUp: @Sendable () -> Void

    public static let opening = Instant("2026-03-09T09:00:00Z") ?? Instant(milliseconds: 0)

    public static func make(
        _ engine: TestEngine, features: [any Feature] = [], at opening: Instant = opening
    ) async throws -> TestArca {
        await engine.enter()
        do { return try await open(engine, features: features, at: opening) } catch {
            engine.leave()
            throw error
        }
    }

    private static func open(
        _ engine: TestEngine, features: [any Feature], at opening: Instant
    ) async throws -> TestArca {
        let name = "t_" + Bytes.hex(SystemChance.someBytes(8))
        let time = FixedTime(opening)
        var logger = Logger(label: "arca.test")
        logger.logLevel = .error
        let surroundings = House.Surroundings(
            time: time, chance: SystemChance(), logger: logger,
            secretKey: [UInt8](repeating: 7, count: 32))
        let location: DataStore.Location
        let cleanUp: @Sendable () -> Void
        switch engine {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            location = .sqlite(path: folder.appending(path: "arca.sqlite").path)
            cleanUp = { try? FileManager.default.removeItem(at: folder) }
        case .postgres:
            let url = TestEngine.postgresURL ?? ""
            location = .postgres(url: try PostgresSchema.create(name, at: url))
            cleanUp = {
                try? PostgresSchema.drop(name, at: url)
                engine.leave()
            }
        }
        let empty = try await House.open(location, features: features, surroundings: surroundings)
        let giulia = try await empty.run(
            FoundCooperative(
                cooperative: "Il Borgo", operatorName: "Giulia Ferrari",
                operatorMail: try MailAddress("giulia@ilborgo.example")), as: .house, road: .cli)
        let marta = try await empty.run(
            OpenAccount(
                accountName: "Marta Neri", mail: try MailAddress("marta@ilborgo.example"),
                role: .operator), as: .house, road: .cli)
        let renzo = try await empty.run(
            OpenAccount(
                accountName: "Renzo Bassi", mail: try MailAddress("renzo@revisori.example"),
                role: .auditor), as: .house, road: .cli)
        await empty.close()
        let house = try await House.open(location, features: features, surroundings: surroundings)
        return TestArca(
            house: house, time: time,
            giulia: Actor(id: giulia, name: "Giulia Ferrari", roles: [.operator]),
            marta: Actor(id: marta, name: "Marta Neri", roles: [.operator]),
            renzo: Actor(id: renzo, name: "Renzo Bassi", roles: [.auditor]), cleanUp: cleanUp)
    }

    private init(
        house: House, time: FixedTime, giulia: Actor, marta: Actor, renzo: Actor,
        cleanUp: @escaping @Sendable () -> Void
    ) {
        self.house = house
        self.time = time
        self.giulia = giulia
        self.marta = marta
        self.renzo = renzo
        self.cleanUp = cleanUp
    }

    /// Runs the body with a cooperative, then proves that replaying its journal gives equal tables.
    public static func with<Value: Sendable>(
        _ engine: TestEngine, features: [any Feature] = [], at opening: Instant = opening,
        _ body: (TestArca) async throws -> Value
    ) async throws -> Value {
        guard engine == .postgres else { return try await live(engine, features, opening, body) }
        await Turnstile.postgres.enter()
        do {
            let value = try await live(engine, features, opening, body)
            await Turnstile.postgres.leave()
            return value
        } catch {
            await Turnstile.postgres.leave()
            throw error
        }
    }

    private static func live<Value: Sendable>(
        _ engine: TestEngine, _ features: [any Feature], _ opening: Instant,
        _ body: (TestArca) async throws -> Value
    ) async throws -> Value {
        let arca = try await make(engine, features: features, at: opening)
        do {
            let value = try await body(arca)
            let report = try await arca.verify()
            await arca.close()
            guard report.isClean else { throw ReplayDiffers(findings: report.findings) }
            return value
        } catch {
            await arca.close()
            throw error
        }
    }

    public struct ReplayDiffers: Error, CustomStringConvertible {
        let findings: [String]
        public var description: String { "replay differs: " + findings.joined(separator: "; ") }
    }

    @discardableResult
    public func run<C: Command>(
        _ command: C, as actor: Actor? = nil, key: String? = nil, road: Road = .api
    ) async throws -> C.Outcome {
        try await house.run(command, as: actor ?? giulia, road: road, key: key)
    }

    public func ask<Q: Query>(_ query: Q, as actor: Actor? = nil) async throws -> Q.Answer {
        try await house.ask(query, as: actor ?? giulia)
    }

    /// All facts of a kind, oldest first.
    public func facts<F: Fact>(_ type: F.Type) async throws -> [F] {
        try await house.store.read { db in
            try db.values(
                "SELECT structure FROM fact /* all */ WHERE name = \(F.name) ORDER BY sequence",
                as: String.self)
        }.map { try JSONDecoder().decode(F.self, from: Data($0.utf8)) }
    }

    public func verify() async throws -> Replay.Report {
        try await house.replay.verify(house.store)
    }

    public func close() async {
        await house.close()
        cleanUp()
    }
}

extension SystemChance {
    static func someBytes(_ count: Int) -> [UInt8] {
        var chance = SystemChance()
        return chance.bytes(count)
    }
}
