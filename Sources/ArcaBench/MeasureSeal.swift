import ArgumentParser
import Commons
import Crypto
import Evidence
import Foundation
import Journal
import Kernel
import Seal
import Store

/// The Merkle tree over so many entries, beside raw SHA-256 of the same bytes; then the seal of a
/// cooperative thrown away and made anew, and proofs of facts drawn by chance.
struct MeasureSeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "seal")

    @Option(help: "The folder of the cooperative.") var data: String
    @Option(help: "Leaves of the tree in memory.") var leaves = 1_000_000
    @Option(help: "How many proofs are asked for.") var proofs = 1_000

    func run() async throws {
        inMemory()
        let house = try await openHouse(data)
        try await house.store.write { db in
            for table in ["seal_tree", "seal_tile", "seal_checkpoint"] {
                try db.execute("DELETE FROM \(unescapedIdentifier: table)")
            }
        }
        let began = ContinuousClock.now
        try await house.sealAll()
        let taken = (ContinuousClock.now - began).inSeconds
        let sealed = try await house.ask(ShowSeal(), as: .house).sealed
        figure("sealed", Double(sealed))
        figure("sealing_seconds", taken)
        var chance = SplitMix64(seed: 7)
        var (times, bytes) = ([Double](), 0)
        for _ in 0..<proofs {
            let sequence = Int64.random(in: 1...max(1, sealed), using: &chance)
            let began = ContinuousClock.now
            let proof = try await house.ask(ProveFact(sequence: sequence), as: .house)
            times.append((ContinuousClock.now - began).inSeconds * 1_000)
            bytes += proof.proof.utf8.count
        }
        figure("proof_p50", times.percentile(0.5))
        figure("proof_p99", times.percentile(0.99))
        figure("proof_bytes", Double(bytes / max(1, proofs)))
        figure("highest_mib", Self.highestMemory)
        await house.store.close()
    }

    private func inMemory() {
        let entries = (0..<leaves).map { Kernel.Digest.sha256(Array("fatto \($0)".utf8)).bytes }
        var began = ContinuousClock.now
        // As many leaves, and one node fewer than leaves.
        let (leaf, node) = ([UInt8](repeating: 0, count: 33), [UInt8](repeating: 1, count: 65))
        var last: UInt8 = 0
        for _ in entries {
            last ^= SHA256.hash(data: leaf).withUnsafeBytes { $0[0] }
            last ^= SHA256.hash(data: node).withUnsafeBytes { $0[0] }
        }
        figure("raw_per_second", Double(leaves) / (ContinuousClock.now - began).inSeconds)
        began = .now
        var tree = GrowingTree()
        for (number, entry) in entries.enumerated() {
            tree.append(Merkle.leaf(entry))
            if number % 4_096 == 4_095 {
                last ^= UInt8(truncatingIfNeeded: tree.takeChanged().count)
            }
        }
        last ^= tree.root.bytes.first ?? 0
        figure("tree_per_second", Double(leaves) / (ContinuousClock.now - began).inSeconds)
        // So that nothing of it is left out as useless.
        figure("sum", Double(last))
    }

    private static var highestMemory: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }.map {
            $0 / 1024
        }
            ?? 0
    }
}
