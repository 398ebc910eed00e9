import Foundation
import Kernel
import Seal
import Store

/// The last seal that was signed here, in a file beside the database and not in it: who changes the database
/// does not thereby change what the house remembers to have signed.
struct SealKeeper: Sendable {
    let path: String

    /// The log is no longer the one that was signed: nothing more is signed in its name.
    struct LogRewritten: Error, CustomStringConvertible {
        let finding: String
        var description: String { "the log was changed behind its last seal: \(finding)" }
    }

    /// - Throws: `LogRewritten`.
    func check(_ log: LogRow, in db: any Reader) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let kept = KeptSeal(text), kept.origin == log.origin
        else { return }
        if let finding = try kept.finding(in: db) { throw LogRewritten(finding: finding) }
    }

    var isEmpty: Bool { !FileManager.default.fileExists(atPath: path) }

    func keep(_ note: String) throws {
        try Data(note.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
