import Commons
import Kernel
import Members
import Site

/// All that is to do, the nearest day first, and the way to write down more.
struct TasksPage: Sendable {
    let visit: Visit
    let counts: QueueCounts.Answer
    let answer: OpenTasks.Answer
    /// For whom a new one would be.
    let party: PartyRow?
    /// What the register asks somebody to decide: no task of anybody's hand, and to do all the same.
    let sponsors: HTML
    var refused: RefusedForm?

    static let path = "/desk/tasks"

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.get(path) { visit in
            let tasks = try await load(visit)
            return visit.wantsFragment ? .fragment(tasks.content) : .page(tasks.page)
        }
        pages.post(path) { visit, form in try await run(MakeTask.self, "make", form, visit) }
        act("day", MoveTask.self, in: &pages)
        act("end", SettleTask.self, in: &pages)
        act("keeper", TakeTask.self, in: &pages)
        act("release", ReleaseTask.self, in: &pages)
    }

    private static func act<C: Command>(_ verb: String, _ type: C.Type, in pages: inout Pages) {
        pages.post("\(path)/:id/\(verb)") { visit, form in
            let id = try visit.id(of: DeskTask.self)
            var input = form
            input.set("task", "\(id)")
            return try await run(type, "\(verb)-\(id)", input, visit)
        }
    }

    private static func run<C: Command>(
        _ type: C.Type, _ verb: String, _ form: Form, _ visit: Visit
    ) async throws -> Answer {
        try await visit.submit(
            type, form,
            then: { _ in
                .redirect(
                    to: visit.query("case").flatMap(ID<CaseFile>.init).map {
                        CasePages.back($0, visit) + "#tasks"
                    } ?? path)
            },
            refused: { refusal in
                var page = try await load(visit)
                page.refused = RefusedForm(verb: verb, form: form, refusal: refusal)
                return .page(page.page)
            })
    }

    private static func load(_ visit: Visit) async throws -> TasksPage {
        let after = visit.query("after")
        let party = visit.query("party").flatMap(ID<Party>.init)
        let sponsors = try await SponsorsGoneCard.html(visit, id: "sponsors-h", limit: 5) ?? ""
        return try await visit.reading { db in
            TasksPage(
                visit: visit, counts: try QueueCounts().answer(from: db),
                answer: try OpenTasks(after: after).fetch(from: db),
                party: try party.flatMap { try PartyRow.find($0, in: db) }, sponsors: sponsors)
        }
    }

    private var page: Page {
        let live = address(Self.path, [("after", visit.query("after"))])
        let box = refused.map { refusalNotice($0.refusal, say) } ?? ""
        // A list in which something was just refused stands still.
        let follows: HTML =
            refused == nil ? " data-live=\"\(live)\" data-live-on=\"desk\"" : ""
        return Page(
            "\(say("Da fare", "To do")) · \(say("Scrivania", "Desk"))", shape: .wide, isLive: true,
            body: """
                <h1 class="hush">\(say("Scrivania", "Desk"))</h1>
                <div class="desk">\(QueuePanel(visit: visit, counts: counts, place: .tasks).html())
                <div class="stack">\(box)\(making)<section class="card flush promises" aria-labelledby="list-h"\(follows)>\(content)</section>\(sponsors)</div></div>
                """)
    }

    /// The part that changes by itself.
    private var content: HTML {
        let head: HTML = """
            <header><h2 id="list-h">\(say("Da fare", "To do"))</h2><p class="muted">\(say("prima il giorno più vicino", "the nearest day first"))</p></header>
            """
        if answer.lines.isEmpty { return head + empty }
        let older = answer.next.map { address(Self.path, [("after", $0)]) }
        let lines = TaskLine(visit: visit, refused: refused)
        return """
            \(head)<ul class="rows" data-list>\(answer.lines.html(lines.html))</ul>
            \(pager(say, newer: visit.query("after") == nil ? nil : Self.path, older: older))
            """
    }

    private var empty: HTML {
        emptyState(
            "check", say("Niente da fare", "Nothing to do"),
            say(
                "Ciò che noi dobbiamo fare entro un giorno sta qui. Quello che promettiamo a qualcuno è una promessa.",
                "What we must do by a day stands here. What we promise to somebody is a promise."))
    }

    private var making: HTML {
        guard visit.mayWork else { return "" }
        let whose: HTML =
            party.map {
                "<input type=\"hidden\" name=\"party\" value=\"\($0.id)\"><p class=\"muted small\">\(say("Per", "For")) \($0.name.shown)</p>"
            } ?? ""
        return TaskForm(visit: visit, refused: refused, hidden: whose, caseFile: nil).html(
            isOpen: party != nil)
    }
}

/// The form for something new to do.
struct TaskForm {
    let visit: Visit
    let refused: RefusedForm?
    let hidden: HTML
    /// Where to go back to; the list if nil.
    let caseFile: ID<CaseFile>?

    func html(isOpen: Bool) -> HTML {
        let say = visit.say
        let fields = visit.fields(of: "make", refused)
        let action = address(
            TasksPage.path,
            [("case", caseFile.map { "\($0)" }), ("queue", visit.query("queue"))])
        return fold(
            say("Scrivi una cosa da fare", "Write down a task"), "plus",
            isOpen: isOpen || refused?.verb == "make", id: "new-task",
            """
            <form class="form" method="post" action="\(action)">\(visit.formKeys)\(hidden)
            \(fields.text("text", say("Che cosa c'è da fare", "What is to do"), isRequired: true, attributes: "maxlength=\"500\" autocomplete=\"off\""))
            \(fields.text("dueOn", say("Entro il", "By"), value: "\(visit.today.adding(days: 1))", type: "date", isRequired: true))
            \(fields.check("isMine", say("La faccio io", "I do it")))
            <div class="actions"><button class="button">\(say("Scrivi", "Write down"))</button></div></form>
            """)
    }
}

