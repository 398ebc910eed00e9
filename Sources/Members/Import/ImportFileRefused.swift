import Commons
import Kernel

/// Why a file cannot be imported at all.
public enum ImportFileRefused: Refusal, Equatable {
    case unreadable(Bilingual)
    case empty
    case noNames
    case columnTwice(String)
    case tooLarge
    case notFound
    case finished

    public var code: String {
        switch self {
        case .unreadable: "unreadable"
        case .empty: "empty"
        case .noNames: "noNames"
        case .columnTwice: "columnTwice"
        case .tooLarge: "tooLarge"
        case .notFound: "importNotFound"
        case .finished: "importFinished"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .finished: .conflict
        default: .invalid
        }
    }

    public var field: String? {
        switch self {
        case .notFound, .finished: nil
        default: "file"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .unreadable(let sentence): sentence
        case .empty:
            Bilingual(
                it: "Il file è vuoto: serve una riga di intestazione e almeno una di dati.",
                en: "The file is empty: a line of heads and one of data are needed.")
        case .noNames:
            Bilingual(
                it: "Manca la colonna «cognome» o «ragione sociale»: la prima riga deve avere le "
                    + "intestazioni.",
                en:
                    "The column “family name” or “organisation” is missing: the first line must hold "
                    + "the heads.")
        case .columnTwice(let head):
            Bilingual(
                it: "La colonna «\(head)» c'è due volte, anche con un altro nome: togline una.",
                en: "The column “\(head)” is there twice, perhaps under another name: remove one.")
        case .tooLarge:
            Bilingual(
                it: "Il file è troppo grande: al massimo 30 MB.",
                en: "The file is too large: at most 30 MB.")
        case .notFound:
            Bilingual(it: "Questa importazione non c'è.", en: "There is no such import.")
        case .finished:
            Bilingual(
                it: "Questa importazione è già conclusa.", en: "This import is over already.")
        }
    }
}
