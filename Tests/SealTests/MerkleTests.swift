import Kernel
import Testing

@testable import Seal

/// A tree as RFC 9162 defines it, word for word and slowly: what ours is held against.
enum PlainTree {
    static func root(_ leaves: ArraySlice<Digest>) -> Digest {
        guard leaves.count > 1 else { return leaves.first ?? Digest.sha256([]) }
        var cut = 1
        while cut * 2 < leaves.count { cut *= 2 }
        let middle = leaves.startIndex + cut
        return Digest.sha256(
            [1] + root(leaves[..<middle]).bytes + root(leaves[middle...]).bytes)
    }
}

/// A tree that grew leaf by leaf, and its tiles as they were written down on the way.
struct Grown {
    var tree = GrowingTree()
    var leaves: [Digest] = []
    private var shelf: [Tile: [Digest]] = [:]

    /// - Parameter step: after so many leaves the tiles are taken, and the tree goes on from them.
    init(_ count: Int, step: Int = 7) throws {
        for number in 0..<count {
            leaves.append(Merkle.leaf(Array("fatto \(number)".utf8)))
            tree.append(leaves[number])
            if number % step == step - 1 { try goOn() }
        }
        try goOn()
    }

    private mutating func goOn() throws {
        for (tile, hashes) in tree.takeChanged() { shelf[tile] = hashes }
        let shelf = shelf
        tree = try GrowingTree(size: tree.size) { shelf[$0] ?? [] }
    }

    func hashes(of tile: Tile) -> [Digest] { shelf[tile] ?? [] }

    func read(_ size: Int) -> TiledTree {
        TiledTree(size: Int64(size)) { hashes(of: $0) }
    }
}

@Suite struct MerkleTests {
    /// Leaves and roots that Certificate Transparency has tested with since RFC 6962.
    private static let entries: [[UInt8]] = [
        [], [0], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [
            0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D,
            0x6E, 0x6F,
        ],
    ]
    private static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test func `E1: roots are those that others come to`() {
        var tree = GrowingTree()
        #expect(tree.root.hex == Self.roots[0])
        for (number, entry) in Self.entries.enumerated() {
            tree.append(Merkle.leaf(entry))
            #expect(tree.root.hex == Self.roots[number + 1])
        }
    }

