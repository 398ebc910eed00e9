import Commons
import Kernel

/// What a backup and a restore will not do.
public enum BackupRefused: String, Refusal {
    case fileExists, beingWritten, folderNotEmpty, exportExists, exportUnfinished

    public var kind: RefusalKind { .conflict }

    public var sentence: Bilingual {
        switch self {
        case .fileExists:
            Bilingual(
                it: "Il file del backup esiste già: scegli un altro nome.",
                en: "The file of the backup exists already: choose another name.")
        case .beingWritten:
            Bilingual(
                it: "Un altro processo sta scrivendo questo backup: aspetta che finisca.",
                en: "Another process is writing this backup: wait until it is done.")
        case .exportExists:
            Bilingual(
                it: "Dove deve andare l'esportazione c'è già qualcosa: scegli un altro nome.",
                en: "Something is already where the export is to go: choose another name.")
        case .exportUnfinished:
            Bilingual(
                it:
                    "Accanto c'è una cartella .unfinished di un'esportazione interrotta o in corso: se nessuna è in corso, cancellala e ricomincia.",
                en:
                    "Beside it lies a folder .unfinished of an export that was broken off or is going on: if none is, remove it and begin again."
            )
        case .folderNotEmpty:
            Bilingual(
                it: "La cartella non è vuota: ripristina in una cartella nuova.",
                en: "The folder is not empty: restore into a new one.")
        }
    }
}