/// A task in a list, with what can be done about it.
struct TaskLine {
    let visit: Visit
    var refused: RefusedForm?
    /// Where to go back to; the list if nil.
    var caseFile: ID<CaseFile>?

    private var say: Say { visit.say }

    func html(_ line: OpenTasks.Line) -> HTML {
        let task = line.task
        let text: HTML =
            line.caseFile.map {
                "<a class=\"main\" href=\"\(DeskAddress(queue: .open).caseFile($0.id))#tasks\">\(task.text)</a>"
            }
            ?? task.party.map { "<a class=\"main\" href=\"/parties/\($0)\">\(task.text)</a>" }
            ?? "<span class=\"main\">\(task.text)</span>"
        let about = line.caseFile.map { "\($0.fromShown) · \($0.title)" } ?? line.partyName
        let who = line.keeperName ?? say("di chi la prende", "for whoever takes it")
        let sub = [about, who].compactMap { $0 }.joined(separator: " · ")
        return """
            <li id="task-\(task.id)">\(text)<span class="sub">\(due(task)) \(sub)</span>\(visit.mayWork ? "<span class=\"end\">\(actions(task))</span>" : "")</li>
            """
    }

    private func due(_ task: TaskRow) -> HTML {
        let day: HTML = "\(say("entro", "by")) \(visit.moments.time(task.dueOn)) ·"
        if task.dueOn < visit.today { return "\(state(say("scaduta", "overdue"), .bad)) \(day)" }
        return task.dueOn == visit.today ? "\(state(say("oggi", "today"), .warn)) \(day)" : day
    }

    private func actions(_ task: TaskRow) -> HTML {
        let hush: HTML = "<span class=\"hush\">: \(task.text)</span>"
        let isMine = task.keeper != nil && task.keeper == visit.actor.id
        let holding: HTML =
            isMine
            ? form(
                "release", task,
                "<button class=\"button small\">\(say("Rendi a tutti", "Give back"))\(hush)</button>"
            )
            : form(
                "keeper", task,
                "<button class=\"button small\">\(icon("take"))\(say("La faccio io", "I do it"))\(hush)</button>"
            )
        let open: HTML = refused?.verb.hasSuffix("-\(task.id)") == true ? " open" : ""
        return """
            \(form("end", task, "<input type=\"hidden\" name=\"outcome\" value=\"done\"><button class=\"button small\">\(icon("check"))\(say("Fatta", "Done"))\(hush)</button>"))
            <details class="menu right"\(open)><summary class="button small">\(say("Altro", "More"))\(hush)</summary>
            <div class="drop panel stack">\(holding)\(moving(task))\(dropping(task))</div></details>
            """
    }

    private func moving(_ task: TaskRow) -> HTML {
        let fields = visit.fields(of: "day-\(task.id)", refused)
        return form(
            "day", task,
            """
            \(fields.text("dueOn", say("Sposta al", "Move to"), value: "\(task.dueOn)", type: "date", isRequired: true))
            \(fields.text("reason", say("Perché", "Why"), isRequired: true, attributes: "maxlength=\"500\""))
            <div class="actions"><button class="button small">\(say("Sposta", "Move"))</button></div>
            """)
    }

    private func dropping(_ task: TaskRow) -> HTML {
        let fields = visit.fields(of: "end-\(task.id)", refused)
        return form(
            "end", task,
            """
            <input type="hidden" name="outcome" value="dropped">
            \(fields.text("note", say("Lascia perdere perché", "Drop it because"), isRequired: true, attributes: "maxlength=\"500\""))
            <div class="actions"><button class="button small">\(say("Lascia perdere", "Drop"))</button></div>
            """)
    }

    private func form(_ verb: String, _ task: TaskRow, _ inner: HTML) -> HTML {
        let action = address(
            "\(TasksPage.path)/\(task.id)/\(verb)",
            [("case", caseFile.map { "\($0)" }), ("queue", visit.query("queue"))])
        return
            "<form class=\"form\" method=\"post\" action=\"\(action)\">\(visit.formKeys)\(inner)</form>"
    }
}

/// In a case: what is to do about it, and the way to write down more.
struct TaskPanel {
    let view: CaseView

    /// What is to be done; nothing where there is nothing.
    var list: HTML {
        let say = view.visit.say
        let lines = view.shown.tasks.map {
            OpenTasks.Line(
                task: $0.task, caseFile: nil, partyName: nil, keeperName: $0.keeperName)
        }
        guard !lines.isEmpty else { return "" }
        return """
            <section class="card flush promises" id="tasks" aria-labelledby="tasks-h"><header><h3 id="tasks-h">\(say("Da fare", "To do"))</h3></header>
            <ul class="rows">\(lines.html(TaskLine(visit: view.visit, caseFile: view.row.id).html))</ul></section>
            """
    }

    var making: HTML {
        let hidden: HTML = "<input type=\"hidden\" name=\"caseFile\" value=\"\(view.row.id)\">"
        return TaskForm(visit: view.visit, refused: nil, hidden: hidden, caseFile: view.row.id)
            .html(isOpen: false)
    }
}
