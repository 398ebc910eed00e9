import Commons
import Kernel
import Site

/// What the office knows: the list, an article, writing and revising.
struct KnowledgePages {
    static let path = "/knowledge"

    func register(in pages: inout Pages) {
        pages.get(Self.path, .oversee) { visit in .page(try await ArticleList.load(visit).page) }
        pages.get("/knowledge/new", .work) { visit in .page(ArticleForm(visit: visit).page) }
        pages.post(Self.path) { visit, form in
            try await visit.submit(
                WriteArticle.self, ArticleForm.input(form),
                then: { .redirect(to: "\(Self.path)/\($0)?done=1") },
                refused: { .page(ArticleForm(visit: visit, form: form, refusal: $0).page) })
        }
        pages.get("/knowledge/:id", .oversee) { visit in
            .page(try await ArticlePage.load(visit).page)
        }
        pages.get("/knowledge/:id/revision", .work) { visit in
            .page(ArticleForm(visit: visit, shown: try await Self.shown(visit)).page)
        }
        pages.post("/knowledge/:id/revision") { visit, form in
            var input = ArticleForm.input(form)
            input.set("article", visit.part("id"))
            return try await visit.submit(
                ReviseArticle.self, input,
                then: { _ in .redirect(to: "\(Self.path)/\(visit.part("id"))?done=1") },
                refused: { refusal in
                    let shown = try await Self.shown(visit)
                    return .page(
                        ArticleForm(visit: visit, shown: shown, form: form, refusal: refusal).page)
                })
        }
        act("retirement", RetireArticle.self, in: &pages)
        act("return", BringArticleBack.self, in: &pages)
    }

    private func act<C: Command>(_ verb: String, _ type: C.Type, in pages: inout Pages) {
        pages.post("/knowledge/:id/\(verb)") { visit, form in
            var input = form
            input.set("article", visit.part("id"))
            return try await visit.submit(
                type, input,
                then: { _ in .redirect(to: "\(Self.path)/\(visit.part("id"))?done=1") },
                refused: { refusal in
                    let refused = RefusedForm(verb: verb, form: form, refusal: refusal)
                    return .page(try await ArticlePage.load(visit, refused).page)
                })
        }
    }

    static func shown(_ visit: Visit) async throws -> ShowArticle.Answer {
        try await visit.ask(ShowArticle(article: try visit.id()))
    }
}
