import Commons
import Kernel
import Site

/// The head of a case: what it is, how it stands, who holds it, what can be done with it.
struct CaseHead {
    let view: CaseView
    let refused: RefusedForm?

    private var visit: Visit { view.visit }
    private var say: Say { view.visit.say }
    private var row: CaseRow { view.row }

    var html: HTML {
        """
        <header class="case-head">
        <a class="back only-narrow" href="\(view.desk.list)" aria-keyshortcuts="Escape">\(icon("left"))\(view.queue.title(say, view.counts))</a>
        <h2 id="case-h">\(row.title)</h2>
        <p class="tags">\(standing) <span class="muted mono">\(row.number)</span> \(KindMark.html(view.shown.kind?.title, say)) \(view.shown.labels.html { tag($0.title, $0.tone) })\(holder)\(view.mayWork && row.mergedInto == nil ? below : "")</p>
        \(PresenceLine(visit: visit, caseFile: row.id, others: view.others).html)
        \(view.mayWork ? "<div class=\"actions\">\(actions)</div>" : "")
        </header>
        """
    }

    /// What stands below the letters, one touch away.
    private var below: HTML {
        let time = view.shown.time
        let minutes = time.relationMinutes + time.paperworkMinutes
        let spent =
            minutes == 0 ? say("Tempo", "Time") : visit.moments.duration(minutes: minutes)
        return """
            <a class="below" href="#contact-in" aria-keyshortcuts="c">\(icon("phone"))\(say("Registra", "Record"))</a>
            <a class="below" href="#time-in" aria-keyshortcuts="m">\(icon("clock"))\(spent)</a>
            """
    }

    private var standing: HTML {
        if !row.isOpen { return state(say("chiusa", "closed")) }
        let aside: HTML = row.snoozedUntil.map { "\(CaseAside(visit, $0).html) " } ?? ""
        return aside + waiting
    }

    private var waiting: HTML {
        row.waitingSince == nil
            ? state(say("nessuno aspetta", "nobody waits"), .good)
            : state(say("aspetta noi", "waits for us"), .warn)
    }

    private var holder: HTML {
        guard let name = view.shown.holderName else { return "" }
        return
            "<span class=\"holder\">\(face(name, "small"))<span>\(say("la tiene", "held by")) \(name)</span></span>"
    }

    private var actions: HTML {
        row.isOpen
            ? "\(hold)<a class=\"button small\" href=\"#answer\" aria-keyshortcuts=\"r\">\(icon("answer"))\(say("Rispondi", "Answer"))</a>\(PutAside(view: view, refused: refused).html)\(kinds)\(labels)\(MergePanel(view: view, refused: refused).menu)\(MergePanel(view: view, refused: refused).splitting)\(closing)"
            : row.mergedInto != nil
                ? ""
                : "\(kinds)\(labels)\(post("reopening", "refresh", say("Riapri", "Open again")))"
    }

    private var hold: HTML {
        if row.holder != nil, row.holder == visit.actor.id {
            return post("release", "release", say("Rilascia", "Release"))
        }
        return post("hold", "take", say("Prendi", "Take"), keys: " aria-keyshortcuts=\"t\"")
    }

    private func post(_ verb: String, _ name: String, _ title: String, keys: HTML = "") -> HTML {
        """
        <form method="post" action="\(view.desk.act(verb, on: row.id))">\(visit.formKeys)<button class="button small"\(keys)>\(icon(name))\(title)</button></form>
        """
    }

    /// One choice, and the one made is seen; the last takes it back.
    private var kinds: HTML {
        let used = view.counts.kinds.map(\.kind)
        if used.isEmpty { return "" }
        let current = view.shown.kind
        // One that is out of use stays until another is chosen.
        let all = used + [current].compactMap { $0 }.filter(\.isRetired)
        let none: HTML =
            current == nil ? "" : kind("", say("Senza tipo", "Without a kind"), isOn: false)
        return """
            <details class="menu right" id="kind"><summary class="button small" aria-keyshortcuts="y">\(icon("document"))\(say("Tipo", "Kind"))</summary><div class="drop">\(all.html { kind("\($0.id)", $0.title, isOn: $0.id == current?.id) })\(none)</div></details>
            """
    }

    private func kind(_ value: String, _ title: String, isOn: Bool) -> HTML {
        """
        <form method="post" action="\(view.desk.act("kind", on: row.id))">\(visit.formKeys)<input type="hidden" name="kind" value="\(value)">
        <button aria-pressed="\(isOn ? "true" : "false")">\(title)\(isOn ? icon("check") : "")</button></form>
        """
    }

    private var labels: HTML {
        // One that is out of use can still be taken off.
        let all = view.allLabels + view.shown.labels.filter(\.isRetired)
        if all.isEmpty { return "" }
        let on = Set(view.shown.labels.map(\.id))
        return """
            <details class="menu right" id="labels"><summary class="button small" aria-keyshortcuts="l">\(icon("label"))\(say("Etichette", "Labels"))</summary><div class="drop">\(all.html { toggle($0, isOn: on.contains($0.id)) })</div></details>
            """
    }

    private func toggle(_ label: LabelRow, isOn: Bool) -> HTML {
        """
        <form method="post" action="\(view.desk.act("labels", on: row.id))">\(visit.formKeys)<input type="hidden" name="label" value="\(label.id)"><input type="hidden" name="isOn" value="\(isOn ? "false" : "true")">
        <button aria-pressed="\(isOn ? "true" : "false")"><span class="dot \(label.tone.rawValue)"></span>\(label.title)\(isOn ? icon("check") : "")</button></form>
        """
    }

    private var closing: HTML {
        let mine = refused?.verb == "closing" ? refused : nil
        let fields = visit.fields(mine?.form, mine?.refusal, scope: "closing")
        let listed = ClosingReason.listed.filter { $0 != .answered || view.shown.isAnswered }
        let reasons =
            listed.map { (value: $0.code, title: $0.sentence(say.sentences)) }
            + [
                (
                    value: "other",
                    title: say("Altro motivo, scritto sotto", "Another reason, written below")
                )
            ]
        let open: HTML = mine == nil ? "" : " open"
        let why = say("Perché si chiude", "Why it is closed")
        return """
            <details class="menu right" id="closing"\(open)><summary class="button small">\(icon("check"))\(say("Chiudi", "Close"))</summary>
            <div class="drop panel"><form class="form" method="post" action="\(view.desk.act("closing", on: row.id))">\(visit.formKeys)\(fields.refusalLine)
            \(view.shown.isAnswered ? fields.select("reason", why, options: reasons, value: ClosingReason.answered.code) : fields.mustSelect("reason", why, options: reasons))
            \(fields.text("note", say("Nota", "Note"), hint: say("Serve con «Altro motivo»; con gli altri solo se vuoi.", "Needed with “Another reason”; with the others only if you like.")))
            \(fields.text("workMinutes", say("Minuti di lavoro", "Minutes of work"), type: "number", isOptionalShown: true, attributes: "min=\"1\" max=\"1440\" class=\"short\""))
            <div class="actions"><button class="button">\(say("Chiudi la pratica", "Close the case"))</button></div></form></div></details>
            """
    }
}
