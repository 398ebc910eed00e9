import Foundation
import Kernel
import Testing

@testable import Seal

@Suite struct ReceiptTests {
    private static let letter = Array(
        "From: bruno@officinatassi.example\r\n\r\nBuongiorno.\r\n".utf8)

    /// What a receipt is made of.
    private struct Made {
        let signer: NoteSigner
        let receipt: Receipt
        let file: [UInt8]

        /// - Parameters:
        ///   - keys: seeds of the keys of the log, the last signs.
        ///   - change: what is different from what is right.
        init(
            keys: [UInt8] = [1], words: Receipt.Words? = nil, hasOriginal: Bool = true,
            sealed: FactEntry? = nil
        ) throws {
            let signers = try keys.map { key in
                try #require(
                    NoteSigner(name: "arca/il-borgo/01", seed: [UInt8](repeating: key, count: 32)))
            }
            let signer = try #require(signers.last)
            let words =
                words
                ?? Receipt.Words(
                    content: Array(#"{"subject":"Polizza è scaduta"}"#.utf8),
                    salt: [UInt8](repeating: 7, count: 32))
            let original = Receipt.Original(ReceiptTests.letter, kind: "eml")
            let fact = FactEntry(
                sequence: 31, name: "mail.messageReceived.v1", occurredAt: 1_773_050_400_000,
                recordedAt: 1_773_050_401_000, actor: 0, road: "mail", cause: "mail.receive",
                importID: 0, subjects: [5, 6], structure: "{\"raw\":\"\(original.hash.hex)\"}",
                contentHash: FactEntry.contentHash(salt: words.salt, content: words.content))
            var tree = GrowingTree()
            for number in 0..<43 {
                let entry =
                    number == 30 ? (sealed ?? fact).commitment : Digest.sha256([UInt8(number)])
                tree.append(Merkle.leaf(entry.bytes))
            }
            let root = tree.root
            let tiles = Dictionary(
                tree.takeChanged().map { ($0.tile, $0.hashes) }, uniquingKeysWith: { one, _ in one }
            )
            let read = TiledTree(size: 43) { tiles[$0] ?? [] }
            let checkpoint = Checkpoint(origin: signer.key.name, size: 43, root: root)
            self.signer = signer
            receipt = Receipt(
                fact: fact, words: words, originals: hasOriginal ? [original] : [],
                proof: LogProof(
                    inclusion: try #require(try read.inclusion(of: 30)),
                    checkpoint: try checkpoint.signed(by: signer)),
                key: signer.key,
                keyChanges: try zip(signers, signers.dropFirst()).compactMap {
                    try KeyChange.signed(by: $0, handingOverTo: $1)
                }, cover: "<p>Ricevuta</p>")
            file = try receipt.file(signedBy: signer)
        }

