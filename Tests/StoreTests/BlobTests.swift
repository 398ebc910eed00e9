import ArcaTesting
import Kernel
import Testing

@testable import Store

@Suite struct BlobTests {
    @Test(arguments: TestEngine.available)
    func `the same bytes are stored once`(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let bytes = Array("una lettera".utf8)
            let first = try await store.write { try Blobs.put(bytes, in: $0) }
            let second = try await store.write { try Blobs.put(bytes, in: $0) }
            #expect(first == second)
            #expect(first == Digest.sha256(bytes))
            #expect(try await store.count("SELECT COUNT(*) FROM blob_piece") == 1)
        }
    }

    @Test(
        arguments: TestEngine.available,
        [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, (3 << 20) + 17])
    func `bytes come back as they were, whatever their number`(_ engine: TestEngine, _ count: Int)
        async throws
    {
        try await TestStore.with(engine) { store in
            var chance = SplitMix64(seed: UInt64(count) + 1)
            let bytes = chance.bytes(count)
            let hash = try await store.write { try Blobs.put(bytes, in: $0) }
            #expect(try await store.blob(hash) == bytes)
            let pieces = try await store.count("SELECT COUNT(*) FROM blob_piece")
            #expect(pieces == (count + (1 << 20) - 1) >> 20)
            #expect(try await store.firstDamagedBlob() == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a blob that was damaged or lost a piece is found`(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let sound = try await store.write { try Blobs.put(Array("intatta".utf8), in: $0) }
            var chance = SplitMix64(seed: 3)
            let bytes = chance.bytes((1 << 20) + 5)
            let long = try await store.write { try Blobs.put(bytes, in: $0) }
            #expect(try await store.firstDamagedBlob() == nil)
            try await store.write {
                try $0.execute("DELETE FROM blob_piece WHERE hash = \(long) AND number = 1")
            }
            #expect(try await store.firstDamagedBlob() == long)
            try await store.write {
                try $0.execute(
                    "UPDATE blob_piece SET bytes = \(Array("intaTta".utf8)) WHERE hash = \(sound)")
                try $0.execute("DELETE FROM blob WHERE hash = \(long)")
            }
            #expect(try await store.firstDamagedBlob() == sound)
        }
    }

    @Test(arguments: TestEngine.available)
    func `nothing is stored at an unknown address`(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let hash = Digest.sha256([1])
            let found = try await store.blob(hash)
            #expect(found == nil)
        }
    }
}
