import Journal
import Kernel
import Store

/// What every cooperative has, whatever its features: who it is, its accounts, its decisions on
/// parameters.
struct CommonsFeature: Feature {
    let name = "commons"
    let title = Bilingual(it: "La cooperativa", en: "The cooperative")

    var facts: [FactKind] {
        [
            FactKind(CooperativeFounded.self), FactKind(AccountOpened.self),
            FactKind(AccountClosed.self), FactKind(RoleGiven.self), FactKind(RoleTaken.self),
            FactKind(ParameterDecided.self), FactKind(PublicAddressSet.self),
            FactKind(HouseWoken.self),
        ]
    }

    var commands: [CommandKind] {
        [
            CommandKind(FoundCooperative.self), CommandKind(OpenAccount.self),
            CommandKind(CloseAccount.self), CommandKind(GiveRole.self), CommandKind(TakeRole.self),
            CommandKind(DecideParameter.self), CommandKind(SetPublicAddress.self),
            CommandKind(WakeHouse.self),
        ]
    }

    var queries: [QueryKind] {
        [
            QueryKind(Accounts.self), QueryKind(ParametersInForce.self),
            QueryKind(IndicatorByMonth.self), QueryKind(ShowPublicAddress.self),
            QueryKind(ShowSleep.self),
        ]
    }

    let operationalTables: Set<String> = ["repetition", BackupsTaken.table, HouseSleep.table]
    let fleetingTables: Set<String> = [BackupsTaken.table, HouseSleep.table]
    /// An answer that was given once may have been a key.
    let secretTables: Set<String> = ["repetition"]

    func gauges(in db: any Reader, at now: Instant) throws -> [Gauge] {
        let jobs = try JobQueue.counts(at: now, in: db)
        let help = "Work for later that is not done."
        let failing = "look into the log for its fault; it is tried again at most every 4 hours"
        var gauges = [
            Gauge("arca_jobs", help: help, label: "waiting", value: Int64(jobs.waiting)),
            Gauge("arca_jobs", help: help, label: "running", value: Int64(jobs.running)),
            Gauge(
                "arca_jobs", help: help, label: "failing", value: Int64(jobs.failing),
                advice: failing),
            Gauge(
                "arca_house_asleep", help: "A restored house that fetches and sends nothing yet.",
                value: try HouseSleep.since(in: db) == nil ? 0 : 1,
                advice: "once the house that it came from is stopped for good: arca wake"),
        ]
        if let last = try BackupsTaken.last(in: db) {
            gauges.append(
                Gauge(
                    "arca_last_backup_timestamp_seconds", help: "When the last backup was taken.",
                    value: last.milliseconds / 1000))
        }
        return gauges
    }

    var migrations: [Migration] {
        [
            Migration(
                "commons-001-cooperative",
                """
                CREATE TABLE cooperative (
                    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
                    name TEXT NOT NULL,
                    zone TEXT NOT NULL,
                    founded_on TEXT NOT NULL
                );
                CREATE TABLE account (
                    id BIGINT NOT NULL PRIMARY KEY,
                    role TEXT NOT NULL,
                    name TEXT NOT NULL,
                    mail TEXT UNIQUE,
                    opened_at BIGINT NOT NULL,
                    closed_at BIGINT
                );
                CREATE TABLE parameter_decision (
                    sequence BIGINT NOT NULL PRIMARY KEY,
                    key TEXT NOT NULL,
                    valid_from TEXT NOT NULL,
                    valid_to TEXT,
                    value TEXT NOT NULL,
                    source TEXT NOT NULL,
                    decision TEXT NOT NULL
                );
                CREATE TABLE repetition (
                    actor BIGINT NOT NULL,
                    key TEXT NOT NULL,
                    command TEXT NOT NULL,
                    input_hash BYTEA NOT NULL,
                    outcome TEXT NOT NULL,
                    at BIGINT NOT NULL,
                    PRIMARY KEY (actor, key)
                )
                """),
            BackupsTaken.migration, PublicAddress.migration, AccountRow.rolesMigration,
            HouseSleep.migration,
        ]
    }
}
