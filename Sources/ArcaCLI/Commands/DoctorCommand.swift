import ArgumentParser
import Commons
import Foundation
import Kernel
import Store

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks over the folder, the database and the work, and says what to do.",
        discussion: "Exit code 1 where something is at fault, 0 with warnings or none.")

    @OptionGroup var data: DataOption
    @Flag(help: "Print JSON.") var json = false

    struct AtFault: UsageFault { let sentence: String }

    func run() async throws {
        var findings = FolderCheckUp(folder: data.folder).findings()
        findings += await databaseFindings()
        if json {
            print(try OutputJSON.text(findings, pretty: true))
        } else {
            for finding in findings { print(finding.line) }
        }
        let faults = findings.filter { $0.state == .fault }.count
        if faults > 0 { throw AtFault(sentence: "\(faults) at fault") }
    }

    private func databaseFindings() async -> [Finding] {
        do {
            let store = try DataStore.openUnchanged(try data.folder.contents().location)
            let now = SystemTime().now()
            let findings = try? await store.read { try DatabaseCheckUp(now: now).findings(in: $0) }
            await store.close()
            return findings ?? [Self.unreachable("it does not answer")]
        } catch {
            return [Self.unreachable((error as? any UsageFault)?.sentence ?? "\(error)")]
        }
    }

    private static func unreachable(_ detail: String) -> Finding {
        Finding(
            "database", .fault, detail,
            "see that the database runs and that arca.json names it rightly")
    }
}

/// What one check found.
struct Finding: Encodable, Sendable {
    enum State: String, Encodable, Sendable { case ok, warning, fault }

    let check: String
    let state: State
    let sentence: String
    /// What to do; nil where all is well.
    let advice: String?

    init(_ check: String, _ state: State, _ sentence: String, _ advice: String? = nil) {
        self.check = check
        self.state = state
        self.sentence = sentence
        self.advice = state == .ok ? nil : advice
    }

    var line: String {
        let head =
            "\(state.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0))\(check): \(sentence)"
        return advice.map { "\(head)\n        → \($0)" } ?? head
    }
}
