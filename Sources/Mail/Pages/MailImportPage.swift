import Commons
import Kernel
import Site

/// One import: how far it is, what may be done with it, what stayed when it was undone.
struct MailImportPage {
    let visit: Visit
    let shown: ShowMailImport.Answer
    let refusal: (any Refusal)?

    private var say: Say { visit.say }
    private var row: MailImportRow { shown.line.row }
    private var path: String { "\(MailImportPages.path)/\(row.id)" }
    private var words: MailImportWords { MailImportWords(line: shown.line, say: say) }

    static func load(_ visit: Visit, _ refusal: (any Refusal)? = nil) async throws -> MailImportPage
    {
        MailImportPage(
            visit: visit,
            shown: try await visit.ask(ShowMailImport(importID: try visit.id())), refusal: refusal)
    }

    var page: Page {
        Page(
            row.fileName, isLive: true,
            body: """
                \(pageHead(say, row.fileName, lead: "\(lead)", crumbs: [(say("Caselle", "Mailboxes"), "/mailboxes"), (say("Importazioni di posta", "Mail imports"), MailImportPages.path)]))
                \(visit.fields(nil, refusal).refusalBox)
                <div class="stack" id="import" data-live="\(path)" data-live-on="mail">\(content)</div>
                """)
    }

    private var lead: HTML {
        let who = shown.line.begunByName ?? say("la macchina", "the machine")
        return
            "\(say("Cominciata da \(who)", "Begun by \(who)")), \(visit.moments.time(row.begunAt)) · \(shown.line.mailboxAddress)"
    }

    /// What changes while the page is looked at.
    var content: HTML {
        """
        <section class="card stack" aria-labelledby="standing-h"><header><h2 id="standing-h">\(say("A che punto è", "How far it is"))</h2>\(words.standing)</header>
        \(progress)\(stats)\(hitch)\(empty)\(actions)</section>\(undone)\(kept)
        """
    }

    private var progress: HTML {
        switch row.status {
        case .undoing:
            let done = row.undoGone + shown.kept.reduce(0) { $0 + $1.letters }
            return bar(say("Lettere tolte", "Letters taken out"), done, row.undoTotal)
        case .running, .paused:
            guard let share = row.share else { return "" }
            return bar(
                say(
                    "Letto finora, su cento",
                    "Read so far, of a hundred"),
                Int(share * 100), 100)
        case .ended, .undone: return ""
        }
    }

    private func bar(_ label: String, _ value: Int, _ most: Int) -> HTML {
        """
        <div class="progress"><label for="mail-import">\(label)</label><progress id="mail-import" max="\(max(most, 1))" value="\(value)"></progress><span class="figure">\(value) \(say("di", "of")) \(most)</span></div>
        """
    }

    private var stats: HTML {
        func stat(_ title: String, _ value: Int) -> HTML {
            "<div class=\"stat\"><dt>\(title)</dt><dd class=\"value\">\(value)</dd></div>"
        }
        let pace: HTML = words.pace.isEmpty ? "" : "<p class=\"muted\">\(words.pace)</p>"
        return """
            <dl class="stats">\(stat(say("Lettere lette", "Letters read"), row.read))\(stat(say("Nuove", "New"), row.new))\(stat(say("Già note", "Known already"), row.known))\(stat(say("File illeggibili", "Unreadable files"), row.unreadable))</dl>\(pace)
            """
    }

    /// A file of another kind reads through to its end without a letter.
    private var empty: HTML {
        guard row.status == .ended, row.read == 0 else { return "" }
        return notice(
            .warn,
            say("In questo archivio non c'è nessuna lettera", "No letter is in this archive"),
            "\(say("Si leggono file mbox, cartelle Maildir e file .eml, anche in un albero di cartelle: controlla che sia quello giusto.", "mbox files, Maildir folders and .eml files are read, in a tree of folders too: check that it is the right one."))"
        )
    }

    private var hitch: HTML {
        guard row.status == .paused, let hitch = row.hitch else { return "" }
        return notice(.warn, say("Si è fermata", "It has stopped"), "\(say(hitch.sentence))")
    }

