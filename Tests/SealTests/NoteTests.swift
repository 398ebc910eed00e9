import Kernel
import Testing

@testable import Seal

@Suite struct NoteTests {
    private static func seed(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 32) }

    private static func signer(_ number: UInt8, _ name: String = "arca/il-borgo/01") throws
        -> NoteSigner
    {
        try #require(NoteSigner(name: name, seed: seed(number)))
    }

    /// The key, text and signature of the documentation of Go's package note.
    private static let goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    private static let goNote = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """

    @Test func `E1: notes that others signed are read, and their keys`() throws {
        let key = try #require(NoteKey(Self.goKey))
        #expect(key.name == "PeterNeumann" && key.text == Self.goKey)
        let note = try #require(SignedNote(Self.goNote))
        #expect(note.isSigned(by: key) && note.written == Self.goNote)
        let other = try #require(
            SignedNote(Self.goNote.replacing("problem is", with: "problem was")))
        #expect(!other.isSigned(by: key))
    }

    @Test func `E1: a note is written in one way, and every other is refused`() throws {
        let head = "uno\n2\n"
        let note = SignedNote(head, signatures: [try Self.signer(1).sign(head)])
        let text = note.written
        #expect(SignedNote(text) == note)
        for wrong in [
            "", "\n", "\n\n", head, "\(head)\n", text + "\n", text + " ", String(text.dropLast()),
            text.replacing("— ", with: "- "), text.replacing("=\n", with: "\n"),
            text.replacing("\n2\n", with: "\r\n2\n"), text.replacing("uno", with: "u\u{0}no"),
            text + "— altro AAAA\n", text + "— al tro AAAAAAAA\n", text + "— al+tro AAAAAAAA\n",
            String(repeating: "x", count: 2 << 20),
            text + String(repeating: "— a AAAAAAAA\n", count: 64),
        ] {
            #expect(SignedNote(wrong) == nil, "\(wrong.prefix(80))")
        }
    }

    @Test func `E1: who else signed is no matter, a wrong line in the name of the key is`() throws {
        let (one, two) = (try Self.signer(1), try Self.signer(2, "testimone"))
        let text = "uno\n2\n"
        var note = SignedNote(text, signatures: [try two.sign(text), try one.sign(text)])
        #expect(note.isSigned(by: one.key) && note.isSigned(by: two.key))
        #expect(!note.isSigned(by: try Self.signer(3).key))
        note.add(
            NoteSignature(name: one.key.name, id: one.key.id, bytes: Self.seed(0) + Self.seed(0)))
        #expect(!note.isSigned(by: one.key) && note.isSigned(by: two.key))
    }

    @Test func `E1: a key is read in one way only`() throws {
        let key = try Self.signer(1).key
        #expect(NoteKey(key.text) == key)
        for wrong in [
            "", "a+b", "\(key.text) ", key.text.uppercased(), "x\(key.text)",
            key.text.replacing("+", with: " "), String(key.text.dropLast()),
            "\(key.text)=",
        ] {
            #expect(NoteKey(wrong) == nil, "\(wrong)")
        }
        #expect(NoteKey(name: "con spazio", bytes: key.bytes) == nil)
        #expect(NoteKey(name: "con+più", bytes: key.bytes) == nil)
        #expect(NoteKey(name: "a\u{2028}b", bytes: key.bytes) == nil)
        #expect(NoteKey(name: "", bytes: key.bytes) == nil)
        #expect(NoteKey(name: "corta", bytes: Array(key.bytes.dropLast())) == nil)
    }

    @Test func `E1: a checkpoint is read in one way only`() throws {
        let root = Digest.sha256([1])
        let text = Checkpoint(origin: "arca/il-borgo/01", size: 20_852_163, root: root).text
        #expect(Checkpoint(text)?.size == 20_852_163 && Checkpoint(text)?.root == root)
        for wrong in [
            text.replacing("20852163", with: "020852163"), text.replacing("20852163", with: "-1"),
            text.replacing("20852163", with: "+1"),
            text.replacing("20852163", with: "99999999999999999999"),
            text + "estensione\n", String(text.dropLast()), text.replacing("=\n", with: "\n"),
            text.replacing("arca", with: "a rca"),
        ] {
            #expect(Checkpoint(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `E1: a key hands over to the next only where both sign`() throws {
        let (old, new) = (try Self.signer(1), try Self.signer(2))
        let note = try #require(try KeyChange.signed(by: old, handingOverTo: new))
        #expect(KeyChange(note) == KeyChange(from: old.key, to: new.key))
        #expect(KeyChange(try #require(SignedNote(note.written))) != nil)
        for signature in note.signatures {
            #expect(KeyChange(SignedNote(note.text, signatures: [signature])) == nil)
        }
        #expect(try KeyChange.signed(by: old, handingOverTo: old) == nil)
        #expect(try KeyChange.signed(by: old, handingOverTo: Self.signer(2, "altro")) == nil)
    }

    @Test func `E2: a proof holds as it is, and with any byte changed it does not`() throws {
        let signer = try Self.signer(1)
        let grown = try Grown(43)
        let entry = Array("fatto 30".utf8)
        let checkpoint = Checkpoint(origin: signer.key.name, size: 43, root: grown.tree.root)
        let proof = LogProof(
            inclusion: try #require(try grown.read(43).inclusion(of: 30)),
            checkpoint: try checkpoint.signed(by: signer))
        #expect(try proof.check(entry, key: signer.key) == checkpoint)
        #expect(LogProof(proof.text) == proof)
        #expect(throws: LogProof.Fault.notInLog) {
            try proof.check(Array("fatto 31".utf8), key: signer.key)
        }
        #expect(throws: LogProof.Fault.notSigned) {
            try proof.check(entry, key: Self.signer(2).key)
        }
        #expect(throws: LogProof.Fault.noCheckpoint) {
            try proof.check(entry, key: Self.signer(1, "altro").key)
        }
        let bytes = Array(proof.text.utf8)
        for place in bytes.indices {
            for bit in [UInt8(1), 0x20, 0x80] {
                var changed = bytes
                changed[place] ^= bit
                // What is no text any more is no proof either.
                guard let text = String(validating: changed, as: UTF8.self),
                    let read = LogProof(text)
                else { continue }
                #expect(throws: LogProof.Fault.self, "\(place) \(bit)") {
                    try read.check(entry, key: signer.key)
                }
            }
        }
    }
}
