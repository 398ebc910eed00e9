import Commons
import Kernel

/// Why a webhook is not made or changed, in the order in which we look.
enum WebhookRefused: Refusal, Equatable {
    case notFound
    case badAddress
    case notPublic
    case onlyByCommandLine
    case notHere
    case noFacts
    case noSuchFact(String)
    case badSecret
    case sameSecret
    case tooMany
    case isPaused
    case isNotPaused
    case noSecret

    var code: String {
        switch self {
        case .notFound: "notFound"
        case .badAddress: "badAddress"
        case .notPublic: "notPublic"
        case .onlyByCommandLine: "onlyByCommandLine"
        case .notHere: "notHere"
        case .noFacts: "noFacts"
        case .noSuchFact: "noSuchFact"
        case .badSecret: "badSecret"
        case .sameSecret: "sameSecret"
        case .tooMany: "tooMany"
        case .isPaused: "isPaused"
        case .isNotPaused: "isNotPaused"
        case .noSecret: "noSecret"
        }
    }

    var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .tooMany, .isPaused, .isNotPaused, .noSecret: .conflict
        default: .invalid
        }
    }

    var rule: String? { self == .notFound ? nil : "C4" }

    var field: String? {
        switch self {
        case .badAddress, .notPublic, .onlyByCommandLine, .notHere: "url"
        case .noFacts, .noSuchFact: "facts"
        case .badSecret, .sameSecret: "secret"
        default: nil
        }
    }

    var sentence: Bilingual {
        switch self {
        case .notFound: CommonRefusal.notFound.sentence
        case .badAddress:
            Bilingual(
                it:
                    "L'indirizzo si scrive come https://sistema.example/arca: con https, senza nome utente e senza «#».",
                en:
                    "The address reads like https://system.example/arca: with https, no user name and no “#”."
            )
        case .notPublic:
            Bilingual(
                it:
                    "Questo indirizzo non è di una macchina su internet: scrivi il suo nome pubblico per intero. Per un programma su questa stessa macchina c'è la riga di comando.",
                en:
                    "This address is not of a machine on the internet: write its full public name. For a program on this very machine there is the command line."
            )
        case .onlyByCommandLine:
            Bilingual(
                it:
                    "Un webhook verso questa stessa macchina si imposta solo dalla sua riga di comando.",
                en: "A webhook to this very machine is set only from its command line.")
        case .notHere:
            Bilingual(
                it:
                    "Per un programma su questa macchina l'indirizzo comincia con http://127.0.0.1 o http://localhost.",
                en:
                    "For a program on this machine the address begins with http://127.0.0.1 or http://localhost."
            )
        case .noFacts:
            Bilingual(
                it: "Scegli di che cosa avvisare: tutto, oppure almeno un'area o un fatto.",
                en: "Choose what to tell of: everything, or at least one area or fact.")
        case .noSuchFact(let name):
            Bilingual(
                it:
                    "Nessun fatto si chiama «\(name)»: scegli dall'elenco, per esempio desk.* o desk.caseClosed.v1.",
                en:
                    "No fact is called “\(name)”: choose from the list, for example desk.* or desk.caseClosed.v1."
            )
        case .badSecret:
            Bilingual(
                it: "Il segreto si scrive whsec_ e poi da 24 a 64 byte in base64.",
                en: "The secret is written whsec_ and then 24 to 64 bytes in base64.")
        case .sameSecret:
            Bilingual(
                it: "È il segreto che c'è già: fanne uno diverso.",
                en: "This is the secret there is already: make another.")
        case .tooMany:
            Bilingual(
                it: "I webhook sono già \(Webhook.most): eliminane uno che non serve più.",
                en:
                    "There are \(Webhook.most) webhooks already: remove one that is not needed any more."
            )
        case .isPaused:
            Bilingual(
                it: "Questo webhook è in pausa: prima riprendi.",
                en: "This webhook is paused: resume it first.")
        case .isNotPaused:
            Bilingual(
                it: "Questo webhook non è in pausa: ricarica la pagina.",
                en: "This webhook is not paused: load the page again.")
        case .noSecret:
            Bilingual(
                it: "Prima serve un segreto nuovo con cui firmare.",
                en: "A new secret to sign with is needed first.")
        }
    }
}
