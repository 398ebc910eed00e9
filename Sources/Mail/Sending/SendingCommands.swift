import Commons
import Journal
import Kernel
import Store

/// Takes the letter that has waited longest and says that it is being sent. Two workers never get
/// the same one: the state changes in the transaction that finds it.
struct BeginSending: Command {
    static let name = "mail.beginSending"
    static let purpose = Bilingual(
        it: "Prende in consegna la prossima lettera.", en: "Takes the next letter for sending.")

    let node: String

    func run(in tx: Transaction) throws -> ID<MailMessage>? {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        guard try HouseSleep.since(in: tx) == nil else { return nil }
        let next = try tx.value(
            """
            SELECT id FROM message
            WHERE state = 'queued' AND (next_attempt_at IS NULL OR next_attempt_at <= \(tx.now))
                AND \(MessageRow.isLeaving)
            ORDER BY id LIMIT 1
            """, as: ID<MailMessage>.self)
        guard let next else { return nil }
        try tx.append(SendingBegun(message: next, node: node))
        return next
    }
}

/// Letters that a process was sending when it died, or whose outcome it could not write down, may
/// have left or not.
struct DoubtOrphans: Command {
    static let name = "mail.doubtOrphans"
    static let purpose = Bilingual(
        it: "Segna come incerte le lettere rimaste a metà.",
        en: "Marks letters left half-way as in doubt.")

    /// Who asks, between two letters: what is under way in its name is an orphan.
    let node: String
    /// Other nodes may be alive and sending: of theirs only what began before this is one.
    let begunBefore: Instant
    /// Nodes that are certainly not there any more.
    var gone: [String] = []

    func run(in tx: Transaction) throws -> Int {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        let nodes = SQL.joined(([node] + gone).map { "\($0)" as SQL }, by: ", ")
        let orphans = try tx.values(
            """
            SELECT id FROM message
            WHERE state = 'sending' AND (attempt_node IN (\(nodes)) OR attempt_at <= \(begunBefore))
                AND \(MessageRow.isLeaving)
            ORDER BY id
            """, as: ID<MailMessage>.self)
        for orphan in orphans { try tx.append(SendingInDoubt(message: orphan)) }
        return orphans.count
    }
}

/// The house was restored from a backup: what waited to leave then may have left since. Nothing of it
/// is sent by itself; copies that come back and people settle it.
public struct DoubtRestored: Command {
    public static let name = "mail.doubtRestored"
    public static let purpose = Bilingual(
        it: "Segna come incerte le lettere in partenza di un backup ripristinato.",
        en: "Marks the letters of a restored backup that were to leave as in doubt.")

    public init() {}

    public func run(in tx: Transaction) throws -> Int {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        let waiting = try tx.values(
            """
            SELECT id FROM message
            WHERE state IN ('queued', 'sending') AND \(MessageRow.isLeaving) ORDER BY id
            """,
            as: ID<MailMessage>.self)
        for message in waiting { try tx.append(SendingInDoubt(message: message)) }
        return waiting.count
    }
}

/// Writes down what became of an attempt.
struct RecordSending: Command {
    static let name = "mail.recordSending"
    static let purpose = Bilingual(
        it: "Registra l'esito di un invio.", en: "Records what became of sending.")

    enum Result: Codable, Sendable, Equatable {
        case sent(queueID: String?, refused: [String])
        case later(Bilingual)
        case refused(Bilingual)
        case doubt

        fileprivate var isReceipt: Bool {
            if case .sent = self { true } else { false }
        }
    }

    let message: ID<MailMessage>
    let result: Result

    func run(in tx: Transaction) throws -> Done {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        let row = try tx.first("SELECT state, attempts FROM message WHERE id = \(message)") {
            (state: try $0["state"] as SendingState?, attempts: try $0["attempts"] as Int)
        }
        // Our copy may have come back before the server's receipt did. Another node may have taken us
        // for dead, and the receipt comes all the same: it settles the doubt.
        guard let row, row.state == .sending || row.state == .doubt && result.isReceipt else {
            return Done()
        }
        switch result {
        case .sent(let queueID, let refused):
            try tx.append(
                MessageSent(
                    message: message, evidence: .receipt, queueID: queueID,
                    refusedCount: refused.count),
                content: MessageSent.Content(refused: refused))
        case .later(let reason):
            let minutes = min(Int64(1) << Int64(min(max(row.attempts, 1), 8)), 240)
            try tx.append(
                SendingDeferred(
                    message: message, nextAttemptAt: tx.now.adding(seconds: minutes * 60)),
                content: SendingDeferred.Content(reason: reason))
        case .refused(let reason):
            try tx.append(
                SendingRefused(message: message), content: SendingRefused.Content(reason: reason))
            for case let receiver as any MailReceiver in tx.features {
                try receiver.couldNotLeave(message, in: tx)
            }
        case .doubt: try tx.append(SendingInDoubt(message: message))
        }
        return Done()
    }
}

/// A person settles a doubt, or has a refused letter tried again.
public struct SettleSending: Command {
    public static let name = "mail.settleSending"
    public static let purpose = Bilingual(
        it: "Scioglie il dubbio su una lettera: è partita, oppure va inviata di nuovo.",
        en: "Settles the doubt about a letter: it left, or it is to be sent again.")

    let message: ID<MailMessage>
    let hasLeft: Bool

    public init(message: ID<MailMessage>, hasLeft: Bool) {
        self.message = message
        self.hasLeft = hasLeft
    }

    public func run(in tx: Transaction) throws -> Done {
        let state = try tx.value(
            "SELECT state FROM message WHERE id = \(message)", as: SendingState?.self)
        guard let state, state == .doubt || state == .refused else { throw CommonRefusal.notFound }
        if hasLeft {
            try tx.append(
                MessageSent(message: message, evidence: .person, queueID: nil, refusedCount: 0),
                content: MessageSent.Content(refused: []))
        } else {
            try tx.append(
                SendingDeferred(message: message, nextAttemptAt: tx.now),
                content: SendingDeferred.Content(
                    reason: Bilingual(
                        it: "Da inviare di nuovo, per decisione di una persona.",
                        en: "To be sent again, as a person decided.")))
        }
        return Done()
    }
}
