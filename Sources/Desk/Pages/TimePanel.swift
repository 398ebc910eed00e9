import Kernel
import Site

/// The time of a case, its two sides apart, and minutes of work noted by one touch.
struct TimePanel {
    let view: CaseView
    let refused: RefusedForm?

    private var visit: Visit { view.visit }
    private var say: Say { view.visit.say }

    /// What one takes for most pieces of work; others are typed.
    private static let usual = [5, 10, 15, 30, 60]

    var html: HTML {
        let time = view.shown.time
        let title = say(
            "Tempo: \(text(time.relationMinutes)) con la persona, \(text(time.paperworkMinutes)) sulle carte",
            "Time: \(text(time.relationMinutes)) with the person, \(text(time.paperworkMinutes)) on paper"
        )
        return fold(
            title, "clock", isOpen: refused?.verb == "work", id: "time",
            "<div class=\"stack\" id=\"time-in\">\(noting)\(work(time))</div>")
    }

    private func text(_ minutes: Int) -> String { visit.moments.duration(minutes: minutes) }

    private var noting: HTML {
        let fields = visit.fields(of: "work", refused)
        let action = view.desk.act("work", on: view.row.id)
        return """
            <p class="muted small">\(say("Le telefonate, le visite e gli incontri si contano da sé. Qui va il lavoro senza la persona: resta della pratica, mai di chi lo fa.", "Calls, visits and meetings count by themselves. This is for work without the person: it stays with the case, never with whoever did it."))</p>
            <form class="actions" method="post" action="\(action)" aria-label="\(say("Minuti di lavoro", "Minutes of work"))">\(visit.formKeys)\(Self.usual.html { "<button class=\"button small\" name=\"minutes\" value=\"\($0)\">+\($0) min</button>" })</form>
            <form class="form" method="post" action="\(action)">\(visit.formKeys)<div class="split">\(fields.text("minutes", say("Altri minuti di lavoro", "Other minutes of work"), type: "number", isRequired: true, attributes: "min=\"1\" max=\"1440\" class=\"short\""))
            <button class="button small">\(say("Annota", "Note"))</button></div></form>
            """
    }

    private func work(_ time: TimeOfCase) -> HTML {
        if time.work.isEmpty { return "" }
        return """
            <ul class="plain stack tight">\(time.work.html(line))</ul>
            """
    }

    private func line(_ work: TimeOfCase.Work) -> HTML {
        """
        <li><form class="split" method="post" action="\(view.desk.act("striking", on: view.row.id))">\(visit.formKeys)<input type="hidden" name="work" value="\(work.id)">
        <span>\(text(work.minutes)) <span class="muted small">\(say(work.occasion.title)) · \(visit.moments.time(work.at))</span></span>
        <button class="button small quiet">\(say("Togli", "Strike out"))<span class="hush">: \(text(work.minutes)), \(visit.moments.moment(work.at))</span></button></form></li>
        """
    }
}