    private func button(_ verb: String, _ words: String, _ tone: HTML = "") -> HTML {
        "<form method=\"post\" action=\"\(path)/\(verb)\">\(visit.formKeys)<button class=\"button \(tone)\">\(words)</button></form>"
    }

    private var actions: HTML {
        guard visit.mayWork else { return "" }
        var buttons: [HTML] = []
        switch row.status {
        case .running:
            buttons.append(button("pausing", say("Metti in pausa", "Pause")))
            if !row.inBackground {
                buttons.append(
                    button(
                        "resumption",
                        say("Continua in sottofondo", "Go on in the background")))
            }
        case .paused: buttons.append(button("resumption", say("Riprendi", "Resume"), "primary"))
        case .ended, .undoing, .undone: break
        }
        if row.status != .undoing, shown.letters > 0 || shown.holdsOthers || row.status == .paused {
            let words =
                row.status == .undone
                ? say("Riprova con quello che è rimasto", "Try again with what stayed")
                : say("Annulla l'importazione…", "Undo the import…")
            buttons.append("<a class=\"button\" href=\"\(path)/undoing\">\(words)</a>")
        }
        let left: HTML =
            row.status == .running && !row.inBackground
            ? "<p class=\"hint\">\(say("La porta avanti una riga di comando. Se è stata interrotta, continua qui: riparte da dove era arrivata.", "A command line goes on with it. If that was cut off, go on here: it begins where it had come to."))</p>"
            : ""
        return "\(left)<div class=\"cluster\">\(buttons.html { $0 })</div>"
    }

    private var undone: HTML {
        guard row.status == .undone || row.status == .undoing, let asked = row.undoAskedAt else {
            return ""
        }
        let who = shown.line.undoByName ?? say("la macchina", "the machine")
        let gone =
            row.undoGone == 1
            ? say("Una lettera è uscita", "One letter has gone")
            : say("\(row.undoGone) lettere sono uscite", "\(row.undoGone) letters have gone")
        return notice(
            row.status == .undone ? .good : .info,
            say(row.status.title).prefix(1).uppercased() + say(row.status.title).dropFirst(),
            "\(say("Da \(who)", "By \(who)")), \(visit.moments.time(asked)). \(gone): \(say("dalla scrivania, dalla ricerca, dai conti.", "from the desk, the search, the counts."))",
            role: "status")
    }

    private var kept: HTML {
        guard shown.keptCount > 0 else { return "" }
        return KeptTable(
            visit: visit, lines: shown.kept, total: shown.keptCount,
            caption: say("Che cosa è rimasto, e perché", "What stayed, and why")
        ).html
    }
}

/// What stays of an import, each with what holds it.
struct KeptTable {
    let visit: Visit
    let lines: [MailImportKeptLine]
    let total: Int
    let caption: String

    var html: HTML {
        let say = visit.say
        let heads = [
            say("Pratica", "Case"), say("Lettere", "Letters"), say("Perché resta", "Why it stays"),
        ]
        let more: HTML =
            total > lines.count
            ? "<p class=\"muted\">\(say("Qui sono le prime \(lines.count) di \(total).", "These are the first \(lines.count) of \(total)."))</p>"
            : ""
        return """
            <div class="table-wrap" role="region" aria-labelledby="kept-caption" tabindex="0"><table class="table dense">
            <caption id="kept-caption">\(caption)</caption>
            <thead><tr><th scope="col">\(heads[0])</th><th scope="col" class="num">\(heads[1])</th><th scope="col">\(heads[2])</th></tr></thead>
            <tbody>\(lines.html { line in
                "<tr><th scope=\"row\" data-label=\"\(heads[0])\"><a href=\"\(line.href)\">\(line.title)</a></th><td class=\"num\" data-label=\"\(heads[1])\">\(line.letters)</td><td data-label=\"\(heads[2])\">\(why(line))</td></tr>"
            })</tbody></table></div>\(more)
            """
    }

