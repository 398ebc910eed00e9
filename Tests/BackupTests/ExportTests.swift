import ArcaTesting
import Commons
import Foundation
import Journal
import Kernel
import Store
import Testing

@testable import Backup
@testable import Mail

/// C4: what goes in comes out in open formats, and an equal cooperative comes of it.
@Suite struct ExportTests {
    @Test(arguments: BackupTests.moves)
    func `a cooperative founded from an export is equal in every row, on either engine`(
        _ move: BackupTests.Move
    ) async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "first").path
            let (before, taken) = try await BackupRoom.with(move.from) { room in
                for number in 1...3 { _ = try await room.queue(number) }
                let report = try await room.export(to: path)
                return (try await BackupRoom.tableHashes(room.arca.house.store), report)
            }
            #expect(taken.letters == 3)
            #expect(before.reduce(0) { $0 + $1.rows } > 30)
            try await TestStore.at(move.to) { location in
                #expect(try await BackupRoom.found(path, into: location) == taken)
                let house = try await House.open(
                    location, features: BackupRoom.features,
                    surroundings: BackupRoom.surroundings([UInt8](repeating: 9, count: 32)))
                #expect(house.name == "Il Borgo")
                #expect(try await BackupRoom.tableHashes(house.store) == before)
                #expect(try await house.replay.verify(house.store).findings == [])
                let found = try await house.store.read {
                    try Search("convenzioni", order: .newest, limit: 9).fetch(from: $0).hits.count
                }
                #expect(found == 3)
                // What comes out of it again is the same to the byte, but for the engine's name.
                let again = folder.appending(path: "again").path
                try await BackupRoom.export(house.store, to: again)
                let first = try BackupRoom.sums(path)
                let second = try BackupRoom.sums(again)
                #expect(first.dropLast() == second.dropLast())
                #expect((first == second) == (move.from == move.to))
                await house.close()
                await #expect(throws: RestoreRefused.databaseNotEmpty) {
                    try await BackupRoom.found(path, into: location)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `letters that were to leave wait for a person, and no secret came along`(
        _ engine: TestEngine
    ) async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "x").path
            try await BackupRoom.with(engine) { room in
                _ = try await room.queue(1)
                try await room.arca.house.store.write { db in
                    try db.execute(
                        "INSERT INTO credential (account, verifier) VALUES (1, 'scrypt$geheim')")
                    try db.execute(
                        """
                        INSERT INTO repetition (actor, key, command, input_hash, outcome, at)
                        VALUES (1, 'k', 'c', \([1] as [UInt8]), '"geheim"', 1)
                        """)
                }
                try await room.export(to: path)
                try await room.arca.house.store.write {
                    try $0.execute("DELETE FROM credential")
                }
            }
            for name in try BackupRoom.sums(path).map({ String($0.dropFirst(66)) }) {
                let bytes = try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
                #expect(bytes.firstRange(of: Data("geheim".utf8)) == nil, "\(name)")
                #expect(bytes.firstRange(of: Data("segreta".utf8)) == nil, "\(name)")
            }
            let letters = try FileManager.default.subpathsOfDirectory(atPath: path)
                .filter { $0.hasSuffix(".eml") }
            #expect(letters.count == 1)
            try await TestStore.at(engine) { location in
                try await BackupRoom.found(
                    path, into: location, follow: { _ = try $0.perform(DoubtRestored()) })
                let store = try DataStore.openUnchanged(location)
                let doubts = try await store.count(
                    "SELECT COUNT(*) FROM message /* all */ WHERE state = 'doubt'")
                #expect(doubts == 1)
                for table in ["credential", "mailbox_secret", "repetition"] {
                    let rows = try await store.count(
                        "SELECT COUNT(*) FROM \(unescapedIdentifier: table)")
                    #expect(rows == 0, "\(table)")
                }
                await store.close()
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an export never goes over what is there, and one that fails leaves nothing`(
        _ engine: TestEngine
    ) async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "x").path
            let files = FileManager.default
            try await BackupRoom.with(engine) { room in
                try Data("mine".utf8).write(to: URL(filePath: path))
                await #expect(throws: BackupRefused.exportExists) {
                    try await room.export(to: path)
                }
                #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
                try files.removeItem(atPath: path)
                try files.createSymbolicLink(
                    atPath: path, withDestinationPath: folder.appending(path: "not-there").path)
                await #expect(throws: BackupRefused.exportExists) {
                    try await room.export(to: path)
                }
                try files.removeItem(atPath: path)
                // What a killed process left is somebody's to remove.
                try files.createDirectory(
                    atPath: path + ".unfinished", withIntermediateDirectories: false)
                await #expect(throws: BackupRefused.exportUnfinished) {
                    try await room.export(to: path)
                }
                try files.removeItem(atPath: path + ".unfinished")
                await #expect(throws: BackupFault.self) {
                    try await room.export(to: folder.path + "/not/there")
                }
                // A letter whose bytes are not its own stops the export and is named.
                let hash = try await room.arca.house.store.write {
                    try Blobs.put([1, 2, 3], in: $0)
                }
                try await room.arca.house.store.write {
                    try $0.execute("UPDATE blob_piece SET bytes = \([9] as [UInt8])")
                }
                await #expect(
                    throws: BackupFault.damaged(
                        "the bytes of \(hash.hex) are not those it is named by")
                ) { try await room.export(to: path) }
                try await room.arca.house.store.write {
                    try $0.execute("DELETE FROM blob_piece")
                    try $0.execute("DELETE FROM blob")
                }
                #expect(try files.contentsOfDirectory(atPath: folder.path) == [])
                try await room.export(to: path + "/")
                let attributes = try files.attributesOfItem(atPath: path)
                #expect(attributes[.posixPermissions] as? Int == 0o700)
                #expect(try files.contentsOfDirectory(atPath: folder.path) == ["x"])
            }
        }
    }

    @Test func `tables for people are told in their language and are no formulas`() async throws {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "x").path
            try await BackupRoom.with(.sqlite) { room in
                _ = try await room.arca.run(
                    QueueMessage(
                        mailbox: room.box, to: ["bruno@officinatassi.example"],
                        subject: "=1+1; \"ciao\"", text: "Testo."))
                try await room.export(to: path)
            }
            let bytes = try Data(contentsOf: URL(filePath: "\(path)/csv/messages.csv"))
            #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
            let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
            #expect(text.hasPrefix("lettera;conversazione;momento;direzione;casella;"))
            #expect(text.contains(";\"'=1+1; \"\"ciao\"\"\";"))
            #expect(text.contains(";2026-03-09T09:00:00"))
        }
    }

    @Test(arguments: [
        "=1+1", "\u{FEFF}=1+1", "\u{200B}=1+1", "\u{200B}\u{2060}\u{AD}=1+1", " =1+1", "\u{A0}+1",
        "\u{202E}@x", "\u{0}=1", "\t=1", "\u{200F}-1", "\u{3000}＝1", "\u{E0020}=1",
    ])
    func `C4: no cell is a formula, whatever unseen stands before its sign`(_ text: String) {
        #expect(CSVWriter.line([text]) == "'\(text)\r\n")
    }

    @Test func `C4: other cells stand as they are`() {
        for text in ["", "Rossi", "\u{200B}", " 1", "\u{FEFF}a=1", "è=1", "1-2"] {
            #expect(CSVWriter.line([text]) == "\(text)\r\n")
        }
    }

    @Test(arguments: TestEngine.available)
    func `a database of another version is not exported`(_ engine: TestEngine) async throws {
        try await BackupRoom.inFolder { folder in
            _ = try await TestArca.with(engine) { arca in
                await #expect(throws: BackupFault.otherSchema) {
                    try await BackupRoom.export(
                        arca.house.store, to: folder.appending(path: "x").path)
                }
            }
            _ = try await TestStore.with(engine) { store in
                await #expect(throws: BackupFault.noCooperative) {
                    try await BackupRoom.export(store, to: folder.appending(path: "y").path)
                }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }
}
