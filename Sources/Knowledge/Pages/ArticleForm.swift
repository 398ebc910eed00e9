import Commons
import Kernel
import Site

/// Writing an article, or another version of one.
struct ArticleForm {
    let visit: Visit
    /// The article that is revised; nil for a new one.
    var shown: ShowArticle.Answer?
    var form: Form?
    var refusal: (any Refusal)?

    private var say: Say { visit.say }
    private var version: ArticleVersion? { shown?.versions.first?.version }

    /// What the commands decode: the page has one field for all sources, a line each.
    static func input(_ form: Form) -> Form {
        var input = form
        let lines = (form["sources"] ?? "").split(whereSeparator: \.isNewline).map(String.init)
        input.fields.removeAll { $0.name == "sources" }
        for (index, line) in lines.enumerated() { input.set("sources.\(index)", line) }
        return input
    }

    private var kind: ArticleKind {
        shown?.article.kind
            ?? (form?["kind"] ?? visit.query("kind")).flatMap(ArticleKind.init) ?? .block
    }

    var page: Page {
        let title =
            switch (kind, shown) {
            case (_, let shown?):
                say("Rivedi «\(shown.article.title)»", "Revise “\(shown.article.title)”")
            case (.block, nil): say("Nuovo blocco di risposta", "New reply block")
            case (.page, nil): say("Nuova pagina", "New page")
            }
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Conoscenza", "Knowledge"), KnowledgePages.path)]))
                \(newer)\(writing)
                """)
    }

    /// Somebody else was faster: what they wrote stands beside what comes back.
    private var newer: HTML {
        guard case KnowledgeRefused.revisedMeanwhile? = refusal, let version else { return "" }
        return """
            <section class="card" aria-labelledby="newer-h"><h2 id="newer-h">\(say("La versione \(version.version), scritta nel frattempo", "Version \(version.version), written in the meantime"))</h2><div class="prose">\(ArticlePage.body(version, say))</div></section>
            """
    }

    private var writing: HTML {
        let fields = visit.fields(form, refusal)
        let id = shown.map { "\($0.article.id)" }
        let action = id.map { "/knowledge/\($0)/revision" } ?? KnowledgePages.path
        let hidden: HTML =
            shown.map {
                "<input type=\"hidden\" name=\"version\" value=\"\("\($0.article.version)")\">"
            }
            ?? "<input type=\"hidden\" name=\"kind\" value=\"\(kind.rawValue)\">"
        let reason: HTML =
            shown == nil
            ? ""
            : fields.text(
                "reason", say("Che cosa cambia e perché", "What changes and why"), isRequired: true,
                attributes: "maxlength=\"500\"")
        let back = id.map { "/knowledge/\($0)" } ?? KnowledgePages.path
        return """
            <form class="form card" method="post" action="\(action)" data-guard>\(visit.formKeys)\(hidden)\(fields.refusalBox)
            \(fields.text("title", say("Titolo", "Title"), value: version?.title ?? "", isRequired: true, attributes: "maxlength=\"120\""))
            \(fields.area("text", say("Testo", "Text"), value: version?.text ?? "", rows: 12, hint: hint, isRequired: true))
            \(fields.area("sources", say("Riferimenti a contratti e norme", "References to contracts and laws"), value: version?.sources.joined(separator: "\n") ?? "", rows: 3, hint: say("Uno per riga.", "One a line."), isOptionalShown: true))
            \(fields.day("reviewOn", say("Da rivedere dal", "To be reviewed from"), value: version?.reviewOn, hint: say("Per ciò che scade: tariffe, termini, leggi.", "For what expires: tariffs, terms, laws.")))
            \(reason)
            <div class="actions"><button class="button primary">\(say("Salva", "Save"))</button><a class="button quiet" href="\(back)">\(say("Annulla", "Cancel"))</a></div></form>
            """
    }

    private var hint: String {
        kind == .block
            ? say(
                "Come sta in una lettera, senza saluti né firma.",
                "As it stands in a letter, without greeting and signature.")
            : say("Una riga vuota comincia un capoverso.", "An empty line begins a paragraph.")
    }
}
