import Commons
import Foundation
import Kernel
import Site

/// The language in which a command speaks: the one its actor chose on the pages, else the terminal's.
enum Tongue {
    static func of(_ actor: Actor, in house: House) async throws -> Language {
        let chosen = try await house.store.read { db in
            try actor.id.flatMap { try Preferences.find($0, in: db).language }
        }
        return chosen ?? ofTerminal(ProcessInfo.processInfo.environment)
    }

    static func ofTerminal(_ environment: [String: String]) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("it") == true ? .italian : .english
    }
}
