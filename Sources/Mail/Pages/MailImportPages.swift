import Commons
import Kernel
import Site

/// Imports of old mail: how far each is, the way to pause it, to go on, to take all of it out again.
struct MailImportPages {
    let archives: String?

    static let path = "/mailboxes/imports"

    func register(in pages: inout Pages) {
        pages.get(Self.path) { visit in
            if visit.wantsFragment {
                return .fragment(MailImportList.rows(try await visit.ask(MailImports()), visit))
            }
            return .page(try await list(visit))
        }
        pages.post(Self.path) { visit, form in
            try await visit.submit(
                StartMailImport.self, form, then: { .redirect(to: "\(Self.path)/\($0)") },
                refused: { .page(try await list(visit, form, $0)) })
        }
        pages.get("\(Self.path)/:id") { visit in
            let page = try await MailImportPage.load(visit)
            return visit.wantsFragment ? .fragment(page.content) : .page(page.page)
        }
        pages.get("\(Self.path)/:id/undoing", .work) { visit in
            .page(try await UndoImportPage.load(visit).page)
        }
        act("pausing", PauseMailImport.self, in: &pages)
        act("resumption", ResumeMailImport.self, in: &pages)
        act("undoing", UndoMailImport.self, isProven: true, in: &pages)
    }

    /// - Parameter isProven: what it does cannot be taken back, so who asks proves who it is.
    private func act<C: Command>(
        _ verb: String, _ type: C.Type, isProven: Bool = false, in pages: inout Pages
    ) {
        pages.post("\(Self.path)/:id/\(verb)") { visit, form in
            let id = try visit.id(of: MailImport.self)
            var input = form
            input.set("importID", "\(id)")
            let asked = input
            let act = {
                try await visit.submit(
                    type, asked, then: { _ in .redirect(to: "\(Self.path)/\(id)") },
                    refused: { .page(try await MailImportPage.load(visit, $0).page) })
            }
            let back = "\(Self.path)/\(id)/\(verb)"
            return isProven ? try await visit.proven(back, act) : try await act()
        }
    }

    private func list(
        _ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil
    ) async throws -> Page {
        MailImportList(
            visit: visit, lines: try await visit.ask(MailImports()),
            mailboxes: try await visit.ask(Mailboxes()),
            archives: archives.map { MailArchives(folder: $0).names() } ?? [],
            fields: visit.fields(form, refusal)
        ).page
    }
}

/// All imports, and the way to begin one.
struct MailImportList {
    let visit: Visit
    let lines: [MailImportLine]
    let mailboxes: [Mailboxes.Row]
    let archives: [String]
    let fields: FormFields

    private var say: Say { visit.say }

    var page: Page {
        let title = say("Importazioni di posta", "Mail imports")
        return Page(
            title, isLive: true,
            body: """
                \(pageHead(say, title, lead: "\(say("Archivi di posta vecchia: a che punto sono, e come tornare indietro.", "Archives of old mail: how far they are, and how to go back."))", crumbs: [(say("Caselle", "Mailboxes"), "/mailboxes")]))
                <div id="imports" data-live="\(MailImportPages.path)" data-live-on="mail">\(Self.rows(lines, visit))</div>
                \(visit.mayWork ? beginning : "")
                """)
    }

    static func rows(_ lines: [MailImportLine], _ visit: Visit) -> HTML {
        let say = visit.say
        if lines.isEmpty {
            return emptyState(
                "upload", say("Nessuna importazione", "No import yet"),
                say(
                    "Metti un archivio nella cartella «archives» e comincia da qui.",
                    "Put an archive into the folder “archives” and begin here."))
        }
        return
            "<section class=\"card flush\"><ul class=\"rows\">\(lines.html { row($0, visit) })</ul></section>"
    }

    private static func row(_ line: MailImportLine, _ visit: Visit) -> HTML {
        let words = MailImportWords(line: line, say: visit.say)
        return """
            <li><a class="main" href="\(MailImportPages.path)/\(line.row.id)">\(line.row.fileName)</a><span class="sub">\(words.counts) · \(line.mailboxAddress)</span><span class="end">\(words.standing)\(visit.moments.time(line.row.begunAt))</span></li>
            """
    }

