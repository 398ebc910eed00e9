import Commons
import Kernel
import Site

/// One import: what would happen, how far it is, what did not get in.
struct ImportPage: Sendable {
    let visit: Visit
    let shown: ShowImport.Answer
    let report: ImportReport?
    let refusal: (any Refusal)?

    private var say: Say { visit.say }
    private var line: ImportLine { shown.summary }
    private var path: String { "/members/imports/\(line.id)" }

    static func load(
        _ visit: Visit, _ id: ID<MemberImport>, report: ImportReport? = nil,
        refusal: (any Refusal)? = nil
    ) async throws -> ImportPage {
        ImportPage(
            visit: visit, shown: try await visit.ask(ShowImport(importID: id)), report: report,
            refusal: refusal)
    }

    var page: Page {
        Page(
            line.fileName, isLive: line.status == .running,
            body: """
                \(pageHead(say, line.fileName, lead: "\(lead)", crumbs: [(say("Importazioni", "Imports"), "/members/imports")]))
                \(visit.fields(nil, refusal).refusalBox)
                \(content)
                """)
    }

    /// How it stands, but for what the page itself shows and lets go on.
    private var lead: HTML {
        let when = visit.moments.time(line.receivedAt)
        return line.status == .running
            ? when
            : "\(state(say(line.status.title), line.status == .done ? .good : nil)) · \(when)"
    }

    private var content: HTML {
        switch line.status {
        case .received: "\(visit.mayWork ? begin : "")\(report.map(preview) ?? "")"
        case .running:
            "<section class=\"card stack\" id=\"progress\" data-live=\"\(path)/progress\" data-live-on=\"members\">\(progress)</section>"
        case .done, .givenUp: "\(result)\(faults(shown.faults, line.failed))"
        }
    }

    private func button(_ verb: String, _ words: String, _ tone: HTML) -> HTML {
        "<form method=\"post\" action=\"\(path)/\(verb)\">\(visit.formKeys)<button class=\"button \(tone)\">\(words)</button></form>"
    }

    private var begin: HTML {
        let check = button(
            "preview",
            report == nil
                ? say("Controlla il file", "Check the file")
                : say("Controlla di nuovo", "Check again"), report == nil ? "primary" : "")
        let start: HTML =
            report.map { report in
                let good = report.rows - report.failed
                return good == 0
                    ? ""
                    : button(
                        "start",
                        report.failed == 0
                            ? good == 1
                                ? say("Importa la riga", "Import the line")
                                : say("Importa \(good) righe", "Import \(good) lines")
                            : say(
                                "Importa le \(good) righe giuste", "Import the \(good) good lines"),
                        "primary")
            } ?? ""
        return """
            <section class="card stack"><p>\(line.rows == 1 ? say("Una riga.", "One line.") : say("\(line.rows) righe.", "\(line.rows) lines.")) \(say("Il controllo applica le stesse regole dell'importazione e non lascia traccia.", "The check applies the very rules of the import and leaves no trace."))</p>
            <div class="cluster">\(check)\(start)\(button("giving-up", say("Scarta", "Discard"), "quiet"))</div></section>
            """
    }

    private func stats(_ created: Int, _ changed: Int, _ unchanged: Int, _ failed: Int) -> HTML {
        let bad: HTML = failed > 0 ? " bad" : ""
        return """
            <dl class="stats"><div class="stat"><dt>\(say("Nuovi", "New"))</dt><dd class="value">\(created)</dd></div>
            <div class="stat"><dt>\(say("Cambiati", "Changed"))</dt><dd class="value">\(changed)</dd></div>
            <div class="stat"><dt>\(say("Invariati", "Unchanged"))</dt><dd class="value">\(unchanged)</dd></div>
            <div class="stat"><dt>\(say("Da correggere", "To be corrected"))</dt><dd class="value\(bad)">\(failed)</dd></div></dl>
            """
    }

    private func preview(_ report: ImportReport) -> HTML {
        let ignored: HTML =
            report.ignoredColumns.isEmpty
            ? ""
            : notice(
                .info, say("Colonne che non si leggono", "Columns that are not read"),
                "\(report.ignoredColumns.joined(separator: ", "))")
        let missing: HTML =
            report.missingNumbers.isEmpty
            ? ""
            : notice(
                .warn, say("Numeri socio che mancano", "Member numbers that are missing"),
                "\(report.missingNumbers.prefix(40).map(String.init).joined(separator: ", "))")
        return
            "\(stats(report.created, report.changed, report.unchanged, report.failed))\(ignored)\(missing)\(faults(report.faults, report.failed))"
    }

    /// What a running import shows by itself.
    var progress: HTML {
        guard line.status == .running else {
            return
                "<p role=\"status\">\(say("Conclusa", "Done")): \(counts).</p><div class=\"cluster\"><a class=\"button primary\" href=\"\(path)\">\(say("Guarda", "See"))</a></div>"
        }
        return """
            <div class="progress"><label for="import-progress">\(say("Righe importate", "Lines imported"))</label><progress id="import-progress" max="\(line.rows)" value="\(line.doneRows)"></progress><span class="figure">\(line.doneRows) \(say("di", "of")) \(line.rows)</span></div>
            \(visit.mayWork ? button("giving-up", say("Abbandona", "Give up"), "small") : "")
            """
    }

    private var counts: String { ImportCounts.words(line, say) }

    private var result: HTML { stats(line.created, line.changed, line.unchanged, line.failed) }

    private func faults(_ faults: [ImportFault], _ failed: Int) -> HTML {
        if faults.isEmpty {
            return failed == 0 && line.status != .givenUp
                ? notice(.good, say("Nessun errore.", "No error."), role: "status") : ""
        }
        let heads = [
            say("Riga", "Line"), say("Colonna", "Column"), say("Valore", "Value"),
            say("Che cosa non va", "What is wrong"),
        ]
        return """
            <div class="table-wrap" role="region" aria-labelledby="faults-caption" tabindex="0"><table class="table dense">
            <caption id="faults-caption">\(say("Da correggere nel file: poi caricalo di nuovo", "To be corrected in the file: then upload it again"))</caption>
            <thead><tr><th scope="col" class="num">\(heads[0])</th><th scope="col">\(heads[1])</th><th scope="col">\(heads[2])</th><th scope="col">\(heads[3])</th></tr></thead>
            <tbody>\(faults.html { fault in
                "<tr><th scope=\"row\" class=\"num\" data-label=\"\(heads[0])\">\(fault.line)</th><td data-label=\"\(heads[1])\">\(fault.columnName ?? "")</td><td data-label=\"\(heads[2])\">\(fault.value ?? "")</td><td data-label=\"\(heads[3])\">\(say(fault.sentence))</td></tr>"
            })</tbody></table></div>
            """
    }
}
