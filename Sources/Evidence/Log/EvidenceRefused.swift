import Commons
import Kernel

enum EvidenceRefused: String, Refusal {
    case noLog, notSealedYet

    var kind: RefusalKind { .conflict }
    var rule: String? { "E1" }

    var sentence: Bilingual {
        switch self {
        case .noLog:
            Bilingual(
                it:
                    "Qui nessun registro è aperto: si apre da solo quando la cooperativa è in servizio e sveglia.",
                en:
                    "No log is open here: it opens by itself once the cooperative serves and is awake."
            )
        case .notSealedYet:
            Bilingual(
                it: "Il fatto non è ancora sigillato: riprova fra qualche secondo.",
                en: "The fact is not sealed yet: try again in a few seconds.")
        }
    }
}
