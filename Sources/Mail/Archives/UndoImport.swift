import Commons
import Journal
import Kernel
import Store

/// Takes all of an import out again that came by it alone and that nothing has happened to since. What
/// has been worked on stays whole. It goes on by itself, some letters at a time.
public struct UndoMailImport: Command {
    public static let name = "mail.undoImport"
    public static let purpose = Bilingual(
        it: "Annulla un'intera importazione di posta: toglie quello che nessuno ha toccato.",
        en: "Undoes a whole mail import: takes out what nobody has touched.")

    let importID: ID<MailImport>

    public init(importID: ID<MailImport>) { self.importID = importID }

    public func run(in tx: Transaction) throws -> Done {
        let row = try MailImportRow.require(importID, in: tx)
        if row.status == .undoing { throw MailImportRefused.beingUndone }
        let letters = try tx.count("SELECT COUNT(*) FROM message WHERE import_id = \(importID)")
        // One that brought nothing may still hold letters of another, or be on its way.
        let holds = try tx.exists(
            "SELECT 1 FROM mail_import_met WHERE import_id = \(importID) LIMIT 1")
        if letters == 0, !holds, row.status == .undone || row.status == .ended {
            throw MailImportRefused.nothingToUndo
        }
        try tx.append(MailImportUndoAsked(importID: importID, letters: letters))
        return Done()
    }
}

/// Takes the next letters of an import out, each case as a whole, as it stands in this transaction:
/// what a colleague has touched by now stays. Killed between two of these nothing is half done.
struct UndoImportStep: Command {
    static let name = "mail.undoImportStep"
    static let purpose = Bilingual(
        it: "Toglie le prossime lettere di un'importazione annullata.",
        en: "Takes out the next letters of an import that is being undone.")

    let importID: ID<MailImport>
    var lot = 100

    /// - Returns: whether there is more to do.
    func run(in tx: Transaction) throws -> Bool {
        guard tx.actor == .house else { throw CommonRefusal.forbidden }
        let row = try MailImportRow.require(importID, in: tx)
        guard row.status == .undoing else { return false }
        let letters = try tx.values(
            """
            SELECT id FROM message WHERE import_id = \(importID)
                AND id > (SELECT undo_after FROM mail_import WHERE id = \(importID))
            ORDER BY id LIMIT \(lot)
            """, as: ID<MailMessage>.self)
        guard let last = letters.last else {
            let kept = try tx.count(
                """
                SELECT CAST(COALESCE(SUM(letters), 0) AS BIGINT) FROM mail_import_kept
                WHERE import_id = \(importID)
                """)
            try tx.append(MailImportUndone(importID: importID, gone: row.undoGone, kept: kept))
            return false
        }
        let keeper = tx.features.lazy.compactMap { $0 as? any ImportKeeper }.first
        let judged = try ImportJudgement(letters, of: importID, keeper, in: tx)
        let gone = judged.gone.flatMap(\.letters)
        let rows = try MessageRow.of(gone, in: tx)
        try erase(gone, tx)
        try keeper?.withdraw(judged.gone, of: importID, in: tx)
        try tx.append(
            ImportedLettersWithdrawn(
                importID: importID, gone: gone, kept: judged.kept, after: last))
        for row in rows
        where try !tx.exists("SELECT 1 FROM message WHERE raw_hash = \(row.rawHash) LIMIT 1") {
            try tx.forget(row.rawHash)
        }
        return true
    }

    private func erase(_ letters: [ID<MailMessage>], _ tx: Transaction) throws {
        var sequences: Set<Int64> = []
        for letter in letters {
            sequences.formUnion(
                try Journal.positions(
                    about: letter.subject, broughtBy: importID.subject,
                    orNamed: [AttachmentRead.name], in: tx
                ).map(\.sequence))
        }
        try tx.erase(sequences.sorted())
    }
}

/// What would go and what would stay if an import were undone now.
public struct UndoImportPreview: Query {
    public static let name = "mail.undoImportPreview"
    public static let purpose = Bilingual(
        it: "Che cosa toglierebbe l'annullamento di un'importazione, e che cosa resterebbe.",
        en: "What undoing an import would take out, and what would stay.")

    public struct Kept: Codable, Sendable, Equatable {
        public let reason: ImportKept
        public let holdings: Int
        public let letters: Int
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let line: MailImportLine
        public let goneLetters: Int
        /// Cases, and letters of which none was made.
        public let goneHoldings: Int
        public let keptLetters: Int
        public let kept: [Kept]
        /// The first of them that stay.
        public let shown: [MailImportKeptLine]
    }

    let importID: ID<MailImport>

    public init(importID: ID<MailImport>) { self.importID = importID }

    private static let lot = 2_000

    public func fetch(from db: Reading) throws -> Answer {
        guard let line = try MailImportLine.find(importID, in: db) else {
            throw MailImportRefused.notFound
        }
        var after: ID<MailMessage> = ID(rawValue: 0)
        var seen: Set<ID<Subject>> = []
        var gone = (letters: 0, holdings: 0)
        var kept: [KeptOfImport] = []
        while true {
            let letters = try db.values(
                """
                SELECT id FROM message WHERE import_id = \(importID) AND id > \(after)
                ORDER BY id LIMIT \(Self.lot)
                """, as: ID<MailMessage>.self)
            guard let last = letters.last else { break }
            after = last
            let judged = try ImportJudgement(letters, of: importID, db.importKeeper, in: db)
            // A case whose letters lie in two lots is met twice.
            for holding in judged.gone where seen.insert(holding.subject).inserted {
                gone.letters += holding.letters.count
                gone.holdings += 1
            }
            kept += judged.kept.filter { seen.insert($0.subject).inserted }
        }
        let reasons = ImportKept.allCases.compactMap { reason -> Kept? in
            let own = kept.filter { $0.reason == reason }
            return own.isEmpty
                ? nil
                : Kept(
                    reason: reason, holdings: own.count,
                    letters: own.reduce(0) { $0 + $1.letters })
        }
        return Answer(
            line: line, goneLetters: gone.letters, goneHoldings: gone.holdings,
            keptLetters: kept.reduce(0) { $0 + $1.letters }, kept: reasons,
            shown: try MailImportKeptLine.of(
                Array(kept.prefix(MailImportKeptLine.most)), in: db))
    }
}
