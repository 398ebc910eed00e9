import Commons
import Kernel
import Postal
import Store

/// What became of a letter at one recipient, as far as servers report.
public struct DeliveryRow: Sendable, Equatable {
    public let message: ID<MailMessage>
    public let address: String
    public let outcome: DeliveryReport.Outcome
    public let reason: Bilingual
    public let at: Instant

    /// Of a letter, as it stands at each address; or of the report that told it. By address.
    static func of(_ message: ID<MailMessage>, in db: any Reader) throws -> [DeliveryRow] {
        let rows = try db.rows(
            """
            SELECT message_id, address, outcome, status, words, at FROM message_delivery
            WHERE message_id = \(message) OR report_id = \(message)
            ORDER BY address, report_id
            """
        ) {
            DeliveryRow(
                message: try $0["message_id"], address: try $0["address"],
                outcome: try $0["outcome"],
                reason: DeliveryReason(status: try $0["status"], words: try $0["words"]).sentence,
                at: try $0["at"])
        }
        return rows.reduce(into: []) { kept, row in
            guard let last = kept.last, last.address == row.address else { return kept.append(row) }
            // What failed for good is not merely late, whichever report comes last.
            if last.outcome == .delayed || row.outcome == .failed { kept[kept.count - 1] = row }
        }
    }

    /// `La lettera a bruno@… non è arrivata: casella piena (5.2.2)`.
    public var sentence: Bilingual { Self.sentence(address, outcome, reason) }

    static func sentence(
        _ address: String, _ outcome: DeliveryReport.Outcome, _ reason: Bilingual
    ) -> Bilingual {
        switch outcome {
        case .failed:
            Bilingual(
                it: "La lettera a \(address) non è arrivata: \(reason.it)",
                en: "The letter to \(address) did not arrive: \(reason.en)")
        case .delayed:
            Bilingual(
                it: "La lettera a \(address) è in ritardo, il server riprova: \(reason.it)",
                en: "The letter to \(address) is late, the server tries again: \(reason.en)")
        case .delivered:
            Bilingual(
                it: "La lettera a \(address) è arrivata",
                en: "The letter to \(address) arrived")
        }
    }
}