    private var beginning: HTML {
        let head = say("Importa un archivio", "Import an archive")
        let hint = say(
            "File mbox, cartelle Maildir, file .eml o alberi di cartelle: chi cura la macchina li mette nella cartella «archives» dei dati. Le lettere entrano alle loro date, senza avvisi; quelle che ci sono già restano come sono.",
            "mbox files, Maildir folders, .eml files or trees of folders: whoever keeps the machine puts them into the folder “archives” of the data. Letters enter at their own dates, without notices; those that are there stay as they are."
        )
        guard !archives.isEmpty, !mailboxes.isEmpty else {
            return
                "<section class=\"card stack\" aria-labelledby=\"begin-h\"><h2 id=\"begin-h\">\(head)</h2>\(fields.refusalBox)<p class=\"hint\">\(hint)</p><p>\(mailboxes.isEmpty ? say("Non c'è ancora nessuna casella.", "There is no mailbox yet.") : say("La cartella «archives» è vuota.", "The folder “archives” is empty."))</p></section>"
        }
        let names = archives.map { (value: $0, title: $0) }
        let boxes = mailboxes.map { (value: "\($0.id)", title: "\($0.title) · \($0.address)") }
        // Which of several is a choice to make, not to overlook: thousands of letters follow it.
        func unchosen(_ count: Int, _ words: String) -> [(value: String, title: String)] {
            count > 1 ? [(value: "", title: words)] : []
        }
        let noArchive = unchosen(names.count, say("scegli l'archivio", "choose the archive"))
        let noMailbox = unchosen(boxes.count, say("scegli la casella", "choose the mailbox"))
        return """
            <form class="form card" method="post" action="\(MailImportPages.path)" aria-labelledby="begin-h">\(visit.formKeys)<h2 id="begin-h">\(head)</h2>\(fields.refusalBox)
            <p class="hint">\(hint)</p><div class="fields">
            \(fields.select("archive", say("Archivio", "Archive"), options: noArchive + names, attributes: "required"))
            \(fields.select("mailbox", say("Nella casella", "Into the mailbox"), options: noMailbox + boxes, attributes: "required"))</div>
            <div class="actions"><button class="button primary">\(icon("upload"))\(say("Comincia l'importazione", "Begin the import"))</button></div></form>
            """
    }
}

/// How an import is told in words.
struct MailImportWords {
    let line: MailImportLine
    let say: Say

    private var row: MailImportRow { line.row }

    var standing: HTML {
        let mood: Mood? =
            switch row.status {
            case .ended: .good
            case .running, .undoing: .info
            case .paused: row.hitch == nil ? .info : .warn
            case .undone: nil
            }
        return state(say(row.status.title), mood)
    }

    var counts: String {
        [
            say("\(row.read) lette", "\(row.read) read"),
            say("\(row.new) nuove", "\(row.new) new"),
            say("\(row.known) già note", "\(row.known) known already"),
            row.unreadable > 0
                ? say("\(row.unreadable) file illeggibili", "\(row.unreadable) unreadable files")
                : nil,
        ].compactMap(\.self).joined(separator: " · ")
    }

    /// How fast, and how long still; empty where nothing says.
    var pace: String {
        guard let speed = row.lettersPerSecond, speed > 0 else { return "" }
        let shown = say(
            "\(Int(speed.rounded())) lettere al secondo", "\(Int(speed.rounded())) letters a second"
        )
        guard let share = row.share, share > 0.01 else { return shown }
        let left = Int(Double(row.read) * (1 - share) / share / speed)
        return "\(shown) · \(Self.remaining(left, say))"
    }

    private static func remaining(_ seconds: Int, _ say: Say) -> String {
        seconds < 60
            ? say("meno di un minuto ancora", "less than a minute left")
            : say(
                "circa \(seconds / 60 + 1) minuti ancora", "about \(seconds / 60 + 1) minutes left")
    }
}
