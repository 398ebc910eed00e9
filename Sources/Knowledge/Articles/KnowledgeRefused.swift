import Commons
import Kernel

/// Why an article is not written, revised or retired, in the order in which we look.
public enum KnowledgeRefused: String, Refusal {
    case titleInUse, tooManySources, revisedMeanwhile, sameWords, retiredAlready, notRetired

    public var rule: String? { "D9" }

    public var kind: RefusalKind {
        switch self {
        case .tooManySources, .sameWords: .invalid
        case .titleInUse, .revisedMeanwhile, .retiredAlready, .notRetired: .conflict
        }
    }

    public var field: String? {
        switch self {
        case .titleInUse: "title"
        case .tooManySources: "sources"
        case .sameWords: "text"
        case .revisedMeanwhile, .retiredAlready, .notRetired: nil
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .titleInUse:
            Bilingual(
                it: "C'è già un testo con questo titolo: rivedi quello, o scegli un altro titolo.",
                en: "There is a text with this title already: revise that one, or choose another.")
        case .tooManySources:
            Bilingual(
                it: "I riferimenti sono al massimo 20, uno per riga.",
                en: "There are at most 20 references, one a line.")
        case .revisedMeanwhile:
            Bilingual(
                it:
                    "Nel frattempo qualcuno ha scritto una versione nuova: leggila, poi salva di nuovo la tua.",
                en:
                    "Somebody has written a new version in the meantime: read it, then save yours again."
            )
        case .sameWords:
            Bilingual(
                it: "Non è cambiato niente rispetto alla versione di adesso.",
                en: "Nothing differs from the version of now.")
        case .retiredAlready:
            Bilingual(
                it: "Questo testo è già ritirato: riportalo in uso, poi rivedilo.",
                en: "This text is retired: bring it back into use, then revise it.")
        case .notRetired:
            Bilingual(it: "Questo testo è già in uso.", en: "This text is in use already.")
        }
    }
}
