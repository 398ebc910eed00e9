import Commons
import Kernel
import Site

/// An article: what it says today, where it is used, what it said before.
struct ArticlePage: Sendable {
    let visit: Visit
    let shown: ShowArticle.Answer
    let uses: HTML
    let refused: RefusedForm?

    private var say: Say { visit.say }
    private var row: ArticleRow { shown.article }

    static func load(_ visit: Visit, _ refused: RefusedForm? = nil) async throws -> ArticlePage {
        let shown = try await KnowledgePages.shown(visit)
        var uses: HTML = ""
        for case let user as any KnowledgeUser in visit.house.features {
            uses = uses + (try await user.uses(of: shown.article.id, visit))
        }
        return ArticlePage(visit: visit, shown: shown, uses: uses, refused: refused)
    }

    var page: Page {
        let revise: HTML =
            visit.mayWork && row.retiredAt == nil
            ? "<a class=\"button\" href=\"/knowledge/\(row.id)/revision\">\(icon("note"))\(say("Rivedi", "Revise"))</a>"
            : ""
        let lead: HTML =
            "\(say(row.kind.title)) · \(say("versione \(row.version)", "version \(row.version)")), \(visit.moments.time(row.writtenAt))"
        return Page(
            row.title, shape: .narrow,
            body: """
                \(pageHead(say, row.title, lead: lead, crumbs: [(say("Conoscenza", "Knowledge"), KnowledgePages.path)], actions: revise))
                \(visit.done("Salvato.", "Saved."))\(refused.map { refusalNotice($0.refusal, say) })\(state)
                \(shown.versions.first.map(words))
                \(uses)\(story)\(ending)
                """)
    }

    private var state: HTML {
        if let at = row.retiredAt {
            return notice(
                .warn, say("Questo testo è ritirato", "This text is retired"),
                "\(visit.moments.time(at))")
        }
        guard row.isDue(on: visit.today), let day = row.reviewOn else { return "" }
        return notice(
            .warn, say("Da rivedere", "To be reviewed"),
            "\(say("Chi l'ha scritto chiedeva di verificarlo dal", "Its writer asked to check it from")) \(visit.moments.time(day))."
        )
    }

    private func words(_ version: ShowArticle.Version) -> HTML {
        "<section class=\"card prose\">\(Self.body(version.version, say))</section>"
    }

    /// Text as paragraphs, then what it rests on.
    static func body(_ version: ArticleVersion, _ say: Say) -> HTML {
        let paragraphs = version.text.components(separatedBy: "\n\n").html { "<p>\($0)</p>" }
        if version.sources.isEmpty { return paragraphs }
        return """
            \(paragraphs)<p class="small"><strong>\(say("Riferimenti", "References"))</strong></p><ul class="small">\(version.sources.html { "<li>\($0)</li>" })</ul>
            """
    }

    private var story: HTML {
        let older = shown.versions.dropFirst()
        if older.isEmpty { return "" }
        return """
            <section class="card" aria-labelledby="versions-h"><h2 id="versions-h">\(say("Versioni precedenti", "Earlier versions"))</h2>\(shown.versions.html(version))</section>
            """
    }

    private func version(_ one: ShowArticle.Version) -> HTML {
        let version = one.version
        let isNow = version.version == row.version
        let reason = version.reason.nonEmpty.map { ": \($0)" } ?? ""
        let head: HTML =
            "\(say("Versione \(version.version)", "Version \(version.version)")), \(visit.moments.time(version.writtenAt))\(one.by.map { ", \($0)" } ?? "")\(reason)"
        if isNow { return "<p class=\"muted small\">\(head)</p>" }
        return
            "<details><summary>\(head)</summary><div class=\"prose\">\(Self.body(version, say))</div></details>"
    }

    private var ending: HTML {
        guard visit.mayWork else { return "" }
        if row.retiredAt != nil {
            return smallForm(
                visit, "/knowledge/\(row.id)/return", visit.fields(), "",
                say("Riporta in uso", "Bring back into use"))
        }
        let fields = visit.fields(of: "retirement", refused)
        return fold(
            say("Ritira questo testo", "Retire this text"), "close",
            isOpen: refused?.verb == "retirement",
            smallForm(
                visit, "/knowledge/\(row.id)/retirement", fields,
                fields.text(
                    "reason", say("Perché non vale più", "Why it no longer holds"),
                    isRequired: true, attributes: "maxlength=\"500\""),
                say("Ritira", "Retire")))
    }
}
