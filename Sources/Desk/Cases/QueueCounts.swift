import Commons
import Kernel
import Store

/// How many cases stand in each queue.
public struct QueueCounts: SteadyQuery {
    public static let name = "desk.queueCounts"
    public static let purpose = Bilingual(
        it: "Quante pratiche in ogni coda.", en: "How many cases in each queue.")

    public struct LabelCount: Codable, Sendable {
        public let label: LabelRow
        public let open: Int
    }

    public struct KindCount: Codable, Sendable {
        public let kind: CaseKindRow
        public let open: Int
    }

    public struct SearchCount: Codable, Sendable {
        public let search: CaseSearchRow
        public let madeByName: String?
        /// 100 where there are as many or more; nil where closed cases are looked for.
        public let found: Int?
    }

    public struct Answer: Codable, Sendable {
        public let free: Int
        public let waiting: Int
        public let mine: Int
        public let later: Int
        /// Those of `later` that who asks holds.
        public let asideOfMine: Int
        public let offered: Int
        /// Notes that call who asks, not seen yet.
        public let mentions: Int
        public let open: Int
        /// Promises that are open, and those of them that are due by today.
        public let promises: Int
        public let promisesDue: Int
        /// Tasks that are open, and those of them that are due by today.
        public let tasks: Int
        public let tasksDue: Int
        /// Those that who asks has taken.
        public let tasksOfMine: Int
        public let labels: [LabelCount]
        public let kinds: [KindCount]
        /// Open cases of which nobody has said the kind.
        public let unkinded: Int
        public let searches: [SearchCount]
        /// The longest wait of all.
        public let oldestWaiting: Instant?
    }

    /// False leaves out what the saved searches find, which is most of the work.
    let searches: Bool?

    public init(searches: Bool? = nil) { self.searches = searches }

    public func fetch(from db: Reading) throws -> Answer {
        let waiting = try db.first(
            """
            SELECT COUNT(*) AS waiting, COUNT(CASE WHEN holder IS NULL THEN 1 END) AS free,
                MIN(waiting_since) AS oldest
            FROM case_file WHERE waiting_since IS NOT NULL
            """
        ) {
            (
                waiting: try $0["waiting"] as Int, free: try $0["free"] as Int,
                oldest: try $0["oldest"] as Instant?
            )
        }
        // SQLite keeps the order of a CROSS JOIN: the few open cases first, not all labels ever put.
        let counts = try db.rows(
            """
            SELECT case_label.label_id, COUNT(*) AS open FROM case_file
            CROSS JOIN case_label
            WHERE case_label.case_id = case_file.id AND case_file.closed_at IS NULL
            GROUP BY case_label.label_id
            """
        ) { (label: try $0["label_id"] as ID<Label>, open: try $0["open"] as Int) }
        let kinds = try db.rows(
            """
            SELECT kind_id, COUNT(*) AS open FROM case_file WHERE closed_at IS NULL GROUP BY kind_id
            """
        ) { (kind: try $0["kind_id"] as ID<CaseKind>?, open: try $0["open"] as Int) }
        return Answer(
            free: waiting?.free ?? 0, waiting: waiting?.waiting ?? 0,
            mine: try db.count(
                """
                SELECT COUNT(*) FROM case_file
                WHERE holder = \(db.actor.id) AND closed_at IS NULL AND snoozed_until IS NULL
                """),
            later: try db.count("SELECT COUNT(*) FROM case_file WHERE snoozed_until IS NOT NULL"),
            asideOfMine: try db.count(
                """
                SELECT COUNT(*) FROM case_file
                WHERE holder = \(db.actor.id) AND snoozed_until IS NOT NULL
                """),
            offered: try db.count(
                "SELECT COUNT(*) FROM case_offer WHERE offered_to = \(db.actor.id)"),
            mentions: try db.count(
                """
                SELECT COUNT(*) FROM case_mention
                WHERE account = \(db.actor.id) AND seen_at IS NULL
                """),
            open: try db.count("SELECT COUNT(*) FROM case_file WHERE closed_at IS NULL"),
            promises: try db.count("SELECT COUNT(*) FROM promise WHERE settled_at IS NULL"),
            promisesDue: try db.count(
                "SELECT COUNT(*) FROM promise WHERE settled_at IS NULL AND due_on <= \(db.today)"),
            tasks: try db.count("SELECT COUNT(*) FROM desk_task WHERE settled_at IS NULL"),
            tasksDue: try db.count(
                "SELECT COUNT(*) FROM desk_task WHERE settled_at IS NULL AND due_on <= \(db.today)"
            ),
            tasksOfMine: try db.count(
                """
                SELECT COUNT(*) FROM desk_task
                WHERE keeper = \(db.actor.id) AND settled_at IS NULL
                """),
            labels: try LabelRow.all(in: db).filter { !$0.isRetired }.map { label in
                LabelCount(label: label, open: counts.first { $0.label == label.id }?.open ?? 0)
            },
            kinds: try CaseKindRow.all(in: db).filter { !$0.isRetired }.map { kind in
                KindCount(kind: kind, open: kinds.first { $0.kind == kind.id }?.open ?? 0)
            }, unkinded: kinds.first { $0.kind == nil }?.open ?? 0,
            searches: searches == false
                ? []
                : try SavedSearches().fetch(from: db).map {
                    SearchCount(
                        search: $0.search, madeByName: $0.madeByName,
                        found: try $0.search.count(db))
                }, oldestWaiting: waiting?.oldest)
    }
}
