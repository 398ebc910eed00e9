import Commons
import Kernel
import Site

/// The labels of the office: making, renaming, colouring, taking out of use and back.
struct LabelsPage: NamesPage {
    typealias Named = Label

    let visit: Visit
    let labels: [LabelRow]
    var refused: RefusedForm?

    static let path = "/desk/labels"
    static let field = "label"
    static let doneWords = KindsPage.doneWords

    static func register(in pages: inout Pages) {
        pages.get(path, .work) { visit in .page(try await load(visit).page) }
        pages.post("\(path)/new") { visit, form in
            try await run(MakeLabel.self, "make", form, visit)
        }
        change("edit", EditLabel.self, in: &pages)
        change("retirement", RetireLabel.self, in: &pages)
        change("return", BringBackLabel.self, in: &pages)
    }

    static func load(_ visit: Visit) async throws -> LabelsPage {
        LabelsPage(visit: visit, labels: try await visit.ask(AllLabels()))
    }

    var page: Page {
        let title = say("Etichette", "Labels")
        let used = labels.filter { !$0.isRetired }
        let retired = labels.filter(\.isRetired)
        let none = say(
            "Nessuna etichetta ancora: crea la prima qui sopra.",
            "No label yet: make the first above.")
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Le crea e le cambia chiunque lavora qui. Nome e colore nuovi valgono su tutte le pratiche; la storia di ciascuna resta.", "Whoever works here makes and changes them. A new name or colour holds on all cases; the story of each is kept."))", crumbs: [(say("Scrivania", "Desk"), "/desk")]))
                \(notices)\(making)\(section(say("In uso", "In use"), "labels-used", used.map(item), none: "<p class=\"muted\">\(none)</p>"))
                \(retired.isEmpty ? "" : section(say("Fuori uso", "Out of use"), "labels-retired", retired.map(item)))
                """)
    }

    private var making: HTML {
        let fields = visit.fields(of: "make", refused)
        return """
            <form class="form card" method="post" action="\(Self.path)/new" id="new-label">\(visit.formKeys)
            <div class="fields">\(fields.text("title", say("Un'etichetta nuova", "A new label"), isRequired: true, attributes: "maxlength=\"\("\(MakeLabel.longestTitle)")\" autocomplete=\"off\""))\(fields.select("tone", say("Colore", "Colour"), options: tones, value: Tone.sea.rawValue))</div>
            <div class="actions"><button class="button">\(icon("plus"))\(say("Crea", "Make"))</button></div></form>
            """
    }

    private var tones: [(value: String, title: String)] {
        Tone.allCases.map { (value: $0.rawValue, title: $0.title(say)) }
    }

    private func item(_ label: LabelRow) -> HTML {
        let (id, title) = (label.id, label.title)
        return """
            <li id="label-\(id)"><div class="split"><span>\(tag(title, label.tone))</span><span class="actions">\(story(id, title))\(use(id, title, isRetired: label.isRetired))</span></div>\(label.isRetired ? "" : changing(id, title, editing(label)))</li>
            """
    }

    private func editing(_ label: LabelRow) -> HTML {
        renaming(
            label.id, label.title, "edit",
            label: say("Nome dell'etichetta", "Name of the label"), most: MakeLabel.longestTitle
        ) { fields in
            fields.select(
                "tone", say("Colore", "Colour"), options: tones, value: label.tone.rawValue)
        }
    }
}
