import Commons
import Journal
import Kernel
import Seal
import Store

/// Goes through the whole journal once and compares: each fact's entry with the tree that was kept of it,
/// the tree with every checkpoint that was ever signed, every signature with its key.
public struct SealAudit: Sendable {
    /// What was compared and what is wrong; no findings means that all is well.
    public struct Report: Sendable, Codable, Equatable {
        public var leaves: Int64 = 0
        public var tiles = 0
        public var checkpoints = 0
        public var timeMarks = 0
        /// Facts that are not sealed yet.
        public var waiting: Int64 = 0
        public var findings: [String] = []

        public var isClean: Bool { findings.isEmpty }
    }

    private static let mostFindings = 100
    private static let page = 4_096
    /// A clock that was set right may go back so far.
    private static let clockMilliseconds: Int64 = 600_000

    public init() {}

    /// - Parameter progress: told how many facts are done, from time to time.
    public func run(
        _ store: DataStore, progress: @Sendable @escaping (Int64) -> Void = { _ in }
    ) async throws -> Report {
        let (walked, marks) = try await store.read { db in
            var walk = Walk(sealed: try TileShelf.size(in: db))
            try walk.keys(in: db)
            try walk.facts(in: db, progress)
            try walk.tiles(in: db)
            return (walk.report, try MarkedSeal.all(in: db))
        }
        var report = walked
        for mark in marks {
            report.timeMarks += 1
            if let finding = await mark.finding, report.findings.count < Self.mostFindings {
                report.findings.append(finding)
            }
        }
        return report
    }

    private struct Walk {
        let sealed: Int64
        var report = Report()
        private var tree = GrowingTree()
        private var keys: [Int64: [NoteKey]] = [:]
        /// What was kept is known to differ from here on: said once.
        private var isAstray = false

        init(sealed: Int64) { self.sealed = sealed }

        /// Each key but the first of its log was handed over by the one before.
        mutating func keys(in db: any Reader) throws {
            let rows = try LogRow.all(in: db).reversed()
            var before: LogRow?
            for row in rows {
                keys[row.number, default: []].append(row.key)
                if row.keyNumber > 1 {
                    let change = row.statement.flatMap { SignedNote($0) }.flatMap { KeyChange($0) }
                    let isHandedOver =
                        before.map { $0.number == row.number && change?.from == $0.key } ?? false
                    if !isHandedOver || change?.to != row.key {
                        note(
                            "key \(row.keyNumber) of \(row.origin) was not handed over by the key before"
                        )
                    }
                }
                before = row
            }
        }

        mutating func facts(in db: any Reader, _ progress: (Int64) -> Void) throws {
            var signed = try Signed(after: .min, in: db)
            var place: Int64 = 0
            var latest = Instant(milliseconds: 0)
            var isSigned = sealed == 0
            while place < sealed {
                let page = try Self.leaves(after: place, most: SealAudit.page, in: db)
                if page.isEmpty { break }
                for (sequence, leaf, recordedAt) in page {
                    guard place < sealed else { break }
                    if recordedAt.adding(milliseconds: SealAudit.clockMilliseconds) < latest {
                        note(
                            "fact \(sequence) says that it was recorded before those in front of it"
                        )
                    }
                    latest = max(latest, recordedAt)
                    if sequence != place + 1, !isAstray {
                        note("fact \(place + 1) was sealed and is not in the journal")
                        isAstray = true
                    }
                    tree.append(Merkle.leaf(leaf.bytes))
                    place += 1
                    if place % Int64(Tile.width) == 0 { try compareTiles(in: db) }
                    while let row = signed.next, row.size <= place {
                        if row.size == place {
                            check(row)
                            isSigned = place == sealed
                        } else {
                            note("\(Self.name(row)): there is no such number of facts")
                        }
                        try signed.advance(in: db)
                    }
                }
                progress(place)
            }
            report.leaves = place
            if !isSigned, !isAstray, place == sealed {
                note("the tree of \(sealed) facts has no seal: it was removed")
            }
            if place < sealed, !isAstray {
                note("facts \(place + 1) to \(sealed) were sealed and are not in the journal")
                isAstray = true
            }
            while let row = signed.next {
                if row.size > sealed {
                    note("\(Self.name(row)): the tree that it signs is not there")
                }
                try signed.advance(in: db)
            }
            report.waiting = max(0, try Journal.length(of: db) - sealed)
        }

        /// The tiles at the right edge.
        mutating func tiles(in db: any Reader) throws {
            if report.leaves == sealed { try compareTiles(in: db) }
        }

        private mutating func compareTiles(in db: any Reader) throws {
            for (tile, hashes) in tree.takeChanged().sorted(by: { $0.tile.level < $1.tile.level }) {
                report.tiles += 1
                guard !isAstray else { continue }
                let kept = try TileShelf.hashes(of: tile, in: db)
                if kept.prefix(hashes.count).elementsEqual(hashes) { continue }
                let index = zip(kept, hashes).enumerated().first { $0.element.0 != $0.element.1 }
                let first = Int64(index?.offset ?? min(kept.count, hashes.count))
                if tile.level == 0 {
                    note(
                        "fact \(tile.place * Int64(Tile.width) + first + 1) is not the one that was sealed"
                    )
                } else {
                    note("tile \(tile.place) of level \(tile.level) of the tree was changed")
                }
                isAstray = true
            }
        }

        private mutating func check(_ row: CheckpointRow) {
            report.checkpoints += 1
            guard let note = SignedNote(row.note), let checkpoint = Checkpoint(note.text),
                checkpoint.size == row.size
            else { return self.note("\(Self.name(row)): it is no checkpoint") }
            let keys = keys[row.log] ?? []
            if !keys.contains(where: { $0.name == checkpoint.origin && note.isSigned(by: $0) }) {
                self.note("\(Self.name(row)): no key of its log signed it")
            }
            if checkpoint.root != tree.root {
                self.note("\(Self.name(row)): the facts up to there are not those that it signs")
            }
        }

        private static func name(_ row: CheckpointRow) -> String {
            "the seal of \(row.size) facts, log \(row.log)"
        }

        private mutating func note(_ finding: String) {
            if report.findings.count < SealAudit.mostFindings { report.findings.append(finding) }
        }

        private static func leaves(after place: Int64, most: Int, in db: any Reader) throws -> [(
            sequence: Int64, leaf: Digest, recordedAt: Instant
        )] {
            try db.rows(
                """
                SELECT sequence, leaf, recorded_at FROM fact WHERE sequence > \(place)
                ORDER BY sequence LIMIT \(most)
                """
            ) { (try $0["sequence"], try $0["leaf"], try $0["recorded_at"]) }
        }
    }

    /// The checkpoints of all logs in the order of their sizes, a page at a time.
    private struct Signed {
        private var rows: ArraySlice<CheckpointRow> = []
        private var position: (size: Int64, log: Int64)

        init(after size: Int64, in db: any Reader) throws {
            position = (size, 0)
            try read(in: db)
        }

        var next: CheckpointRow? { rows.first }

        mutating func advance(in db: any Reader) throws {
            rows = rows.dropFirst()
            if rows.isEmpty { try read(in: db) }
        }

        private mutating func read(in db: any Reader) throws {
            rows = try db.rows(
                """
                SELECT log, size, at, note FROM seal_checkpoint
                WHERE (size, log) > (\(position.size), \(position.log))
                ORDER BY size, log LIMIT 500
                """, CheckpointRow.init)[...]
            if let last = rows.last { position = (last.size, last.log) }
        }
    }
}
