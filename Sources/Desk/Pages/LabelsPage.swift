import Commons
import Kernel
import Site

/// The labels of the office: making, renaming, colouring, taking out of use and back.
struct LabelsPage: Sendable {
    let visit: Visit
    let labels: [LabelRow]
    var refused: RefusedForm?

    static let path = "/desk/labels"

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.get(path, .work) { visit in .page(try await load(visit).page) }
        act("edit", EditLabel.self, in: &pages)
        act("retirement", RetireLabel.self, in: &pages)
        act("return", BringBackLabel.self, in: &pages)
    }

    private static func act<C: Command>(_ verb: String, _ type: C.Type, in pages: inout Pages) {
        pages.post("\(path)/:id/\(verb)") { visit, form in
            let id = try visit.id(of: Label.self)
            var input = form
            input.set("label", "\(id)")
            return try await visit.submit(
                type, input, then: { _ in .redirect(to: address(path, [("done", "1")])) },
                refused: { refusal in
                    var page = try await load(visit)
                    page.refused = RefusedForm(verb: "\(id)", form: form, refusal: refusal)
                    return .page(page.page)
                })
        }
    }

    private static func load(_ visit: Visit) async throws -> LabelsPage {
        LabelsPage(visit: visit, labels: try await visit.ask(AllLabels()))
    }

    private var page: Page {
        let title = say("Etichette", "Labels")
        let used = labels.filter { !$0.isRetired }
        let retired = labels.filter(\.isRetired)
        let notices: HTML =
            refused.map { refusalNotice($0.refusal, say) }
            ?? visit.done("Fatto: vale su tutte le pratiche", "Done: it holds on all cases")
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(title, lead: "\(say("Le crea e le cambia chiunque lavora qui. Nome e colore nuovi valgono su tutte le pratiche; la storia di ciascuna resta.", "Whoever works here makes and changes them. A new name or colour holds on all cases; the story of each is kept."))", crumbs: [(say("Scrivania", "Desk"), "/desk")]))
                \(notices)\(list(say("In uso", "In use"), "labels-used", used))
                \(retired.isEmpty ? "" : list(say("Fuori uso", "Out of use"), "labels-retired", retired))
                """)
    }

    private func list(_ title: String, _ id: String, _ labels: [LabelRow]) -> HTML {
        let none = say(
            "Nessuna etichetta: creane una dalla scrivania.", "No label: make one on the desk.")
        return """
            <section class="card stack" aria-labelledby="\(id)"><header><h2 id="\(id)">\(title)</h2></header>
            \(labels.isEmpty ? "<p class=\"muted\">\(none)</p>" : "<ul class=\"plain stack\">\(labels.html(item))</ul>")</section>
            """
    }

    private func item(_ label: LabelRow) -> HTML {
        let story: HTML =
            "<a href=\"/subjects/\(label.id)\">\(say("Storia", "Story"))<span class=\"hush\">: \(label.title)</span></a>"
        let action: HTML =
            label.isRetired
            ? button(label, "return", "refresh", say("Rimetti in uso", "Bring back"))
            : button(label, "retirement", "leave", say("Metti fuori uso", "Take out of use"))
        return """
            <li id="label-\(label.id)"><div class="split"><span>\(tag(label.title, label.tone))</span><span class="actions">\(story)\(action)</span></div>\(label.isRetired ? "" : editing(label))</li>
            """
    }

    private func button(_ label: LabelRow, _ verb: String, _ name: String, _ title: String) -> HTML
    {
        """
        <form method="post" action="\(Self.path)/\(label.id)/\(verb)">\(visit.formKeys)<button class="button small">\(icon(name))\(title)<span class="hush">: \(label.title)</span></button></form>
        """
    }

    private func editing(_ label: LabelRow) -> HTML {
        let verb = "\(label.id)"
        let mine = refused?.verb == verb ? refused : nil
        let fields = visit.fields(of: verb, mine)
        let tones = Tone.allCases.map { (value: $0.rawValue, title: $0.title(say)) }
        let open: HTML = mine == nil ? "" : " open"
        return """
            <details class="adding"\(open)><summary>\(say("Cambia", "Change"))<span class="hush">: \(label.title)</span></summary>
            <form class="form" method="post" action="\(Self.path)/\(label.id)/edit">\(visit.formKeys)
            <div class="fields">\(fields.text("title", say("Nome dell'etichetta", "Name of the label"), value: label.title, isRequired: true, attributes: "maxlength=\"40\" autocomplete=\"off\""))
            \(fields.select("tone", say("Colore", "Colour"), options: tones, value: label.tone.rawValue))</div>
            <div class="actions"><button class="button small">\(say("Salva", "Save"))</button></div></form></details>
            """
    }
}
