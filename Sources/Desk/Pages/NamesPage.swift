import Commons
import Kernel
import Site

/// A page of names that the office makes and changes by itself: kinds of case, labels, searches.
protocol NamesPage: Sendable {
    /// What bears the names.
    associatedtype Named

    static var path: String { get }
    /// By which field its commands say whose name is meant.
    static var field: String { get }
    /// What a change does, once it is done.
    static var doneWords: Bilingual { get }

    var visit: Visit { get }
    var refused: RefusedForm? { get set }
    var page: Page { get }

    static func load(_ visit: Visit) async throws -> Self
}

extension NamesPage {
    var say: Say { visit.say }

    /// A form for one of the names: done, the list is shown again; refused, the form is still filled.
    static func change<C: Command>(_ verb: String, _ type: C.Type, in pages: inout Pages) {
        pages.post("\(path)/:id/\(verb)") { visit, form in
            let id = try visit.id(of: Named.self)
            var input = form
            input.set(field, "\(id)")
            return try await run(type, "\(id)", input, visit)
        }
    }

    static func run<C: Command>(
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

    var notices: HTML {
        refused.map { refusalNotice($0.refusal, say) }
            ?? visit.done(Self.doneWords.it, Self.doneWords.en)
    }

    /// - Parameter none: what to do where the list is empty.
    func section(_ title: String, _ id: String, _ items: [HTML], none: HTML = "") -> HTML {
        """
        <section class="card stack" aria-labelledby="\(id)"><header><h2 id="\(id)">\(title)</h2></header>
        \(items.isEmpty ? none : "<ul class=\"plain stack\">\(items.html { $0 })</ul>")</section>
        """
    }

    func story(_ id: ID<Named>, _ title: String) -> HTML {
        """
        <a href="/subjects/\(id)">\(say("Storia", "Story"))<span class="hush">: \(title)</span></a>
        """
    }

    /// Out of use, or back into it.
    func use(_ id: ID<Named>, _ title: String, isRetired: Bool) -> HTML {
        isRetired
            ? button(
                id, title, "return", say("Rimetti in uso", "Bring back"), icon: icon("refresh"))
            : button(
                id, title, "retirement", say("Metti fuori uso", "Take out of use"),
                icon: icon("leave"))
    }

    func button(
        _ id: ID<Named>, _ title: String, _ verb: String, _ words: String, icon: HTML = ""
    ) -> HTML {
        """
        <form method="post" action="\(Self.path)/\(id)/\(verb)">\(visit.formKeys)<button class="button small">\(icon)\(words)<span class="hush">: \(title)</span></button></form>
        """
    }

    /// Another name, and what else the page lets change with it.
    func renaming(
        _ id: ID<Named>, _ title: String, _ verb: String, label: String, most: Int,
        more: (FormFields) -> HTML = { _ in "" }
    ) -> HTML {
        let own = "\(id)"
        let mine = refused?.verb == own ? refused : nil
        let fields = visit.fields(of: own, mine)
        return """
            <form class="form" method="post" action="\(Self.path)/\(id)/\(verb)">\(visit.formKeys)
            <div class="fields">\(fields.text("title", label, value: title, isRequired: true, attributes: "maxlength=\"\("\(most)")\" autocomplete=\"off\""))\(more(fields))</div>
            <div class="actions"><button class="button small">\(say("Salva", "Save"))</button></div></form>
            """
    }

    /// Folded away until somebody wants to change it, or was refused.
    func changing(_ id: ID<Named>, _ title: String, _ body: HTML) -> HTML {
        let open: HTML = refused?.verb == "\(id)" ? " open" : ""
        return """
            <details class="adding"\(open)><summary>\(say("Cambia", "Change"))<span class="hush">: \(title)</span></summary>\(body)</details>
            """
    }
}
