import Commons
import Journal
import Kernel
import Store

/// The figures of the desk: speed and completeness, always side by side (D5), of the office, never
/// of a person.
enum DeskIndicators {
    static let all = [responseTime, completeness]

    static let responseTime = Indicator(
        id: "desk.responseTime",
        title: Bilingual(it: "Tempo di risposta", en: "Response time"),
        definition: Bilingual(
            it:
                "Ore dal messaggio che aspetta da più tempo alla risposta, media delle risposte partite nel mese.",
            en:
                "Hours from the message that has waited longest to the answer, mean of the answers that left in the month."
        ),
        unit: Bilingual(it: "ore", en: "hours"), measure: .mean,
        records: { month, db in
            try records(month, "reply.waited_ms IS NOT NULL", db) { row in
                Double(try row["waited_ms"] as Int64) / 3_600_000
            }
        })

    static let completeness = Indicator(
        id: "desk.completeness",
        title: Bilingual(it: "Completezza", en: "Completeness"),
        definition: Bilingual(
            it:
                "Risposte partite con tutte e sette le proprietà, sul totale delle risposte verificate nel mese.",
            en: "Answers that left with all seven properties, of all answers checked in the month."),
        unit: Bilingual(it: "%", en: "%"), measure: .share,
        records: { month, db in
            try records(month, "reply.score IS NOT NULL", db) { row in
                (try row["score"] as Int) == CompletenessScore.outOf ? 1 : 0
            }
        })

    private static func records(
        _ month: Month, _ condition: SQL, _ db: Reading, _ value: (Row) throws -> Double
    ) throws -> [IndicatorRecord] {
        let range = month.range(in: db.zone)
        return try db.rows(
            """
            SELECT reply.at, reply.waited_ms, reply.score, case_file.id, case_file.year,
                case_file.ordinal
            FROM reply JOIN case_file ON case_file.id = reply.case_id
            WHERE reply.at >= \(range.lowerBound) AND reply.at < \(range.upperBound) AND \(condition)
            ORDER BY reply.at, reply.message_id
            """
        ) { row in
            IndicatorRecord(
                subject: (try row["id"] as ID<CaseFile>).subject,
                label: "\(try row["year"] as Int)/\(try row["ordinal"] as Int)", at: try row["at"],
                value: try value(row))
        }
    }
}
