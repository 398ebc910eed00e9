import Crypto
import Kernel
import Store

/// What a table holds, in one number that both engines give: the SHA-256 over its rows as lines.
struct TableHash {
    private(set) var rows = 0
    private var hash = SHA256()
    private var waiting: [UInt8] = []

    mutating func add(_ line: some Sequence<UInt8>) {
        rows += 1
        waiting += line
        if waiting.count >= 64 << 10 { flush() }
    }

    private mutating func flush() {
        hash.update(data: waiting)
        waiting.removeAll(keepingCapacity: true)
    }

    mutating func finish(_ table: Schema.Table) -> ExportManifest.Table {
        flush()
        return ExportManifest.Table(
            name: table.name, columns: table.columns, rows: rows,
            sha256: Bytes.hex(hash.finalize()))
    }

    static func of(_ table: Schema.Table, in db: any Reader) throws -> ExportManifest.Table {
        var (hash, line) = (TableHash(), [UInt8]())
        try table.rows(of: db) { row in
            line.removeAll(keepingCapacity: true)
            RowLine.append(row.values, to: &line)
            hash.add(line)
        }
        return hash.finish(table)
    }
}