        /// The same file with other files in it, its list made and signed anew by whom one likes.
        func forged(
            by forger: NoteSigner? = nil, _ change: (inout [StoredZip.File]) -> Void
        ) throws -> [UInt8] {
            var files = try #require(StoredZip(file)).files.filter {
                !$0.name.hasPrefix(Receipt.Name.list)
            }
            change(&files)
            let list = Receipt.list(of: files)
            let signature = try (forger ?? signer).sign(list).bytes
            return StoredZip(
                files + [
                    StoredZip.File(name: Receipt.Name.list, bytes: Array(list.utf8)),
                    StoredZip.File(name: Receipt.Name.signature, bytes: signature),
                ]
            ).written
        }
    }

    private static func fault(_ file: [UInt8], _ key: NoteKey) -> ReceiptFault? {
        do throws(ReceiptFault) {
            _ = try Receipt.check(file, trusted: key)
            return nil
        } catch { return error }
    }

    @Test func `E2: a receipt says what was sealed, and gives its originals back`() throws {
        let made = try Made()
        let (receipt, checkpoint) = try Receipt.check(made.file, trusted: made.signer.key)
        #expect(receipt == made.receipt && checkpoint.size == 43)
        #expect(receipt.originals[0].bytes == Self.letter)
        #expect(FactEntry(receipt.fact.bytes) == receipt.fact)
    }

    @Test func `E2: whichever byte is changed, the receipt no longer holds`() throws {
        let made = try Made(keys: [1, 2])
        var chance = SplitMix64(seed: 11)
        for place in made.file.indices {
            var changed = made.file
            changed[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &chance)
            #expect(Self.fault(changed, made.signer.key) != nil, "byte \(place)")
        }
        for length in [0, 1, 29, 30, made.file.count / 2, made.file.count - 1] {
            #expect(Self.fault(Array(made.file.prefix(length)), made.signer.key) == .unreadable)
        }
        #expect(Self.fault(made.file + [0], made.signer.key) == .unreadable)
    }

    @Test func `E2: a change of one file is told by its name`() throws {
        let made = try Made()
        var files = try #require(StoredZip(made.file)).files
        for index in files.indices {
            let file = files[index]
            files[index] = StoredZip.File(name: file.name, bytes: file.bytes + [10])
            let fault = Self.fault(StoredZip(files).written, made.signer.key)
            switch file.name {
            case Receipt.Name.list: #expect(fault == .changed(Receipt.Name.list))
            case Receipt.Name.signature: #expect(fault == .notSigned)
            default: #expect(fault == .changed(file.name))
            }
            files[index] = file
        }
        var moved = files
        moved.swapAt(files.count - 2, files.count - 3)
        #expect(Self.fault(StoredZip(moved).written, made.signer.key) == .unreadable)
        var more = files
        more.insert(StoredZip.File(name: "fact/altro.txt", bytes: [1]), at: 2)
        #expect(Self.fault(StoredZip(more).written, made.signer.key) == .foreign("fact/altro.txt"))
        files.remove(at: 0)
        #expect(
            Self.fault(StoredZip(files).written, made.signer.key) == .missing(Receipt.Name.cover))
    }

    @Test func `E2: keys that handed over lead to the later ones, and no other key does`() throws {
        func key(_ seed: UInt8) throws -> NoteSigner {
            try #require(
                NoteSigner(name: "arca/il-borgo/01", seed: [UInt8](repeating: seed, count: 32)))
        }
        let made = try Made(keys: [1, 2, 3])
        for seed in UInt8(1)...3 { #expect(Self.fault(made.file, try key(seed).key) == nil) }
        // Who stole a key that was changed since signs nothing for those who know the new one.
        let stolen = try made.forged(by: key(1)) { files in
            files = files.map { file in
                guard file.name == Receipt.Name.key, let text = try? key(1).key.text else {
                    return file
                }
                return StoredZip.File(name: file.name, bytes: Array("\(text)\n".utf8))
            }
        }
        #expect(Self.fault(stolen, try key(3).key) == .otherKey)
        for (name, seed) in [("arca/il-borgo/01", UInt8(4)), ("arca/altra/01", 3)] {
            let key = try #require(
                NoteSigner(name: name, seed: [UInt8](repeating: seed, count: 32)))
            #expect(Self.fault(made.file, key.key) == .otherKey)
        }
    }

    @Test func `E2: who makes a receipt of what was never sealed is found`() throws {
        let made = try Made()
        let stranger = try #require(
            NoteSigner(name: "arca/il-borgo/01", seed: [UInt8](repeating: 9, count: 32)))
        let strange = try made.forged(by: stranger) { _ in }
        #expect(Self.fault(strange, made.signer.key) == .notSigned)
        // Even the cooperative itself cannot say that it was otherwise.
        func swap(_ name: String, _ bytes: [UInt8]) throws -> ReceiptFault? {
            Self.fault(
                try made.forged { files in
                    files = files.map {
                        $0.name == name ? StoredZip.File(name: name, bytes: bytes) : $0
                    }
                }, made.signer.key)
        }
        #expect(try swap(Receipt.Name.content, Array("{}".utf8)) == .otherWords)
        #expect(try swap(Receipt.Name.salt, [1]) == .otherWords)
        #expect(try swap(Receipt.Name.entry, [1, 2, 3]) == .changed(Receipt.Name.entry))
        #expect(try swap(Receipt.Name.proof, Array("niente".utf8)) == .changed(Receipt.Name.proof))
        let other = Receipt.Original(Array("Altra".utf8), kind: "eml")
        let added = try made.forged { files in
            files.append(
                StoredZip.File(name: "originals/\(other.hash.hex).eml", bytes: other.bytes))
        }
        #expect(Self.fault(added, made.signer.key) == .notNamed(other.hash.hex))
        let misnamed = try made.forged { files in
            files.append(StoredZip.File(name: "originals/altro.eml", bytes: other.bytes))
        }
        #expect(Self.fault(misnamed, made.signer.key) == .changed("originals/altro.eml"))
        let fact = made.receipt.fact
        let later = FactEntry(
            sequence: 31, name: fact.name, occurredAt: fact.occurredAt - 86_400_000,
            recordedAt: fact.recordedAt, actor: 0, road: "mail", cause: "mail.receive", importID: 0,
            subjects: [5, 6], structure: fact.structure, contentHash: fact.contentHash)
        #expect(Self.fault(try Made(sealed: later).file, made.signer.key) == .proof(.notInLog))
    }

    @Test func `E2: a receipt stands when the words are erased elsewhere, without them too`() throws
    {
        let made = try Made()
        let bare = Receipt(
            fact: made.receipt.fact, words: nil, originals: [], proof: made.receipt.proof,
            key: made.signer.key, keyChanges: [], cover: "")
        let file = try bare.file(signedBy: made.signer)
        #expect(try Receipt.check(file, trusted: made.signer.key).receipt == bare)
    }

    @Test func `E2: entries are read in one way only, hostile lengths too`() {
        let entry = FactEntry(
            sequence: 1, name: "a.b.v1", occurredAt: -1, recordedAt: .max, actor: .min, road: "web",
            cause: "", importID: 0, subjects: [], structure: "{}", contentHash: Digest.sha256([]))
        #expect(FactEntry(entry.bytes) == entry)
        for length in 0..<entry.bytes.count {
            #expect(FactEntry(Array(entry.bytes.prefix(length))) == nil)
        }
        #expect(FactEntry(entry.bytes + [0]) == nil)
        for length: [UInt8] in [
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0, 0, 0, 0, 0, 0, 0],
        ] {
            #expect(FactEntry([0] + length + entry.bytes.dropFirst(9)) == nil)
        }
    }

    @Test func `E2: common programs open a receipt`() throws {
        let made = try Made()
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "receipt-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(made.file).write(to: folder.appending(path: "ricevuta.zip"))
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        python.arguments = [
            "-c",
            "import zipfile; z = zipfile.ZipFile('ricevuta.zip'); assert z.testzip() is None; z.extractall()",
        ]
        python.currentDirectoryURL = folder
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
        let name = "originals/\(made.receipt.originals[0].hash.hex).eml"
        #expect(try Array(Data(contentsOf: folder.appending(path: name))) == Self.letter)
    }
}
