import ArcaTesting
import Commons
import Foundation
import Kernel
import Members
import Store
import Testing

@testable import Backup
@testable import Journal

/// Exports whose hashes agree and whose amounts cannot be.
@Suite struct HostileAmountTests {
    /// A journal from outside may claim any amount, with hashes that agree: the least number has no
    /// opposite.
    @Test(arguments: TestEngine.available)
    func `C4: an amount that cannot be turned round is refused, not died of`(_ engine: TestEngine)
        async throws
    {
        try await BackupRoom.inFolder { folder in
            let path = folder.appending(path: "x").path
            let party = try await BackupRoom.with(engine) { room in
                let party = try await room.arca.run(RegisterParty(partyName: "Tassi"))
                try await room.export(to: path)
                return party
            }
            let journal = URL(filePath: "\(path)/journal.jsonl")
            var bytes = Array(try Data(contentsOf: journal))
            let count = bytes.count { $0 == UInt8(ascii: "\n") }
            let catalogue = House.catalogue(of: BackupRoom.features)
            bytes += try Self.forfeit(.min, of: party, in: Int64(count) + 1, catalogue)
            try Data(bytes).write(to: journal)
            let manifest = URL(filePath: "\(path)/manifest.json")
            let text = try String(contentsOf: manifest, encoding: .utf8)
                .replacing("\"facts\" : \(count)", with: "\"facts\" : \(count + 1)")
            try Data(text.utf8).write(to: manifest)
            let names = try BackupRoom.sums(path).map { String($0.dropFirst(66)) }
            try BackupRoom.listAnew(path, names: names)
            try await TestStore.at(engine) { location in
                // It came as far as the comparison, after all its rows were made.
                let told = BackupFault.exportDamaged(
                    "the facts give another table fact than the one it came from")
                await #expect(throws: told) { try await BackupRoom.found(path, into: location) }
                let left = try await BackupRoom.tables(at: location)
                #expect(left == 0)
            }
        }
    }

    /// A line of the journal whose hashes agree with it.
    private static func forfeit(
        _ cents: Int64, of party: ID<Party>, in sequence: Int64, _ catalogue: FactCatalogue
    ) throws -> [UInt8] {
        let structure =
            "{\"ground\":\"losses\",\"on\":\"2026-03-09\",\"party\":\"\(party)\",\"resolution\":\"\(party)\",\"shareCents\":\(cents)}"
        let provenance = Provenance(actor: nil, road: .cli, cause: "members.forfeitShare")
        let nothing = Digest.sha256([])
        func fact(_ leaf: Digest) -> StoredFact {
            StoredFact(
                sequence: sequence, name: "members.shareForfeited.v1",
                occurredAt: TestArca.opening, recordedAt: TestArca.opening, provenance: provenance,
                structure: structure, content: nil, salt: nil, contentHash: nothing, leaf: leaf)
        }
        let subjects = Journal.distinct(try catalogue.decode(fact(nothing)).subjects)
        let leaf = Leaf.entry(
            sequence: sequence, name: "members.shareForfeited.v1", occurredAt: TestArca.opening,
            recordedAt: TestArca.opening, provenance: provenance, subjects: subjects,
            structure: structure, contentHash: nothing
        ).commitment
        var line: [UInt8] = []
        FactLine.append(fact(leaf), subjects: subjects, to: &line)
        return line
    }
}
