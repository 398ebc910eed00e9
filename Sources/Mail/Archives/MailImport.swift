import Commons
import Kernel
import Store

/// An archive of old mail being brought in.
public enum MailImport {}

public enum MailImportStatus: String, Codable, Sendable, CaseIterable, SQLConvertible {
    case running, paused, ended
    /// Its letters are being taken out again.
    case undoing
    case undone

    public var title: Bilingual {
        switch self {
        case .running: Bilingual(it: "in corso", en: "running")
        case .paused: Bilingual(it: "in pausa", en: "paused")
        case .ended: Bilingual(it: "conclusa", en: "done")
        case .undoing: Bilingual(it: "si sta annullando", en: "being undone")
        case .undone: Bilingual(it: "annullata", en: "undone")
        }
    }
}

/// Why an import stands still although nobody asked for it.
public enum MailImportHitch: String, Codable, Sendable, CaseIterable, SQLConvertible {
    case archiveUnreadable, archiveChanged, faultWhileReading

    public var sentence: Bilingual {
        switch self {
        case .archiveUnreadable:
            Bilingual(
                it:
                    "Il file non si trova o non si legge da questa macchina: rimettilo al suo posto e riprendi.",
                en: "The file is not there, or this machine cannot read it: put it back and resume."
            )
        case .archiveChanged:
            Bilingual(
                it:
                    "Il file non è più quello di prima: annulla questa importazione, o comincia da capo con il file nuovo.",
                en:
                    "The file is not what it was: undo this import, or begin another with the new file."
            )
        case .faultWhileReading:
            Bilingual(
                it: "Un guasto ha fermato la lettura: riprendi quando la macchina è in ordine.",
                en: "A fault stopped the reading: resume once the machine is in order.")
        }
    }
}

/// An import as its row has it. Counts are of letters, sizes in bytes of the archive.
public struct MailImportRow: Codable, Sendable, Equatable {
    public let id: ID<MailImport>
    public let mailbox: ID<Mailbox>
    public let source: String
    public let status: MailImportStatus
    /// Who began it; nil for the house itself.
    public let account: ID<Account>?
    /// Whether the house goes on with it by itself; else a command line does.
    public let inBackground: Bool
    public let begunAt: Instant
    public let endedAt: Instant?
    public let read: Int
    public let new: Int
    public let known: Int
    public let unreadable: Int
    public let bytesTotal: Int64
    public let bytesRead: Int64
    public let advancedAt: Instant?
    public let resumedAt: Instant?
    public let resumedRead: Int
    public let hitch: MailImportHitch?
    public let undoAccount: ID<Account>?
    public let undoAskedAt: Instant?
    public let undoEndedAt: Instant?
    /// How many letters the undoing began with, and how many of them have gone.
    public let undoTotal: Int
    public let undoGone: Int

    static let columns: SQL = """
        id, mailbox_id, source, status, account, in_background, begun_at, ended_at, read, new, known,
        unreadable, bytes_total, bytes_read, advanced_at, resumed_at, resumed_read, pause_reason,
        undo_account, undo_asked_at, undo_ended_at, undo_total, undo_gone
        """

    init(_ row: Row) throws {
        id = try row["id"]
        mailbox = try row["mailbox_id"]
        source = try row["source"]
        status = try row["status"]
        account = try row["account"]
        inBackground = try row["in_background"]
        begunAt = try row["begun_at"]
        endedAt = try row["ended_at"]
        read = try row["read"]
        new = try row["new"]
        known = try row["known"]
        unreadable = try row["unreadable"]
        bytesTotal = try row["bytes_total"]
        bytesRead = try row["bytes_read"]
        advancedAt = try row["advanced_at"]
        resumedAt = try row["resumed_at"]
        resumedRead = try row["resumed_read"]
        hitch = try row["pause_reason"]
        undoAccount = try row["undo_account"]
        undoAskedAt = try row["undo_asked_at"]
        undoEndedAt = try row["undo_ended_at"]
        undoTotal = try row["undo_total"]
        undoGone = try row["undo_gone"]
    }

    static func find(_ id: ID<MailImport>, in db: any Reader) throws -> MailImportRow? {
        try db.first("SELECT \(columns) FROM mail_import WHERE id = \(id)", MailImportRow.init)
    }

    static func require(_ id: ID<MailImport>, in db: any Reader) throws -> MailImportRow {
        guard let found = try find(id, in: db) else { throw MailImportRefused.notFound }
        return found
    }

    /// Of this archive into this mailbox, begun and neither ended nor undone: the last one.
    static func unfinished(
        _ source: String, into mailbox: ID<Mailbox>, in db: any Reader
    ) throws -> MailImportRow? {
        try db.first(
            """
            SELECT \(columns) FROM mail_import
            WHERE mailbox_id = \(mailbox) AND source = \(source)
                AND status IN ('running', 'paused') ORDER BY id DESC LIMIT 1
            """, MailImportRow.init)
    }

    /// The name of the archive, without the folders around it.
    public var fileName: String { String(source.split(separator: "/").last ?? "") }

    /// Letters a second since it was last taken up; nil where that was too short.
    public var lettersPerSecond: Double? {
        guard status == .running, let since = resumedAt, let until = advancedAt else { return nil }
        let seconds = Double(since.milliseconds(until: until)) / 1_000
        return seconds < 1 ? nil : Double(read - resumedRead) / seconds
    }

    /// Share of the archive that has been read, from 0 to 1; nil where its size is not known.
    public var share: Double? {
        bytesTotal > 0 ? min(1, Double(bytesRead) / Double(bytesTotal)) : nil
    }
}

/// Why an import is not begun, gone on with or undone.
public enum MailImportRefused: String, Refusal {
    case notFound
    /// No such file among the archives that lie ready.
    case noSuchArchive
    case notRunning, notPaused
    /// Another process has gone on with it.
    case overtaken
    case beingUndone, undoneBefore, nothingToUndo

    public var rule: String? { "D1" }

    public var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .noSuchArchive: .invalid
        default: .conflict
        }
    }

    public var field: String? { self == .noSuchArchive ? "archive" : nil }

    public var sentence: Bilingual {
        switch self {
        case .notFound: CommonRefusal.notFound.sentence
        case .noSuchArchive:
            Bilingual(
                it: "Non c'è un archivio con questo nome nella cartella «archives» dei dati.",
                en: "There is no archive of this name in the folder “archives” of the data.")
        case .notRunning:
            Bilingual(
                it: "L'importazione non è in corso: guarda a che punto è.",
                en: "The import is not running: see how it stands.")
        case .notPaused:
            Bilingual(
                it: "L'importazione non è in pausa: non c'è niente da riprendere.",
                en: "The import is not paused: there is nothing to resume.")
        case .overtaken:
            Bilingual(
                it: "Un altro processo sta già importando questo archivio.",
                en: "Another process is importing this archive already.")
        case .beingUndone:
            Bilingual(
                it: "L'importazione si sta già annullando.",
                en: "The import is being undone already.")
        case .undoneBefore:
            Bilingual(
                it:
                    "L'importazione è stata annullata: per riavere le lettere importa di nuovo l'archivio.",
                en: "The import was undone: to have the letters again, import the archive anew.")
        case .nothingToUndo:
            Bilingual(
                it: "Di questa importazione non c'è più nessuna lettera da togliere.",
                en: "No letter of this import is left to take out.")
        }
    }
}
