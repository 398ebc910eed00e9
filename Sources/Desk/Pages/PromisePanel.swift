import Commons
import Kernel
import Site

/// What was promised in a case and is not settled yet, with what can be done about it.
struct PromisePanel {
    let view: CaseView
    let refused: RefusedForm?

    private var visit: Visit { view.visit }
    private var say: Say { view.visit.say }

    var html: HTML {
        if view.shown.promises.isEmpty { return "" }
        return """
            <section class="card flush promises" id="promises" aria-labelledby="promises-h"><header><h3 id="promises-h">\(say("Promesse", "Promises"))</h3></header>
            <ul class="rows">\(view.shown.promises.html(item))</ul></section>
            """
    }

    private func item(_ line: ShowCase.PromiseLine) -> HTML {
        let promise = line.promise
        return """
            <li id="promise-\(promise.id)"><span class="main">\(promise.text)</span><span class="sub">\(PromiseDue(visit, promise).html)\(keeper(line))\(again(promise))</span>
            \(view.mayWork ? "<span class=\"end\">\(kept(promise))\(more(line))</span>" : "")</li>
            """
    }

    private func keeper(_ line: ShowCase.PromiseLine) -> HTML {
        let who = line.keeperName.map { say("la cura \($0)", "in the care of \($0)") }
        return " · \(who ?? say("di tutti", "everybody's"))"
    }

    private func again(_ promise: PromiseRow) -> HTML {
        guard let at = promise.writtenAgainAt else { return "" }
        return
            " · \(state(say("ha riscritto", "wrote again"), .warn)) \(visit.moments.time(at, relative: " data-relative"))"
    }

    private func kept(_ promise: PromiseRow) -> HTML {
        form(
            "promises/end", promise,
            "<input type=\"hidden\" name=\"outcome\" value=\"kept\"><button class=\"button small\">\(icon("check"))\(say("Mantenuta", "Kept"))<span class=\"hush\">: \(promise.text)</span></button>"
        )
    }

    private func more(_ line: ShowCase.PromiseLine) -> HTML {
        let promise = line.promise
        let mine = refused.flatMap { $0.form["promise"] == "\(promise.id)" ? $0 : nil }
        let open: HTML = mine == nil ? "" : " open"
        let take: HTML =
            promise.keeper == visit.actor.id
            ? ""
            : form(
                "promises/keeper", promise,
                "<button class=\"button small\">\(icon("take"))\(say("La curo io", "I look after it"))</button>"
            )
        return """
            <details class="menu right"\(open)><summary class="button small">\(say("Altro", "More"))<span class="hush">: \(promise.text)</span></summary>
            <div class="drop panel stack">\(take)\(moving(promise, mine))\(withdrawing(promise, mine))</div></details>
            """
    }

    private func moving(_ promise: PromiseRow, _ refused: RefusedForm?) -> HTML {
        let mine = refused?.verb == "promises/day" ? refused : nil
        let fields = visit.fields(mine?.form, mine?.refusal, scope: "move-\(promise.id)")
        return form(
            "promises/day", promise,
            """
            \(fields.text("dueOn", say("Sposta al", "Move to"), value: "\(promise.dueOn)", type: "date", isRequired: true))
            \(fields.text("reason", say("Perché", "Why"), isRequired: true, attributes: "maxlength=\"500\""))
            <div class="actions"><button class="button small">\(say("Sposta", "Move"))</button></div>
            """)
    }

    private func withdrawing(_ promise: PromiseRow, _ refused: RefusedForm?) -> HTML {
        let mine = refused?.verb == "promises/end" ? refused : nil
        let fields = visit.fields(mine?.form, mine?.refusal, scope: "withdraw-\(promise.id)")
        return form(
            "promises/end", promise,
            """
            <input type="hidden" name="outcome" value="withdrawn">
            \(fields.text("note", say("Ritirala perché", "Withdraw it because"), isRequired: true, attributes: "maxlength=\"500\""))
            <div class="actions"><button class="button small">\(say("Ritira", "Withdraw"))</button></div>
            """)
    }

    private func form(_ verb: String, _ promise: PromiseRow, _ inner: HTML) -> HTML {
        """
        <form class="form" method="post" action="\(view.desk.act(verb, on: view.row.id))">\(visit.formKeys)<input type="hidden" name="promise" value="\(promise.id)">\(inner)</form>
        """
    }
}

/// By when a promise is due, with a mark where it is today or past.
struct PromiseDue {
    let visit: Visit
    let promise: PromiseRow

    init(_ visit: Visit, _ promise: PromiseRow) {
        self.visit = visit
        self.promise = promise
    }

    var html: HTML {
        let day: HTML = "\(visit.say("entro", "by")) \(visit.moments.time(promise.dueOn))"
        if promise.dueOn < visit.today {
            return "\(state(visit.say("scaduta", "overdue"), .bad)) \(day)"
        }
        return promise.dueOn == visit.today
            ? "\(state(visit.say("oggi", "today"), .warn)) \(day)" : day
    }
}
