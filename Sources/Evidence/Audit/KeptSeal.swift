import Kernel
import Seal
import Store

/// A seal that somebody kept elsewhere: against it nobody can have rewritten what was before, not even who
/// holds the database and its key.
public struct KeptSeal: Sendable {
    private let note: SignedNote
    private let checkpoint: Checkpoint

    /// - Parameter text: as `/log/checkpoint` gives it; nil where it is no seal.
    public init?(_ text: String) {
        guard let note = SignedNote(text), let checkpoint = Checkpoint(note.text) else {
            return nil
        }
        self.note = note
        self.checkpoint = checkpoint
    }

    var origin: String { checkpoint.origin }

    /// What is wrong with the log beside it; nil where all that it holds is still there.
    public func finding(_ store: DataStore) async throws -> String? {
        try await store.read { try finding(in: $0) }
    }

    func finding(in db: any Reader) throws -> String? {
        let name = "the kept seal of \(checkpoint.size) facts"
        let keys = try LogRow.all(in: db).map(\.key)
        guard keys.contains(where: { $0.name == checkpoint.origin && note.isSigned(by: $0) }) else {
            return "\(name) is of no log of this house"
        }
        let sealed = try TileShelf.size(in: db)
        guard checkpoint.size <= sealed else {
            return "\(name): the log has only \(sealed), the last were removed"
        }
        let root = try? TileShelf.tree(of: checkpoint.size, in: db).root()
        return root == checkpoint.root
            ? nil : "\(name): the facts up to there are not those that it signs"
    }
}
