import Commons
import Journal
import Kernel
import Store

/// The figures of the desk: speed and completeness, always side by side (D5), of the office, never
/// of a person.
enum DeskIndicators {
    static let all = [
        responseTime, completeness, newClient, settled, recontact, relationTime, paperworkTime,
    ]

    static let responseTime = Indicator(
        id: "desk.responseTime",
        title: Bilingual(it: "Tempo di risposta", en: "Response time"),
        definition: Bilingual(
            it:
                "Ore dal messaggio che aspetta da più tempo alla risposta, media delle risposte partite nel mese.",
            en:
                "Hours from the message that has waited longest to the answer, mean of the answers that left in the month."
        ),
        unit: hours, measure: .mean,
        records: { month, db in
            try replies(month, where: "reply.waited_ms IS NOT NULL", db, waited)
        })

    static let completeness = Indicator(
        id: "desk.completeness",
        title: Bilingual(it: "Completezza", en: "Completeness"),
        definition: Bilingual(
            it:
                "Risposte partite con tutte e sette le proprietà, sul totale delle risposte verificate nel mese.",
            en: "Answers that left with all seven properties, of all answers checked in the month."),
        unit: percent, measure: .share,
        records: { month, db in
            try replies(month, where: "reply.score IS NOT NULL", db) { row in
                (try row["score"] as Int) == CompletenessScore.outOf ? 1 : 0
            }
        })

    /// The report asks for it apart (report 2022, "tempi medi di risposta per nuovo cliente").
    static let newClient = Indicator(
        id: "desk.newClient",
        title: Bilingual(it: "Risposta a chi scrive per la prima volta", en: "Answer to newcomers"),
        definition: Bilingual(
            it:
                "Ore fino alla prima risposta della prima pratica di una persona, media delle risposte partite nel mese.",
            en:
                "Hours until the first answer of a person's first case, mean of the answers that left in the month."
        ),
        unit: hours, measure: .mean,
        records: { month, db in
            try replies(
                month,
                where: """
                    reply.waited_ms IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM reply AS before
                        WHERE before.case_id = reply.case_id AND before.at < reply.at)
                    AND NOT EXISTS (SELECT 1 FROM case_file AS other
                        WHERE other.party_id = case_file.party_id
                            AND other.opened_at < case_file.opened_at)
                    AND NOT EXISTS (SELECT 1 FROM case_file AS other
                        WHERE case_file.party_id IS NULL AND other.party_id IS NULL
                            AND other.correspondent = case_file.correspondent
                            AND other.opened_at < case_file.opened_at)
                    """, db, waited)
        })

    static let settled = Indicator(
        id: "desk.settled",
        title: Bilingual(it: "Risolte, dice chi ha chiesto", en: "Settled, say those who asked"),
        definition: Bilingual(
            it:
                "Persone che nel mese hanno risposto «Sì, è risolta» al collegamento in fondo alla lettera, su tutte quelle che hanno risposto.",
            en:
                "Of the people who answered in the month by the link below a letter, those who said that it is settled."
        ),
        unit: percent, measure: .share,
        records: { month, db in
            let range = month.range(in: db.zone)
            return try db.rows(
                """
                SELECT reply_question.answered_at AS at, reply_question.settled, case_file.id,
                    case_file.year, case_file.ordinal
                FROM reply_question JOIN reply ON reply.message_id = reply_question.message_id
                JOIN case_file ON case_file.id = reply.case_id
                WHERE reply_question.answered_at >= \(range.lowerBound)
                    AND reply_question.answered_at < \(range.upperBound)
                ORDER BY reply_question.answered_at, reply_question.id
                """
            ) { row in try record(row) { try $0["settled"] as Bool ? 1 : 0 } }
        })

