import ArcaTesting
import Commons
import Foundation
import Kernel
import Members
import Testing

/// Not part of every run: `ARCA_SPEED=15000` says how many rows.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["ARCA_SPEED"] != nil))
struct ImportSpeedTests {
    @Test(arguments: TestEngine.available)
    func `a whole cooperative is imported in well under a minute`(_ engine: TestEngine) async throws
    {
        let count = ProcessInfo.processInfo.environment["ARCA_SPEED"].flatMap { Int($0) } ?? 15_000
        try await Village.with(engine) { village in
            var text = ImportTests.head
            for number in 2...(count + 1) {
                text +=
                    "\(number);Cognome\(number % 977);Nome\(number % 211);;;socio\(number)@posta.example;"
                let since = day("2016-02-01").adding(days: number * 3_000 / count)
                let resolved = since.adding(days: -5)
                text +=
                    "059 \(100_000 + number);Officine del Borgo;\(number < 60 ? 1 : number / 3);"
                text +=
                    "\(since);\(resolved.month)/\(resolved.day);\(resolved);\(resolved);25,00;;;;cliente\n"
            }
            let bytes = Array(text.utf8)
            let clock = ContinuousClock()
            let arca = village.arca
            let id = try await arca.run(ReceiveImport(fileName: "soci.csv", bytes: bytes))
            let tried = try await clock.measure {
                let report = try await arca.run(PreviewImport(importID: id))
                #expect(report.created == count)
                #expect(report.faults.first == nil)
            }
            let lived = try await clock.measure {
                while try await !arca.run(AdvanceImport(importID: id)).isDone {}
            }
            let line = try await arca.ask(ShowImport(importID: id)).summary
            let shown = try await clock.measure { _ = try await arca.ask(RegisterCSV()) }
            print(
                "\(engine) \(count) rows in \(lived), preview \(tried), register \(shown), \(line)")
        }
    }
}
