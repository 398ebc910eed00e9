import Commons
import Kernel
import Site

/// Importing members and clients: a file is looked at first, then enters by itself.
struct ImportPages {
    private static let bodyLimit = 32 << 20

    func register(in pages: inout Pages) {
        pages.get("/members/imports") { visit in .page(try await ImportListPage.load(visit).page) }
        pages.post("/members/imports", bodyLimit: Self.bodyLimit) { visit, form in
            try await receive(visit, form)
        }
        pages.get("/members/imports/template.csv") { visit in
            let titles = ImportColumn.allCases.map { visit.say($0.title) }
            let name = visit.say("modello-soci.csv", "members-template.csv")
            return .download(
                [0xEF, 0xBB, 0xBF] + Array(CSVWriter.line(titles).utf8), name: name,
                type: "text/csv; charset=utf-8")
        }
        pages.get("/members/imports/:id") { visit in
            .page(try await ImportPage.load(visit, try visit.id()).page)
        }
        pages.get("/members/imports/:id/progress") { visit in
            .fragment(try await ImportPage.load(visit, try visit.id()).progress)
        }
        pages.post("/members/imports/:id/preview") { visit, form in try await preview(visit, form) }
        act("start", StartImport.self, in: &pages)
        act("giving-up", GiveUpImport.self, in: &pages)
    }

    private func receive(_ visit: Visit, _ form: Form) async throws -> Answer {
        guard let file = form.file("file") else {
            let page = try await ImportListPage.load(visit, InputRefused.missing(field: "file"))
                .page
            return .page(page, status: .unprocessableContent)
        }
        do {
            let id = try await visit.house.run(
                ReceiveImport(fileName: file.name, bytes: file.bytes), as: visit.actor, road: .web,
                key: form["_key"]?.nonEmpty)
            return .redirect(to: "/members/imports/\(id)")
        } catch let refusal as any Refusal {
            return .page(
                try await ImportListPage.load(visit, refusal).page, status: refusal.kind.status)
        }
    }

    private func preview(_ visit: Visit, _ form: Form) async throws -> Answer {
        let id = try visit.id(of: MemberImport.self)
        let report = try await visit.house.run(
            PreviewImport(importID: id), as: visit.actor, road: .web)
        return .page(try await ImportPage.load(visit, id, report: report).page)
    }

    private func act<C: Command>(_ verb: String, _ type: C.Type, in pages: inout Pages) {
        pages.post("/members/imports/:id/\(verb)") { visit, form in
            let id = try visit.id(of: MemberImport.self)
            var input = form
            input.set("importID", "\(id)")
            return try await visit.submit(
                type, input, then: { _ in .redirect(to: "/members/imports/\(id)") },
                refused: { refusal in
                    .page(try await ImportPage.load(visit, id, refusal: refusal).page)
                })
        }
    }
}

/// The imports so far, and the way to begin one.
struct ImportListPage {
    let visit: Visit
    let lines: [ImportLine]
    let refusal: (any Refusal)?

    private var say: Say { visit.say }

    static func load(_ visit: Visit, _ refusal: (any Refusal)? = nil) async throws -> ImportListPage
    {
        ImportListPage(visit: visit, lines: try await visit.ask(MemberImports()), refusal: refusal)
    }

    var page: Page {
        let title = say("Importazioni", "Imports")
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(say("Il libro soci e l'anagrafe che c'erano prima, con le loro date.", "The register and the records that were there before, with their own dates."))"))
                \(MembersSection.imports.tabs(visit))
                \(visit.mayWork ? form : "")
                \(lines.isEmpty ? "" : "<section class=\"card flush\"><ul class=\"rows\">\(lines.html(row))</ul></section>")
                """)
    }

    private var form: HTML {
        let fields = visit.fields(nil, refusal)
        return """
            <form class="form card" method="post" action="/members/imports" enctype="multipart/form-data">\(visit.formKeys)\(fields.refusalBox)
            <div class="drop-zone"><label for="\(fields.identifier("file"))">\(say("File CSV di soci e clienti", "CSV file of members and clients"))</label><input id="\(fields.identifier("file"))" type="file" name="file" accept=".csv,.txt,text/csv" required></div>
            <p class="hint">\(say("Virgola, punto e virgola o tabulazione; intestazioni in italiano o in inglese; date come 31/12/2020. Prima si guarda che cosa succederebbe: non cambia niente.", "Comma, semicolon or tab; heads in Italian or English; dates like 31/12/2020. First you see what would happen: nothing changes."))</p>
            <div class="actions"><button class="button primary">\(icon("upload"))\(say("Carica il file", "Upload the file"))</button><a class="button quiet" href="/members/imports/template.csv">\(icon("download"))\(say("Modello con tutte le colonne", "Template with all columns"))</a></div></form>
            """
    }

    private func row(_ line: ImportLine) -> HTML {
        let sub =
            line.status == .received
            ? say("\(line.rows) righe", "\(line.rows) lines") : ImportCounts.words(line, say)
        return """
            <li><a class="main" href="/members/imports/\(line.id)">\(line.fileName)</a><span class="sub">\(sub)</span><span class="end">\(state(say(line.status.title), line.status == .done ? .good : nil))\(visit.moments.time(line.receivedAt))</span></li>
            """
    }
}

enum ImportCounts {
    static func words(_ line: ImportLine, _ say: Say) -> String {
        say(
            "nuovi \(line.created), cambiati \(line.changed), invariati \(line.unchanged), da correggere \(line.failed)",
            "\(line.created) new, \(line.changed) changed, \(line.unchanged) unchanged, \(line.failed) to be corrected"
        )
    }
}