    /// The drift of those who must write again. Whoever only thanks does not: such a letter ends as one
    /// that asks for no answer.
    static let recontact = Indicator(
        id: "desk.recontact",
        title: Bilingual(it: "Chi ha dovuto riscrivere", en: "Who had to write again"),
        definition: Bilingual(
            it:
                "Risposte del mese dopo le quali la persona ha scritto ancora nella stessa pratica entro i giorni del parametro (14 se non deciso altrimenti), sul totale di quelle per cui i giorni sono passati. Chi ringrazia soltanto non conta.",
            en:
                "Answers of the month after which the person wrote again in the same case within the days of the parameter (14 unless decided otherwise), of all for which those days have passed. Who only thanks does not count."
        ),
        unit: percent, measure: .share,
        records: { month, db in
            let days = try db.parameters().days("desk.recontactDays", on: month.firstDay)
            let span = Int64(days) * 86_400_000
            let limit = Instant(
                milliseconds: db.zone.startOfDay(db.today).milliseconds - span)
            return try replies(
                month, where: "reply.at <= \(limit)",
                extra: """
                    , CASE WHEN EXISTS (SELECT 1 FROM case_message AS again
                        JOIN message ON message.id = again.message_id
                        WHERE again.case_id = reply.case_id AND again.direction = 'in'
                            AND NOT message.is_automatic
                            AND again.at > reply.at AND again.at <= reply.at + \(span)
                            AND (COALESCE(case_file.closing_reason, '') <> 'noAnswerNeeded'
                                OR EXISTS (SELECT 1 FROM reply AS later
                                    WHERE later.case_id = reply.case_id AND later.at >= again.at))
                    ) THEN 1 ELSE 0 END AS returned
                    """, db
            ) { row in Double(try row["returned"] as Int) }
        })

    /// The two sides of D6; by kind of case they stand on a page of their own (`TimeByKind`).
    static let relationTime = Indicator(
        id: "desk.relationTime",
        title: Bilingual(it: "Tempo con le persone", en: "Time with people"),
        definition: Bilingual(
            it:
                "Minuti di telefonate, visite, messaggi e incontri del mese. Sta sempre accanto al tempo sulle carte.",
            en:
                "Minutes of calls, visits, messages and meetings of the month. It always stands beside the time on paper."
        ),
        unit: minutes, measure: .sum,
        records: { month, db in try spent(month, "spent.relation", db) })

    static let paperworkTime = Indicator(
        id: "desk.paperworkTime",
        title: Bilingual(it: "Tempo sulle carte", en: "Time on paper"),
        definition: Bilingual(
            it:
                "Minuti di lavoro senza la persona, annotati sulle pratiche nel mese. Sono della pratica, mai di chi l'ha fatto.",
            en:
                "Minutes of work without the person, noted on cases in the month. They are the case's, never of who did it."
        ),
        unit: minutes, measure: .sum,
        records: { month, db in try spent(month, "spent.paperwork", db) })

    private static func spent(
        _ month: Month, _ side: SQL, _ db: Reading
    ) throws -> [IndicatorRecord] {
        let range = month.range(in: db.zone)
        return try db.rows(
            """
            SELECT spent.at, \(side) AS minutes, case_file.id, case_file.year, case_file.ordinal
            FROM (\(TimeSpent.rows)) AS spent JOIN case_file ON case_file.id = spent.case_id
            WHERE spent.at >= \(range.lowerBound) AND spent.at < \(range.upperBound) AND \(side) > 0
            ORDER BY spent.at, spent.id
            """
        ) { row in try record(row) { Double(try $0["minutes"] as Int) } }
    }

    private static let minutes = Bilingual(it: "minuti", en: "minutes")
    private static let hours = Bilingual(it: "ore", en: "hours")
    private static let percent = Bilingual(it: "%", en: "%")

    private static let waited: @Sendable (Row) throws -> Double = { row in
        Double(try row["waited_ms"] as Int64) / 3_600_000
    }

    private static func replies(
        _ month: Month, where condition: SQL, extra: SQL = "", _ db: Reading,
        _ value: (Row) throws -> Double
    ) throws -> [IndicatorRecord] {
        let range = month.range(in: db.zone)
        return try db.rows(
            """
            SELECT reply.at, reply.waited_ms, reply.score, case_file.id, case_file.year,
                case_file.ordinal\(extra)
            FROM reply JOIN case_file ON case_file.id = reply.case_id
            WHERE reply.at >= \(range.lowerBound) AND reply.at < \(range.upperBound) AND \(condition)
            ORDER BY reply.at, reply.message_id
            """
        ) { row in try record(row, value) }
    }

    private static func record(_ row: Row, _ value: (Row) throws -> Double) throws
        -> IndicatorRecord
    {
        IndicatorRecord(
            subject: (try row["id"] as ID<CaseFile>).subject,
            label: "\(try row["year"] as Int)/\(try row["ordinal"] as Int)", at: try row["at"],
            value: try value(row))
    }
}
