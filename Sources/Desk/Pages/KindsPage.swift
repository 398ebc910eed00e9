import Commons
import Kernel
import Site

/// The kind of a case where it is shown: its name, or that nobody has said it.
enum KindMark {
    static func html(_ title: String) -> HTML { "<span class=\"kind\">\(title)</span>" }

    static func html(_ title: String?, _ say: Say) -> HTML {
        title.map(html)
            ?? "<span class=\"kind none\">\(say("senza tipo", "without a kind"))</span>"
    }
}

/// The kinds of case of the office: making, renaming, taking out of use and back.
struct KindsPage: NamesPage {
    typealias Named = CaseKind

    let visit: Visit
    let kinds: [CaseKindRow]
    var refused: RefusedForm?

    static let path = "/desk/kinds"
    static let field = "kind"
    static let doneWords = Bilingual(
        it: "Fatto: vale su tutte le pratiche", en: "Done: it holds on all cases")

    static func register(in pages: inout Pages) {
        pages.get(path, .work) { visit in .page(try await load(visit).page) }
        pages.post(path) { visit, form in try await run(MakeKind.self, "make", form, visit) }
        pages.post("\(path)/start") { visit, form in
            try await run(StartKinds.self, "start", form, visit)
        }
        change("edit", RenameKind.self, in: &pages)
        change("retirement", RetireKind.self, in: &pages)
        change("return", BringBackKind.self, in: &pages)
    }

    static func load(_ visit: Visit) async throws -> KindsPage {
        KindsPage(visit: visit, kinds: try await visit.ask(AllKinds()))
    }

    var page: Page {
        let title = say("Tipi di pratica", "Kinds of case")
        let used = kinds.filter { !$0.isRetired }
        let retired = kinds.filter(\.isRetired)
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Di che cosa trattano le pratiche, con le parole dell'ufficio: chiunque lavora qui le cambia. Servono alle cifre del tempo, mai a obbligare: una pratica senza tipo si vede, e va bene.", "What cases are about, in the words of the office: whoever works here changes them. They serve the figures of time and force nobody: a case without a kind is seen, and is fine."))", crumbs: [(say("Scrivania", "Desk"), "/desk")]))
                \(notices)\(making)\(section(say("In uso", "In use"), "kinds-used", used.map(item), none: start))
                \(retired.isEmpty ? "" : section(say("Fuori uso", "Out of use"), "kinds-retired", retired.map(item)))
                """)
    }

    private var making: HTML {
        let fields = visit.fields(of: "make", refused)
        return """
            <form class="form card" method="post" action="\(Self.path)" id="new-kind">\(visit.formKeys)
            \(fields.text("title", say("Un tipo nuovo", "A new kind"), isRequired: true, attributes: "maxlength=\"40\" autocomplete=\"off\""))
            <div class="actions"><button class="button">\(icon("plus"))\(say("Crea", "Make"))</button></div></form>
            """
    }

    /// Where there is none yet, one need not think them all up.
    private var start: HTML {
        """
        <div class="stack"><p class="muted">\(say("Nessun tipo ancora. Si può cominciare da questi, e cambiarli dopo:", "No kind yet. One may begin with these, and change them later:")) \(CaseKind.starting.joined(separator: ", ")).</p>
        <form method="post" action="\(Self.path)/start">\(visit.formKeys)<button class="button small">\(icon("check"))\(say("Comincia da questi", "Begin with these"))</button></form></div>
        """
    }

    private func item(_ kind: CaseKindRow) -> HTML {
        let (id, title) = (kind.id, kind.title)
        let name: HTML =
            kind.isRetired
            ? ""
            : changing(
                id, title,
                renaming(
                    id, title, "edit", label: say("Nome del tipo", "Name of the kind"),
                    most: MakeKind.longestTitle))
        return """
            <li id="kind-\(id)"><div class="split"><strong>\(title)</strong><span class="actions">\(story(id, title))\(use(id, title, isRetired: kind.isRetired))</span></div>\(name)</li>
            """
    }
}
