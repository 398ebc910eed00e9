import Commons
import Journal
import Kernel
import Store

/// The database and the work in it, on one state, without changing anything.
struct DatabaseCheckUp {
    let now: Instant

    func findings(in db: any Reader) throws -> [Finding] {
        var findings = [try engine(db)]
        let schema = try schema(db)
        findings.append(schema)
        // Tables of another version may not be there.
        guard schema.state == .ok else { return findings }
        findings += [try clock(db), try integrity(db), try backup(db)]
        return findings + (try work(db))
    }

    private func engine(_ db: any Reader) throws -> Finding {
        switch db.dialect {
        case .sqlite:
            let version = try db.value("SELECT sqlite_version()", as: String.self) ?? ""
            return Finding("database", .ok, "SQLite \(version)")
        case .postgres:
            let version =
                try db.value(
                    "SELECT CAST(current_setting('server_version_num') AS BIGINT)", as: Int.self)
                ?? 0
            let encoding = try db.value(
                "SELECT current_setting('server_encoding')", as: String.self)
            let words = "PostgreSQL \(version / 10_000), \(encoding ?? "?")"
            guard encoding == "UTF8" else {
                return Finding(
                    "database", .fault, words, "restore a backup into a database made in UTF-8")
            }
            return version >= 150_000
                ? Finding("database", .ok, words)
                : Finding(
                    "database", .warning, words, "tested with PostgreSQL 15: update the server")
        }
    }

    private func schema(_ db: any Reader) throws -> Finding {
        let landed = Set(try SchemaSteps.landed(in: db))
        let wanted = SchemaSteps.names(of: House.migrations(of: Composition.features))
        if let foreign = landed.subtracting(wanted).min() {
            return Finding(
                "schema", .fault, "the step \(foreign) is of a newer version", "use the newer arca")
        }
        let missing = wanted.subtracting(landed).count
        guard missing == 0 else {
            return Finding(
                "schema", .warning, "\(missing) steps have not landed",
                "take a backup, then start arca serve: it brings the schema up to date")
        }
        return Finding("schema", .ok, "up to date")
    }

    private func clock(_ db: any Reader) throws -> Finding {
        let last = try db.value("SELECT MAX(recorded_at) FROM fact", as: Instant?.self) ?? nil
        guard let last, last > now.adding(seconds: 60) else {
            return Finding("clock", .ok, "\(now)")
        }
        return Finding(
            "clock", .fault, "it says \(now), but the journal has entries of \(last)",
            "set the clock of this machine, and keep it right with NTP")
    }

    private func integrity(_ db: any Reader) throws -> Finding {
        let facts = try db.count("SELECT COUNT(*) FROM fact")
        let length = try Journal.length(of: db)
        var trouble = length == Int64(facts) ? nil : "the journal has gaps"
        if db.dialect == .sqlite {
            let words = try db.value("PRAGMA quick_check(1)", as: String.self) ?? ""
            if words != "ok" { trouble = "SQLite says: \(words)" }
        }
        guard let trouble else {
            return Finding("integrity", .ok, "\(facts) facts; arca verify looks deeper")
        }
        return Finding(
            "integrity", .fault, trouble, "stop the house, run arca verify, restore a backup")
    }

    private func backup(_ db: any Reader) throws -> Finding {
        let days = try ParameterBook.standard().decided(in: db).days(
            BackupsTaken.parameter, on: Zone.rome.date(of: now))
        let last = try BackupsTaken.last(in: db)
        let words = last.map { "the last is of \($0)" } ?? "none was taken yet"
        guard try BackupsTaken.isOverdue(days: days, at: now, in: db) else {
            return Finding("backup", .ok, words)
        }
        return Finding(
            "backup", .warning, words,
            "run arca backup every night, and see that its last run ended well")
    }

    private func work(_ db: any Reader) throws -> [Finding] {
        let troubles = try House.gauges(of: Composition.features, in: db, at: now)
            .filter(\.isTrouble)
        guard !troubles.isEmpty else {
            return [Finding("work", .ok, "no mailbox, letter or job is in trouble")]
        }
        return troubles.map {
            Finding($0.label ?? $0.name, .warning, "\($0.help) \($0.value)", $0.advice)
        }
    }
}
