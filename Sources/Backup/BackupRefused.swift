import Commons
import Kernel

/// What a backup and a restore will not do.
public enum BackupRefused: String, Refusal {
    case fileExists, beingWritten, folderNotEmpty

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
        case .folderNotEmpty:
            Bilingual(
                it: "La cartella non è vuota: ripristina in una cartella nuova.",
                en: "The folder is not empty: restore into a new one.")
        }
    }
}
