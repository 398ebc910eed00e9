import Kernel

/// Why a file proves nothing.
public enum ReceiptFault: Error, Sendable, Equatable {
    /// No receipt, or its wrapping was changed.
    case unreadable
    /// A file in it is not the one that the list of contents has.
    case changed(String)
    /// A file that must be there is not, or one that must not be there is.
    case missing(String), foreign(String)
    /// The list of contents is not signed by the key.
    case notSigned
    /// The receipt is of another key than the one that is trusted, and no handing over leads there.
    case otherKey
    /// The words are not those that were sealed.
    case otherWords
    /// The fact does not name this original.
    case notNamed(String)
    /// The fact is not where the log is said to have it.
    case proof(LogProof.Fault)
    /// A time mark does not hold; counted from 1.
    case mark(Int)

    public var sentence: Bilingual {
        switch self {
        case .unreadable:
            Bilingual(
                it: "Non è una ricevuta di Arca, o il suo involucro è stato cambiato.",
                en: "This is no receipt of Arca, or its wrapping was changed.")
        case .changed(let name):
            Bilingual(
                it: "«\(name)» non è quello che la ricevuta conteneva: è stato cambiato.",
                en: "“\(name)” is not what the receipt held: it was changed.")
        case .missing(let name):
            Bilingual(
                it: "Nella ricevuta manca «\(name)».", en: "“\(name)” is missing from the receipt.")
        case .foreign(let name):
            Bilingual(
                it: "«\(name)» è stato aggiunto alla ricevuta.",
                en: "“\(name)” was added to the receipt.")
        case .notSigned:
            Bilingual(
                it: "L'elenco del contenuto non è firmato dalla chiave della cooperativa.",
                en: "The list of contents is not signed by the key of the cooperative.")
        case .otherKey:
            Bilingual(
                it:
                    "La ricevuta è di un'altra chiave, e nessun passaggio di chiave porta a quella che hai dato.",
                en:
                    "The receipt is of another key, and no change of key leads to the one that you gave."
            )
        case .otherWords:
            Bilingual(
                it: "Le parole non sono quelle sigillate.",
                en: "The words are not those that were sealed.")
        case .notNamed(let name):
            Bilingual(
                it: "Il fatto non nomina «\(name)».", en: "The fact does not name “\(name)”.")
        case .mark(let number):
            Bilingual(
                it: "La marca temporale \(number) non vale per il sigillo in cui sta il fatto.",
                en: "Time mark \(number) does not hold for the seal that the fact is in.")
        case .proof(.noCheckpoint):
            Bilingual(
                it: "Il sigillo non è di questo registro.", en: "The seal is not of this log.")
        case .proof(.notSigned):
            Bilingual(
                it: "Il sigillo non è firmato dalla chiave della cooperativa.",
                en: "The seal is not signed by the key of the cooperative.")
        case .proof(.notInLog):
            Bilingual(
                it: "Il fatto non è nel registro che è stato firmato.",
                en: "The fact is not in the log that was signed.")
        }
    }
}

extension Receipt {
    /// Reads a receipt and checks all of it.
    /// - Parameter trusted: the public key of the cooperative, got by a safe road; one that signed before serves
    ///   too, for what it handed over to. A later one does not vouch for what an earlier one signs now: that may
    ///   be stolen.
    /// - Returns: the receipt, and the checkpoint that holds the fact.
    public static func check(_ file: [UInt8], trusted: NoteKey) throws(ReceiptFault) -> (
        receipt: Receipt, checkpoint: Checkpoint
    ) {
        guard let zip = StoredZip(file),
            zip.files.suffix(2).map(\.name) == [Name.list, Name.signature]
        else { throw .unreadable }
        var shelf = Shelf(files: zip.files)
        let list = try shelf.text(Name.list)
        let signature = try shelf.bytes(Name.signature)
        try compare(zip.files, with: list)
        let key = try shelf.key()
        let changes = try shelf.keyChanges()
        guard key.isSignature(signature, of: list) else { throw .notSigned }
        let heirs = connected(to: trusted, by: changes.compactMap { KeyChange($0) })
        guard heirs.contains(key) else { throw .otherKey }
        let receipt = Receipt(
            fact: try shelf.fact(), words: try shelf.words(), originals: try shelf.originals(),
            proof: try shelf.proof(), marks: try shelf.marks(), key: key, keyChanges: changes,
            cover: try shelf.text(Name.cover))
        if let left = shelf.files.first { throw .foreign(left.name) }
        return (receipt, try receipt.checkContents())
    }

