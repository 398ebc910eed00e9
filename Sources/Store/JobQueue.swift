import Kernel

/// Work for later, kept as a row until it is done: claimed for a time (a lease), so that a worker
/// that dies gives it back; retried later and later. Workers are at-least-once: what must happen
/// once guards itself.
public struct JobQueue: Sendable {
    static let migration = Migration(
        "store-002-jobs",
        """
        CREATE TABLE job (
            id BIGINT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            payload TEXT NOT NULL,
            due_at BIGINT NOT NULL,
            leased_until BIGINT,
            attempts BIGINT NOT NULL,
            last_fault TEXT,
            done_at BIGINT
        );
        CREATE INDEX job_due ON job (kind, due_at) WHERE done_at IS NULL
        """)

    public struct Job: Sendable, Equatable {
        public let id: ID<Job>
        public let kind: String
        public let payload: String
        public let attempts: Int
    }

    public static func add(
        _ id: ID<Job>, kind: String, payload: String, dueAt: Instant, in db: any Writer
    ) throws {
        try db.execute(
            """
            INSERT INTO job (id, kind, payload, due_at, attempts)
            VALUES (\(id), \(kind), \(payload), \(dueAt), 0)
            """)
    }

    /// Takes the job of this kind that has been due longest, if any, for a time.
    public static func claim(
        kind: String, now: Instant, leaseSeconds: Int64, in db: any Writer
    ) throws -> Job? {
        try db.first(
            """
            UPDATE job SET leased_until = \(now.adding(seconds: leaseSeconds)), attempts = attempts + 1
            WHERE id = (
                SELECT id FROM job
                WHERE kind = \(kind) AND done_at IS NULL AND due_at <= \(now)
                    AND (leased_until IS NULL OR leased_until < \(now))
                ORDER BY due_at, id LIMIT 1)
            RETURNING id, kind, payload, attempts
            """
        ) {
            Job(
                id: try $0["id"], kind: try $0["kind"], payload: try $0["payload"],
                attempts: try $0["attempts"])
        }
    }

    /// Whether a job of this kind may be claimed: a look that keeps no writer waiting.
    public static func isDue(kind: String, now: Instant, in db: any Reader) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM job WHERE kind = \(kind) AND done_at IS NULL AND due_at <= \(now)
                AND (leased_until IS NULL OR leased_until < \(now)) LIMIT 1
            """)
    }

    /// Gives back what somebody was doing who has gone: the next claim need not wait for the lease.
    public static func freeAll(kind: String, in db: any Writer) throws {
        try db.execute(
            """
            UPDATE job SET leased_until = NULL
            WHERE kind = \(kind) AND done_at IS NULL AND leased_until IS NOT NULL
            """)
    }

    public static func finish(_ id: ID<Job>, at now: Instant, in db: any Writer) throws {
        try db.execute("UPDATE job SET done_at = \(now), leased_until = NULL WHERE id = \(id)")
    }

    /// How many wait, are being done, and have failed so often that somebody should look.
    public static func counts(at now: Instant, in db: any Reader) throws
        -> (waiting: Int, running: Int, failing: Int)
    {
        let counts = try db.first(
            """
            SELECT COUNT(*) AS waiting,
                COUNT(CASE WHEN leased_until >= \(now) THEN 1 END) AS running,
                COUNT(CASE WHEN attempts >= \(Self.manyAttempts) AND last_fault IS NOT NULL THEN 1 END)
                    AS failing
            FROM job WHERE done_at IS NULL
            """
        ) {
            (
                waiting: try $0["waiting"] as Int, running: try $0["running"] as Int,
                failing: try $0["failing"] as Int
            )
        }
        return counts ?? (0, 0, 0)
    }

    private static let manyAttempts = 5

    /// Gives a job back, to be tried again after 2, 4, 8… minutes, at most 4 hours.
    public static func retry(_ job: Job, because fault: String, at now: Instant, in db: any Writer)
        throws
    {
        let minutes = Int64(1) << Int64(min(max(job.attempts, 1), 8))
        try db.execute(
            """
            UPDATE job SET leased_until = NULL, last_fault = \(String(fault.prefix(500))),
                due_at = \(now.adding(seconds: min(minutes, 240) * 60))
            WHERE id = \(job.id)
            """)
    }
}
