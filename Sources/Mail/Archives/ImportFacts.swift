import Commons
import Journal
import Kernel
import Store

/// An archive begins to come in.
struct MailImportBegun: Fact {
    static let name = "mail.importBegun.v1"
    let importID: ID<MailImport>
    let mailbox: ID<Mailbox>
    /// The house goes on with it by itself, also after it was stopped.
    var inBackground: Bool?
    /// Size of the archive.
    var bytes: Int64?

    struct Content: Codable, Sendable { let source: String }

    var subjects: [ID<Subject>] { [importID.subject, mailbox.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO mail_import (id, mailbox_id, source, begun_at, read, new, known, account,
                in_background, bytes_total, resumed_at)
            VALUES (\(importID), \(mailbox), \(entry.content?.source ?? ""), \(entry.recordedAt), 0, 0, 0,
                \(entry.provenance.actor), \(inBackground ?? false), \(bytes ?? 0),
                \(bytes == nil ? nil : entry.recordedAt))
            """)
    }
}

/// So many more letters of the archive have been read, as a whole with what came of them.
struct MailImportAdvanced: Fact {
    static let name = "mail.importAdvanced.v1"
    let importID: ID<MailImport>
    let read: Int
    let new: Int
    let known: Int
    /// Files that could not be read, of the whole import so far.
    let unreadable: Int
    let bytes: Int64

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE mail_import SET read = read + \(read), new = new + \(new), known = known + \(known),
                unreadable = \(unreadable), bytes_read = bytes_read + \(bytes),
                advanced_at = \(entry.recordedAt)
            WHERE id = \(importID)
            """)
    }
}

/// It stands still until somebody takes it up.
struct MailImportPaused: Fact {
    static let name = "mail.importPaused.v1"
    let importID: ID<MailImport>
    /// Nil where somebody asked for it.
    let hitch: MailImportHitch?

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE mail_import SET status = 'paused', pause_reason = \(hitch) WHERE id = \(importID)
            """)
    }
}

/// It goes on where it stood.
struct MailImportResumed: Fact {
    static let name = "mail.importResumed.v1"
    let importID: ID<MailImport>
    let inBackground: Bool

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE mail_import SET status = 'running', pause_reason = NULL,
                in_background = \(inBackground), resumed_at = \(entry.recordedAt), resumed_read = read
            WHERE id = \(importID)
            """)
    }
}

/// The archive has been read to its end.
struct MailImportEnded: Fact {
    static let name = "mail.importEnded.v1"
    let importID: ID<MailImport>
    let read: Int
    let new: Int
    let known: Int

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE mail_import SET ended_at = \(entry.recordedAt), read = \(read), new = \(new),
                known = \(known), status = 'ended', bytes_read = bytes_total
            WHERE id = \(importID)
            """)
    }
}

/// An archive holds a letter that another import brought: it came by both.
struct LetterMetInArchive: Fact {
    static let name = "mail.letterMetInArchive.v1"
    let importID: ID<MailImport>
    let message: ID<MailMessage>

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO mail_import_met (import_id, message_id) VALUES (\(importID), \(message))
            ON CONFLICT DO NOTHING
            """)
    }
}

/// Somebody wants all of an import out again.
struct MailImportUndoAsked: Fact {
    static let name = "mail.importUndoAsked.v1"
    let importID: ID<MailImport>
    /// Letters that it has brought and that are still there.
    let letters: Int

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("DELETE FROM mail_import_kept WHERE import_id = \(importID)")
        try db.execute("DELETE FROM mail_import_met WHERE import_id = \(importID)")
        try db.execute(
            """
            UPDATE mail_import SET status = 'undoing', undo_account = \(entry.provenance.actor),
                undo_asked_at = \(entry.recordedAt), undo_ended_at = NULL, undo_after = 0,
                undo_total = \(letters), undo_gone = 0, pause_reason = NULL
            WHERE id = \(importID)
            """)
    }
}

/// Some letters of an import went out again, as if it had never brought them; others stay, with what
/// holds them.
struct ImportedLettersWithdrawn: Fact {
    static let name = "mail.importedLettersWithdrawn.v1"
    let importID: ID<MailImport>
    let gone: [ID<MailMessage>]
    let kept: [KeptOfImport]
    /// Letters up to this one have been judged.
    let after: ID<MailMessage>

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        for message in gone { try withdraw(message, in: db) }
        for item in kept {
            try db.execute(
                """
                INSERT INTO mail_import_kept (import_id, subject, letters, reason, sequence)
                VALUES (\(importID), \(item.subject), \(item.letters), \(item.reason), \(item.sequence))
                ON CONFLICT DO NOTHING
                """)
        }
        try db.execute(
            """
            UPDATE mail_import SET undo_after = \(after), undo_gone = undo_gone + \(gone.count)
            WHERE id = \(importID)
            """)
    }

    private func withdraw(_ message: ID<MailMessage>, in db: any Writer) throws {
        guard let row = try MessageRow.find(message, in: db) else { return }
        let told = try Journal.positions(
            about: message.subject, broughtBy: importID.subject, orNamed: [AttachmentRead.name],
            in: db)
        try Journal.untell(
            told,
            of: [message.subject, row.mailbox.subject, row.thread.subject]
                + (row.party.map { [$0.subject] } ?? []), in: db)
        for table: SQL in [
            "message_recipient", "attachment_waiting", "attachment_opened", "attachment_text",
            "attachment_attempt",
        ] {
            try db.execute("DELETE FROM \(table) WHERE message_id = \(message)")
        }
        try db.execute("DELETE FROM message WHERE id = \(message)")
        try db.execute("UPDATE mailbox SET stored = stored - 1 WHERE id = \(row.mailbox)")
    }
}

/// All letters of the import have been judged.
struct MailImportUndone: Fact {
    static let name = "mail.importUndone.v1"
    let importID: ID<MailImport>
    let gone: Int
    let kept: Int

    var subjects: [ID<Subject>] { [importID.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            UPDATE mail_import SET status = 'undone', undo_ended_at = \(entry.recordedAt)
            WHERE id = \(importID)
            """)
    }
}