    @Test func `E1: the way up from a leaf is the one that others find`() throws {
        var tree = GrowingTree()
        for entry in Self.entries { tree.append(Merkle.leaf(entry)) }
        let tiles = Dictionary(
            tree.takeChanged().map { ($0.tile, $0.hashes) }, uniquingKeysWith: { one, _ in one })
        let read = TiledTree(size: 8) { tiles[$0] ?? [] }
        #expect(
            try read.inclusion(of: 0)?.path.map(\.hex) == [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ])
        #expect(try read.consistency(from: 8)?.path == [])
        #expect(try read.consistency(from: 9) == nil)
        #expect(try read.inclusion(of: 8) == nil && (try read.inclusion(of: -1)) == nil)
    }

    @Test
    func `E1: each leaf of each small tree is proved, and each tree goes on from each before`()
        throws
    {
        let grown = try Grown(70)
        let roots = (0...70).map { PlainTree.root(grown.leaves[..<$0]) }
        #expect(grown.tree.root == roots[70])
        for size in 1...70 {
            let read = grown.read(size)
            #expect(try read.root() == roots[size])
            for index in 0..<size {
                let proof = try #require(try read.inclusion(of: Int64(index)))
                #expect(proof.root(for: grown.leaves[index]) == roots[size])
                #expect(proof.root(for: grown.leaves[(index + 1) % 70]) != roots[size])
            }
            for old in 0...size {
                let proof = try #require(try read.consistency(from: Int64(old)))
                #expect(proof.connects(roots[old], to: roots[size]), "\(old) \(size)")
                if old > 0, old < size {
                    #expect(!proof.connects(roots[old - 1], to: roots[size]))
                    #expect(!proof.connects(roots[old], to: roots[size - 1]))
                }
            }
        }
    }

    @Test func `E1: a tree of several levels of tiles is the tree of the definition`() throws {
        let grown = try Grown(66_000, step: 4_096)
        #expect(grown.tree.root == PlainTree.root(grown.leaves[...]))
        var chance = SplitMix64(seed: 5)
        for size in [255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000] {
            let root = PlainTree.root(grown.leaves[..<size])
            let read = grown.read(size)
            #expect(try read.root() == root)
            for index in [0, size / 2, size - 1, Int.random(in: 0..<size, using: &chance)] {
                let proof = try #require(try read.inclusion(of: Int64(index)))
                #expect(proof.root(for: grown.leaves[index]) == root)
            }
            let old = Int.random(in: 1..<size, using: &chance)
            let proof = try #require(try read.consistency(from: Int64(old)))
            #expect(proof.connects(PlainTree.root(grown.leaves[..<old]), to: root))
        }
    }

    @Test func `E1: a proof with anything changed in it leads nowhere`() throws {
        let grown = try Grown(43)
        let (read, root) = (grown.read(43), grown.tree.root)
        let (old, oldRoot) = (21, PlainTree.root(grown.leaves[..<21]))
        let proof = try #require(try read.inclusion(of: 30))
        let growth = try #require(try read.consistency(from: Int64(old)))
        func changed(_ path: [Digest]) -> [[Digest]] {
            let wrong = Digest.sha256([9])
            return path.indices.map { place in
                var path = path
                path[place] = wrong
                return path
            } + [path + [wrong], Array(path.dropLast()), Array(path.dropFirst()), path.reversed()]
        }
        for path in changed(proof.path) {
            #expect(
                InclusionProof(index: 30, size: 43, path: path).root(for: grown.leaves[30]) != root)
        }
        for (index, size) in [(31, 43), (29, 43), (-1, 43), (43, 43), (30, 0), (30, 30), (30, 1)] {
            let moved = InclusionProof(index: Int64(index), size: Int64(size), path: proof.path)
            #expect(moved.root(for: grown.leaves[30]) != root, "\(index) \(size)")
        }
        for path in changed(growth.path) {
            #expect(!ConsistencyProof(from: 21, to: 43, path: path).connects(oldRoot, to: root))
        }
        for (from, to) in [(20, 43), (43, 21), (-1, 43), (0, 43), (43, 43), (32, 43)] {
            let moved = ConsistencyProof(from: Int64(from), to: Int64(to), path: growth.path)
            #expect(!moved.connects(oldRoot, to: root), "\(from) \(to)")
        }
    }

    @Test func `E1: a tile that lacks hashes is told, never guessed`() throws {
        let grown = try Grown(300)
        let torn = TiledTree(size: 300) { tile in
            tile.level == 0 && tile.place == 1 ? [] : grown.hashes(of: tile)
        }
        #expect(throws: TiledTree.TileMissing(tile: Tile(level: 0, place: 1))) {
            try torn.inclusion(of: 3)
        }
        #expect(throws: TiledTree.TileMissing.self) { try GrowingTree(size: 300) { _ in [] } }
    }
}

@Suite struct TileTests {
    @Test func `E1: tiles have the addresses of the specification`() {
        #expect(TileAddress(place: 1_234_067).path == "x001/x234/067")
        #expect(TileAddress(place: 0).path == "000")
        #expect(TileAddress(place: 999, width: 112).path == "999.p/112")
        for text in ["x001/x234/067", "000", "999.p/112", "x001/000.p/1", "x018/446.p/255"] {
            #expect(TileAddress(text.split(separator: "/"))?.path == text)
        }
        for text in [
            "", "0", "0000", "x000/001", "001/234", "x001", "x001/x234", "000.p/0", "000.p/256",
            "000.p/01", "000.p/+1", "000.p", "000.p/1/2", "-01", "٠٠١", "x1e/000", "000.q/1",
            "x999/x999/x999/x999/x999/x999/999",
        ] {
            #expect(TileAddress(text.split(separator: "/")) == nil, "\(text)")
        }
    }

    @Test func `E1: a tree of 70,000 has the tiles that the specification counts`() {
        #expect(Tile(level: 0, place: 272).width(in: 70_000) == 256)
        #expect(Tile(level: 0, place: 273).width(in: 70_000) == 112)
        #expect(Tile(level: 0, place: 274).width(in: 70_000) == 0)
        #expect(Tile(level: 1, place: 0).width(in: 70_000) == 256)
        #expect(Tile(level: 1, place: 1).width(in: 70_000) == 17)
        #expect(Tile(level: 2, place: 0).width(in: 70_000) == 1)
        #expect(Tile(level: 0, place: .max).width(in: .max) == 0)
        #expect(Tile(level: 64, place: 0).width(in: .max) == 0)
    }
}
