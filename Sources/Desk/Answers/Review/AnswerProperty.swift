/// The seven properties of a complete answer, in the order of the sustainability report
/// ("Il Tasso di Completezza della risposta"; rules D4 and OPS-02).
public enum AnswerProperty: String, Sendable, Hashable, Codable, CaseIterable {
    case cordial, everyPoint, references, reasons, attachments, guidance, signature

    /// Whether only a person can say that the answer has it. The other three the program sees for
    /// itself; every point, too, needs a person where no point is listed.
    public var needsTick: Bool {
        switch self {
        case .references, .reasons, .attachments, .guidance: return true
        case .cordial, .everyPoint, .signature: return false
        }
    }

    /// Its name on the checklist.
    public func title(_ language: SentenceLanguage) -> String {
        switch self {
        case .cordial: return language.pick("Cordiale ed elaborata", "Cordial and worked out")
        case .everyPoint: return language.pick("Tutti i punti", "Every point")
        case .references:
            return language.pick(
                "Riferimenti contrattuali e normativi", "Contract and law references")
        case .reasons: return language.pick("Motivazione", "Reasons")
        case .attachments: return language.pick("Allegati", "Attachments")
        case .guidance: return language.pick("Guida per il seguito", "Guidance for what comes next")
        case .signature: return language.pick("Referente e firma", "Reference person and signature")
        }
    }

    /// What it asks of the answer, in one sentence.
    public func explanation(_ language: SentenceLanguage) -> String {
        switch self {
        case .cordial:
            return language.pick(
                "La risposta saluta, spiega i concetti con parole sue e si congeda con cortesia.",
                "The answer greets, works out its concepts and takes leave with courtesy.")
        case .everyPoint:
            return language.pick(
                "La risposta tocca tutti i punti proposti nella richiesta.",
                "The answer touches every point raised in the request.")
        case .references:
            return language.pick(
                "La risposta riporta i riferimenti contrattuali e normativi, se necessari.",
                "The answer gives the contract and law references, if any are needed.")
        case .reasons:
            return language.pick(
                "La risposta spiega in modo esaustivo perché un processo è stato attivato.",
                "The answer explains in full why a process was started.")
        case .attachments:
            return language.pick(
                "La risposta contiene tutti gli allegati che servono e quelli richiesti.",
                "The answer carries all the attachments that are needed or were asked for.")
        case .guidance:
            return language.pick(
                "La risposta dice come proseguire: che cosa accadrà, quando, a chi rivolgersi.",
                "The answer says how to go on: what will happen, by when and whom to turn to.")
        case .signature:
            return language.pick(
                "La risposta nomina il referente e porta la firma dell'operatore che la segue.",
                "The answer names the reference person and bears the signature of its operator.")
        }
    }
}