    private func checkContents() throws(ReceiptFault) -> Checkpoint {
        if let words {
            let hash = FactEntry.contentHash(salt: words.salt, content: words.content)
            guard hash == fact.contentHash else { throw .otherWords }
        }
        for original in originals where !fact.structure.contains(original.hash.hex) {
            throw .notNamed(original.hash.hex)
        }
        guard fact.sequence > 0 else { throw .proof(.notInLog) }
        // That it existed at the moment of a mark is so whoever signed the seal; that it is ours, by keys of ours.
        let keys = Self.connected(
            to: key, by: keyChanges.compactMap { KeyChange($0) }, backwards: true)
        for (index, mark) in marks.enumerated() {
            // The seal may be of a key before.
            let isThere = keys.contains { key in
                mark.proof.index == fact.sequence - 1
                    && (try? mark.proof.check(fact.commitment.bytes, key: key)) != nil
            }
            guard isThere else { throw .mark(index + 1) }
        }
        guard proof.index == fact.sequence - 1 else { throw .proof(.notInLog) }
        do { return try proof.check(fact.commitment.bytes, key: key) } catch { throw .proof(error) }
    }

    /// Every file but the list and its signature, in the order of the list, with its hash.
    private static func compare(_ files: [StoredZip.File], with list: String) throws(ReceiptFault) {
        let listed = files.filter { $0.name != Name.list && $0.name != Name.signature }
        guard Self.list(of: listed) != list else { return }
        let lines = list.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
        var expected: [String: Substring] = [:]
        for line in lines where line.count == 2 {
            expected[String(line[1].drop { $0 == " " })] = line[0]
        }
        for file in listed {
            guard let hash = expected.removeValue(forKey: file.name) else {
                throw .foreign(file.name)
            }
            guard hash == Digest.sha256(file.bytes).hex else { throw .changed(file.name) }
        }
        if let name = expected.keys.sorted().first { throw .missing(name) }
        throw .changed(Name.list)
    }

    /// The key, and those that it handed over to, one after the other.
    /// - Parameter backwards: those that handed over to it too.
    private static func connected(
        to key: NoteKey, by changes: [KeyChange], backwards: Bool = false
    ) -> Set<NoteKey> {
        var known: Set<NoteKey> = [key]
        for _ in 0...changes.count {
            for change in changes {
                if known.contains(change.from) { known.insert(change.to) }
                if backwards, known.contains(change.to) { known.insert(change.from) }
            }
        }
        return known
    }
}

/// The files of a receipt, each taken once.
private struct Shelf {
    var files: [StoredZip.File]

    mutating func take(_ name: String) -> [UInt8]? {
        guard let index = files.firstIndex(where: { $0.name == name }) else { return nil }
        return files.remove(at: index).bytes
    }

    mutating func bytes(_ name: String) throws(ReceiptFault) -> [UInt8] {
        guard let bytes = take(name) else { throw .missing(name) }
        return bytes
    }

    mutating func text(_ name: String) throws(ReceiptFault) -> String {
        guard let text = String(validating: try bytes(name), as: UTF8.self) else {
            throw .changed(name)
        }
        return text
    }

    mutating func key() throws(ReceiptFault) -> NoteKey {
        let text = try text(Receipt.Name.key)
        guard text.hasSuffix("\n"), let key = NoteKey(String(text.dropLast())), key.use == .note
        else { throw .changed(Receipt.Name.key) }
        return key
    }

    mutating func keyChanges() throws(ReceiptFault) -> [SignedNote] {
        var found: [SignedNote] = []
        while let bytes = take("\(Receipt.Name.keyChanges)\(found.count + 2).txt") {
            guard let note = String(validating: bytes, as: UTF8.self).flatMap({ SignedNote($0) }),
                KeyChange(note) != nil
            else { throw .changed("\(Receipt.Name.keyChanges)\(found.count + 2).txt") }
            found.append(note)
        }
        return found
    }

    mutating func fact() throws(ReceiptFault) -> FactEntry {
        guard let fact = FactEntry(try bytes(Receipt.Name.entry)) else {
            throw .changed(Receipt.Name.entry)
        }
        return fact
    }

    mutating func words() throws(ReceiptFault) -> Receipt.Words? {
        guard let content = take(Receipt.Name.content) else { return nil }
        return Receipt.Words(content: content, salt: try bytes(Receipt.Name.salt))
    }

    mutating func originals() throws(ReceiptFault) -> [Receipt.Original] {
        var found: [Receipt.Original] = []
        while let file = files.first(where: { $0.name.hasPrefix(Receipt.Name.originals) }) {
            _ = take(file.name)
            let name = file.name.dropFirst(Receipt.Name.originals.count)
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            let original = Receipt.Original(
                file.bytes, kind: parts.count > 1 ? String(parts[1]) : "")
            guard parts.count <= 2, parts[0] == original.hash.hex else { throw .changed(file.name) }
            found.append(original)
        }
        return found
    }

    mutating func proof(_ name: String = Receipt.Name.proof) throws(ReceiptFault) -> LogProof {
        guard let proof = LogProof(try text(name)) else { throw .changed(name) }
        return proof
    }

    mutating func marks() throws(ReceiptFault) -> [Receipt.Mark] {
        var found: [Receipt.Mark] = []
        while files.contains(where: { $0.name == Receipt.Name.markProof(found.count + 1) }) {
            let number = found.count + 1
            found.append(
                Receipt.Mark(
                    proof: try proof(Receipt.Name.markProof(number)),
                    answer: try bytes(Receipt.Name.answer(number)),
                    roots: try text(Receipt.Name.roots(number))))
        }
        return found
    }
}
