import Commons
import Kernel
import Site

/// Merging a case into another or splitting it, and what says that it was.
struct MergePanel {
    let view: CaseView
    let refused: RefusedForm?

    private var visit: Visit { view.visit }
    private var say: Say { view.visit.say }
    private var row: CaseRow { view.row }

    /// In the head of an open case, where there is another to merge it into.
    var menu: HTML {
        if view.mergeable.isEmpty { return "" }
        let mine = refused?.verb == "merging" ? refused : nil
        let fields = visit.fields(mine?.form, mine?.refusal, scope: "merging")
        let open: HTML = mine == nil ? "" : " open"
        let options = view.mergeable.map { one in
            let standing = one.isOpen ? say("aperta", "open") : say("chiusa", "closed")
            return (value: "\(one.id)", title: "\(one.number) · \(one.title) · \(standing)")
        }
        return """
            <details class="menu right"\(open)><summary class="button small">\(icon("community"))\(say("Unisci", "Merge"))</summary>
            <div class="drop panel"><form class="form" method="post" action="\(view.desk.act("merging", on: row.id))">\(visit.formKeys)\(fields.refusalLine)
            <p class="muted small">\(say("Lettere, contatti, promesse ed etichette passano nell'altra pratica. Si può separare di nuovo.", "Letters, contacts, promises and labels go into the other case. They can be parted again."))</p>
            \(fields.mustSelect("into", say("In quale pratica", "Into which case"), options: options))
            <div class="actions"><button class="button">\(say("Unisci", "Merge"))</button></div></form></div></details>
            """
    }

    var notices: HTML { gone + view.merged.html(part) + whence + view.splitOff.html(whither) }

    /// In the head of an open case that holds more than one thing.
    var splitting: HTML {
        guard view.readings.count + view.shown.contacts.count > 1 else { return "" }
        return """
            <a class="button small" href="\(view.desk.act("split", on: row.id))" aria-keyshortcuts="d">\(icon("leave"))\(say("Dividi", "Split"))</a>
            """
    }

    /// Where it was split off, and the way back.
    private var whence: HTML {
        guard let from = view.splitFrom, row.mergedInto == nil else { return "" }
        let back: HTML =
            view.mayWork && from.mergedInto == nil
            ? """
            <form method="post" action="\(view.desk.act("merging", on: row.id))">\(visit.formKeys)<input type="hidden" name="into" value="\(from.id)"><button class="button small">\(say("Rimetti insieme", "Put back together"))<span class="hush">: \(from.number)</span></button></form>
            """ : ""
        return box(
            say("Divisa dalla pratica \(from.number)", "Split off the case \(from.number)"),
            go(from.id) + back, say: from.title)
    }

    private func whither(_ one: CaseRow) -> HTML {
        box(
            say(
                "Da qui è stata divisa la pratica \(one.number)",
                "The case \(one.number) was split off"),
            go(one.id), say: one.title)
    }

    private func go(_ id: ID<CaseFile>) -> HTML {
        "<a class=\"button small\" href=\"\(view.desk.caseFile(id))\">\(say("Vai alla pratica", "Go to the case"))</a>"
    }

    private var gone: HTML {
        guard let into = row.mergedInto else { return "" }
        return box(
            say("Questa pratica è unita a un'altra", "This case is merged into another"),
            go(into) + parting(row))
    }

    private func part(_ one: CaseRow) -> HTML {
        box(
            say("Contiene la pratica \(one.number)", "Holds the case \(one.number)"),
            parting(one), say: one.title)
    }

    private func box(_ title: String, _ actions: HTML, say text: String = "") -> HTML {
        """
        <div class="notice info">\(icon("community"))<div><h2>\(title)</h2>\(text.isEmpty ? "" : "<p>\(text)</p>")<div class="actions">\(actions)</div></div></div>
        """
    }

    private func parting(_ one: CaseRow) -> HTML {
        guard view.mayWork else { return "" }
        return """
            <form method="post" action="\(view.desk.act("parting", on: one.id))">\(visit.formKeys)<button class="button small">\(say("Separa di nuovo", "Part again"))<span class="hush">: \(one.number)</span></button></form>
            """
    }
}
