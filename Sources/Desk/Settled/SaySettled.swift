import Commons
import Journal
import Kernel
import Store

public enum SettledRefused: String, Refusal {
    case tooLate, tooOften

    public var rule: String? { "D5" }
    public var kind: RefusalKind { .conflict }

    public var sentence: Bilingual {
        switch self {
        case .tooLate:
            Bilingual(
                it: "Questa domanda è scaduta: rispondi alla lettera, e la pratica si riapre.",
                en: "This question has expired: answer the letter, and the case opens again.")
        case .tooOften:
            Bilingual(
                it: "Hai già cambiato idea molte volte: rispondi alla lettera, e ne parliamo.",
                en: "You have changed your mind many times: answer the letter, and we talk.")
        }
    }
}

/// Says for the person who was answered whether that settled it. The code of the link is the right
/// to do so: whoever works in the office has none but by the letter itself.
public struct SaySettled: Command {
    public static let name = "desk.saySettled"
    public static let purpose = Bilingual(
        it: "Dice se una risposta ha risolto la richiesta, con il codice del collegamento.",
        en: "Says whether an answer settled the request, with the code of its link.")

    let question: ID<SettledQuestion>
    let code: String
    let isSettled: Bool
    /// What is missing, or anything else.
    let words: String?

    public init(
        question: ID<SettledQuestion>, code: String, isSettled: Bool, words: String? = nil
    ) {
        self.question = question
        self.code = code
        self.isSettled = isSettled
        self.words = words
    }

    static let openDays = 180
    static let mostTimes = 10

    public func run(in tx: Transaction) throws -> Done {
        guard SettledLink.isRight(code, for: question, tx.secrets),
            let row = try SettledRow.find(question, in: tx)
        else { throw CommonRefusal.notFound }
        let words = try Typed.optional(words, field: "words", most: 2_000) ?? ""
        guard row.askedAt.milliseconds(until: tx.now) <= Int64(Self.openDays) * 86_400_000 else {
            throw SettledRefused.tooLate
        }
        if row.isSettled == isSettled, row.words == words { return Done() }
        guard row.times < Self.mostTimes else { throw SettledRefused.tooOften }
        try tx.append(
            SettledSaid(
                question: question, message: row.message, caseFile: row.caseFile,
                party: try CaseRow.require(row.caseFile, in: tx).party, isSettled: isSettled),
            content: SettledSaid.Content(words: words))
        return Done()
    }
}
