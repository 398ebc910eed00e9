import Kernel
import Mail
import Store

/// What a case asks that no answer has touched yet: the points of the messages that came since our
/// last letter, or that wait although they are older, because they reached us late. A server's report
/// or a provider's receipt of one of ours asks nothing, nor does what a machine writes where people do.
enum PointsAsked {
    private static let mostMessages = 10

    static func drawn(for caseFile: ID<CaseFile>, in db: any Reader) throws -> [AskedPoint] {
        let unanswered = try db.values(
            """
            SELECT came.message_id FROM case_message AS came
            JOIN message ON message.id = came.message_id
            WHERE came.case_id = \(caseFile) AND came.direction = 'in' AND (came.at > COALESCE((
                    SELECT MAX(at) FROM case_message WHERE case_id = \(caseFile) AND direction = 'out'),
                    -9223372036854775807)
                OR came.at >= (SELECT waiting_since FROM case_file WHERE id = \(caseFile)))
                AND (NOT message.is_automatic OR NOT EXISTS (
                    SELECT 1 FROM case_message JOIN message ON message.id = case_message.message_id
                    WHERE case_id = \(caseFile) AND case_message.direction = 'in'
                        AND NOT message.is_automatic))
                AND NOT EXISTS (SELECT 1 FROM message_delivery
                    WHERE message_delivery.report_id = came.message_id)
                AND NOT EXISTS (SELECT 1 FROM message_receipt
                    WHERE message_receipt.receipt_id = came.message_id)
            ORDER BY came.at DESC, came.message_id DESC LIMIT \(mostMessages)
            """, as: ID<MailMessage>.self)
        var seen: Set<String> = []
        return try MessageRow.of(unanswered, in: db).flatMap { row in
            let reading = try MessageReading.read(row, from: db)
            return AskedPoints.drawn(from: reading.fullText, subject: row.subject)
        }.filter { seen.insert($0.text).inserted }
    }
}