    private func why(_ line: MailImportKeptLine) -> HTML {
        let say = visit.say
        var told: [HTML] = []
        if let what = line.what { told.append("\(say(what))") }
        if let name = line.byName { told.append("\(name)") }
        if let at = line.at { told.append(visit.moments.time(at)) }
        let rest: HTML = told.enumerated().reduce("" as HTML) { html, item in
            html + (item.offset == 0 ? item.element : ", " + item.element)
        }
        return told.isEmpty
            ? "\(say(line.reason.sentence))"
            : "\(say(line.reason.sentence))<br><span class=\"muted\">\(rest)</span>"
    }
}

/// What would go and what would stay, before it is done.
struct UndoImportPage {
    let visit: Visit
    let preview: UndoImportPreview.Answer

    private var say: Say { visit.say }
    private var row: MailImportRow { preview.line.row }

    static func load(_ visit: Visit) async throws -> UndoImportPage {
        UndoImportPage(
            visit: visit,
            preview: try await visit.ask(UndoImportPreview(importID: try visit.id())))
    }

    var page: Page {
        let title = say("Annulla l'importazione", "Undo the import")
        let path = "\(MailImportPages.path)/\(row.id)"
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(row.fileName) · \(preview.line.mailboxAddress)", crumbs: [(say("Importazioni di posta", "Mail imports"), MailImportPages.path), (row.fileName, path)]))
                <section class="card stack"><dl class="stats"><div class="stat"><dt>\(say("Lettere che escono", "Letters that go"))</dt><dd class="value">\(preview.goneLetters)</dd></div>
                <div class="stat"><dt>\(say("Pratiche che escono o tornano com'erano", "Cases that go or stand as before"))</dt><dd class="value">\(preview.goneHoldings)</dd></div>
                <div class="stat"><dt>\(say("Lettere che restano", "Letters that stay"))</dt><dd class="value">\(preview.keptLetters)</dd></div></dl>
                <p>\(say("Escono le lettere che sono arrivate solo con questa importazione, dove nessuno ha fatto niente dopo: dalla scrivania, dalla ricerca, dai conti, dalle pagine delle persone. Le loro parole e gli originali si cancellano; resta scritto che ci furono, quando, e chi le ha tolte. Dove qualcuno ha lavorato, la pratica resta intera.", "Out go the letters that came with this import alone, where nobody has done anything since: from the desk, the search, the counts, the pages of people. Their words and originals are erased; that they were there, when, and who took them out stays on record. Where somebody has worked, the case stays whole."))</p>
                <p class="hint">\(say("Si può importare di nuovo l'archivio in ogni momento. Chi lavora può andare avanti: una pratica toccata nel frattempo resta.", "The archive can be imported anew at any time. Others may go on working: a case that is touched meanwhile stays."))</p>
                \(confirmation(path))</section>
                \(reasons)
                """)
    }

    private func confirmation(_ path: String) -> HTML {
        let back: HTML =
            "<a class=\"button quiet\" href=\"\(path)\">\(say("Lascia tutto com'è", "Leave all as it is"))</a>"
        guard preview.goneLetters > 0 else {
            return
                "<div class=\"cluster\"><p>\(say("Non c'è niente da togliere.", "There is nothing to take out."))</p>\(back)</div>"
        }
        guard visit.isFresh else {
            return "<div class=\"cluster\">\(visit.proofLink("\(path)/undoing"))\(back)</div>"
        }
        let words =
            preview.goneLetters == 1
            ? say("Togli una lettera", "Take one letter out")
            : say("Togli \(preview.goneLetters) lettere", "Take \(preview.goneLetters) letters out")
        return """
            <div class="cluster"><form method="post" action="\(path)/undoing">\(visit.formKeys)<button class="button danger">\(words)</button></form>\(back)</div>
            """
    }

    private var reasons: HTML {
        guard !preview.shown.isEmpty else { return "" }
        return KeptTable(
            visit: visit, lines: preview.shown,
            total: preview.kept.reduce(0) { $0 + $1.holdings },
            caption: say("Che cosa resterebbe, e perché", "What would stay, and why")
        ).html
    }
}
