import Kernel

/// One key of a log hands over to the next, both signing: whoever knows the first can follow.
public struct KeyChange: Sendable, Equatable {
    public let from: NoteKey
    public let to: NoteKey

    private static let title = "Arca: another key signs for this log"

    /// Nil unless both keys bear the same name and are two.
    public init?(from: NoteKey, to: NoteKey) {
        guard from.name == to.name, from != to else { return nil }
        self.from = from
        self.to = to
    }

    var text: String { "\(Self.title)\n\(from.text)\n\(to.text)\n" }

    public static func signed(by old: NoteSigner, handingOverTo new: NoteSigner) throws
        -> SignedNote?
    {
        guard let change = KeyChange(from: old.key, to: new.key) else { return nil }
        return SignedNote(
            change.text, signatures: [try old.sign(change.text), try new.sign(change.text)])
    }

    /// Of a note that both keys have signed; nil of any other.
    public init?(_ note: SignedNote) {
        let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, let from = NoteKey(String(lines[1])),
            let to = NoteKey(String(lines[2])), let change = KeyChange(from: from, to: to),
            change.text.utf8.elementsEqual(note.text.utf8), note.isSigned(by: from),
            note.isSigned(by: to)
        else { return nil }
        self = change
    }
}
