import Commons
import Kernel
import Mail
import Members
import Site
import Store

/// Choosing which entries of a case are another matter, and what the new case is called.
struct SplitPage: Sendable {
    let visit: Visit
    let row: CaseRow
    let entries: [Entry]
    let words: String
    let found: [PartyPage.Line]
    var form: Form?
    var refusal: (any Refusal)?

    struct Entry: Sendable {
        /// The field of the command that it is chosen by.
        let field: String
        let id: String
        let icon: String
        let title: String
        let text: String
        /// Of what was said; promises and tasks stand below.
        var at: Instant = Instant(milliseconds: 0)
    }

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.get("/desk/cases/:id/split", .work) { visit in
            .page(try await load(visit, try visit.id()).page)
        }
        pages.post("/desk/cases/:id/split") { visit, form in
            let id = try visit.id(of: CaseFile.self)
            var input = form
            input.set("caseFile", "\(id)")
            return try await visit.submit(
                SplitCase.self, input, then: { .redirect(to: CasePages.back($0, visit)) },
                refused: { refusal in
                    var page = try await load(visit, id)
                    page.form = form
                    page.refusal = refusal
                    return .page(page.page)
                })
        }
        // A contact may have gone into another case since it was told of.
        pages.get("/desk/contacts/:id") { visit in
            let contact = try visit.id(of: CaseContact.self)
            let caseFile = try await visit.reading {
                try $0.value(
                    "SELECT case_id FROM case_contact WHERE id = \(contact)",
                    as: ID<CaseFile>.self)
            }
            guard let caseFile else { throw CommonRefusal.notFound }
            return .redirect(to: "/desk/cases/\(caseFile)#c-\(contact)")
        }
    }

    private static func load(_ visit: Visit, _ id: ID<CaseFile>) async throws -> SplitPage {
        let words = visit.query("who") ?? ""
        return try await visit.reading { db in
            let shown = try ShowCase(caseFile: id, limit: SplitCase.most).fetch(from: db)
            return SplitPage(
                visit: visit, row: shown.caseFile,
                entries: try choices(shown, visit.say, in: db), words: words,
                found: words.isEmpty
                    ? [] : try PartiesByName(text: words, limit: 8).fetch(from: db).lines)
        }
    }

    private static func choices(
        _ shown: ShowCase.Answer, _ say: Say, in db: any Reader
    ) throws -> [Entry] {
        let letters = try MessageRow.of(shown.messages, in: db).map {
            Entry(
                field: "messages", id: "\($0.id)",
                icon: $0.direction == .incoming ? "mail" : "answer",
                title: "\($0.fromShown): \($0.subject)", text: $0.preview.excerpt(160), at: $0.at)
        }
        let contacts = shown.contacts.map {
            Entry(
                field: "contacts", id: "\($0.id)", icon: $0.means.icon,
                title: say($0.means.title), text: $0.note.excerpt(160), at: $0.at)
        }
        let promises = shown.promises.map {
            Entry(
                field: "promises", id: "\($0.promise.id)", icon: "promise",
                title: say("Promessa", "Promise"), text: $0.promise.text)
        }
        let tasks = shown.tasks.map {
            Entry(
                field: "tasks", id: "\($0.task.id)", icon: "check", title: say("Da fare", "To do"),
                text: $0.task.text)
        }
        let told = (letters + contacts).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        return told + promises + tasks
    }

    var page: Page {
        let title = say("Dividi la pratica", "Split the case")
        let back = CasePages.back(row.id, visit)
        let fields = visit.fields(form, refusal, scope: "split")
        let action = address(
            "/desk/cases/\(row.id)/split", [("queue", visit.query("queue"))])
        return Page(
            "\(title) · \(row.number)", shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Le voci scelte vanno in una pratica nuova. Chi aspetta continua ad aspettare, là dov'è la sua lettera. Finché non succede altro si rimette tutto com'era.", "The entries chosen go into a new case. Who waits goes on waiting, wherever the letter is. As long as nothing else happens, all can be put back as it was."))", crumbs: [(say("Scrivania", "Desk"), "/desk"), ("\(row.number) \(row.title)", back)]))
                <form class="form card" method="post" action="\(action)">\(visit.formKeys)\(fields.refusalBox)
                <fieldset class="choices" id="\(fields.identifier("messages"))" tabindex="-1"><legend>\(say("Che cosa va nella pratica nuova", "What goes into the new case"))</legend>\(entries.html(choice))</fieldset>
                \(fields.text("title", say("Di che cosa si tratta", "What it is about"), hint: say("Sarà il titolo della pratica nuova.", "It becomes the title of the new case."), isRequired: true, attributes: "maxlength=\"300\" autocomplete=\"off\""))
                \(person(fields))
                <div class="actions"><button class="button primary">\(say("Dividi", "Split"))</button><a class="button quiet" href="\(back)">\(say("Annulla", "Cancel"))</a></div></form>
                \(search)
                """)
    }

    private func choice(_ entry: Entry) -> HTML {
        let isChosen = form?.all(entry.field).contains(entry.id) ?? false
        let checked: HTML = isChosen ? " checked" : ""
        let at: HTML =
            ["promises", "tasks"].contains(entry.field)
            ? "" : " <span class=\"muted small\">\(visit.moments.time(entry.at))</span>"
        return """
            <label class="check"><input type="checkbox" name="\(entry.field)" value="\(entry.id)"\(checked)> <span>\(icon(entry.icon)) <strong>\(entry.title)</strong>\(at)<br><span class="muted small">\(entry.text)</span></span></label>
            """
    }

    private func person(_ fields: FormFields) -> HTML {
        if found.isEmpty { return "" }
        let same = row.fromShown
        let options =
            [(value: "", title: same.isEmpty ? say("la stessa persona", "the same person") : same)]
            + found.map { (value: "\($0.party.id)", title: $0.party.name.shown) }
        return fields.select(
            "party", say("Di chi è la pratica nuova", "Whose the new case is"), options: options)
    }

    /// The new case is the same person's unless somebody else is looked for.
    private var search: HTML {
        let none: HTML =
            words.isEmpty || !found.isEmpty
            ? ""
            : "<p class=\"muted\" role=\"status\">\(say("Nessuno nel registro corrisponde.", "Nobody in the register matches."))</p>"
        let queue: HTML =
            visit.query("queue").map { "<input type=\"hidden\" name=\"queue\" value=\"\($0)\">" }
            ?? ""
        return """
            <details class="card fold"><summary>\(icon("person"))\(say("È di un'altra persona", "It is somebody else's"))</summary>
            <form class="form" role="search" action="/desk/cases/\(row.id)/split">\(queue)<div class="field"><label for="who">\(say("Nome, indirizzo di posta o numero di socio", "Name, mail address or member number"))</label>
            <input id="who" name="who" type="search" value="\(words)"></div><div class="actions"><button class="button">\(icon("search"))\(say("Cerca", "Search"))</button></div></form>\(none)</details>
            """
    }
}
