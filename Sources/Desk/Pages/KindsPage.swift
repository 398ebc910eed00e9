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
struct KindsPage: Sendable {
    let visit: Visit
    let kinds: [CaseKindRow]
    var refused: RefusedForm?

    static let path = "/desk/kinds"

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.get(path, .work) { visit in .page(try await load(visit).page) }
        pages.post(path) { visit, form in try await run(MakeKind.self, "make", form, visit) }
        pages.post("\(path)/start") { visit, form in
            try await run(StartKinds.self, "start", form, visit)
        }
        act("edit", RenameKind.self, in: &pages)
        act("retirement", RetireKind.self, in: &pages)
        act("return", BringBackKind.self, in: &pages)
    }

    private static func act<C: Command>(_ verb: String, _ type: C.Type, in pages: inout Pages) {
        pages.post("\(path)/:id/\(verb)") { visit, form in
            let id = try visit.id(of: CaseKind.self)
            var input = form
            input.set("kind", "\(id)")
            return try await run(type, "\(id)", input, visit)
        }
    }

    private static func run<C: Command>(
        _ type: C.Type, _ verb: String, _ form: Form, _ visit: Visit
    ) async throws -> Answer {
        try await visit.submit(
            type, form, then: { _ in .redirect(to: address(path, [("done", "1")])) },
            refused: { refusal in
                var page = try await load(visit)
                page.refused = RefusedForm(verb: verb, form: form, refusal: refusal)
                return .page(page.page)
            })
    }

    private static func load(_ visit: Visit) async throws -> KindsPage {
        KindsPage(visit: visit, kinds: try await visit.ask(AllKinds()))
    }

    private var page: Page {
        let title = say("Tipi di pratica", "Kinds of case")
        let used = kinds.filter { !$0.isRetired }
        let retired = kinds.filter(\.isRetired)
        let notices: HTML =
            refused.map { refusalNotice($0.refusal, say) }
            ?? visit.done("Fatto: vale su tutte le pratiche", "Done: it holds on all cases")
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(title, lead: "\(say("Di che cosa trattano le pratiche, con le parole dell'ufficio: chiunque lavora qui le cambia. Servono alle cifre del tempo, mai a obbligare: una pratica senza tipo si vede, e va bene.", "What cases are about, in the words of the office: whoever works here changes them. They serve the figures of time and force nobody: a case without a kind is seen, and is fine."))", crumbs: [(say("Scrivania", "Desk"), "/desk")]))
                \(notices)\(making)\(list(say("In uso", "In use"), "kinds-used", used))
                \(retired.isEmpty ? "" : list(say("Fuori uso", "Out of use"), "kinds-retired", retired))
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

    private func list(_ title: String, _ id: String, _ kinds: [CaseKindRow]) -> HTML {
        """
        <section class="card stack" aria-labelledby="\(id)"><header><h2 id="\(id)">\(title)</h2></header>
        \(kinds.isEmpty ? start : "<ul class=\"plain stack\">\(kinds.html(item))</ul>")</section>
        """
    }

    private func item(_ kind: CaseKindRow) -> HTML {
        let story: HTML =
            "<a href=\"/subjects/\(kind.id)\">\(say("Storia", "Story"))<span class=\"hush\">: \(kind.title)</span></a>"
        let action: HTML =
            kind.isRetired
            ? button(kind, "return", "refresh", say("Rimetti in uso", "Bring back"))
            : button(kind, "retirement", "leave", say("Metti fuori uso", "Take out of use"))
        return """
            <li id="kind-\(kind.id)"><div class="split"><strong>\(kind.title)</strong><span class="actions">\(story)\(action)</span></div>\(kind.isRetired ? "" : editing(kind))</li>
            """
    }

    private func button(
        _ kind: CaseKindRow, _ verb: String, _ name: String, _ title: String
    ) -> HTML {
        """
        <form method="post" action="\(Self.path)/\(kind.id)/\(verb)">\(visit.formKeys)<button class="button small">\(icon(name))\(title)<span class="hush">: \(kind.title)</span></button></form>
        """
    }

    private func editing(_ kind: CaseKindRow) -> HTML {
        let verb = "\(kind.id)"
        let mine = refused?.verb == verb ? refused : nil
        let fields = visit.fields(of: verb, mine)
        let open: HTML = mine == nil ? "" : " open"
        return """
            <details class="adding"\(open)><summary>\(say("Cambia nome", "Rename"))<span class="hush">: \(kind.title)</span></summary>
            <form class="form" method="post" action="\(Self.path)/\(kind.id)/edit">\(visit.formKeys)
            \(fields.text("title", say("Nome del tipo", "Name of the kind"), value: kind.title, isRequired: true, attributes: "maxlength=\"40\" autocomplete=\"off\""))
            <div class="actions"><button class="button small">\(say("Salva", "Save"))</button></div></form></details>
            """
    }
}
