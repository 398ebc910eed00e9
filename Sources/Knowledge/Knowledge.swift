import Commons
import Journal
import Kernel
import Site
import Store

/// Reply blocks and knowledge pages, in versions (D9).
public struct KnowledgeFeature: SiteFeature {
    public let name = "knowledge"
    public let title = Bilingual(it: "Conoscenza", en: "Knowledge")

    public init() {}

    public var migrations: [Migration] { [KnowledgeTables.first] }

    public var facts: [FactKind] {
        [
            FactKind(ArticleWritten.self), FactKind(ArticleRetired.self),
            FactKind(ArticleBroughtBack.self),
        ]
    }

    public var commands: [CommandKind] {
        [
            CommandKind(WriteArticle.self), CommandKind(ReviseArticle.self),
            CommandKind(RetireArticle.self), CommandKind(BringArticleBack.self),
        ]
    }

    public var queries: [QueryKind] {
        [QueryKind(KnowledgeArticles.self), QueryKind(ShowArticle.self)]
    }

    public var menu: [MenuEntry] {
        [
            MenuEntry(
                "Conoscenza", "Knowledge", href: "/knowledge", icon: "knowledge", place: 25,
                .oversee)
        ]
    }

    public func pages(_ pages: inout Pages) {
        KnowledgePages().register(in: &pages)
        BlockShelf.register(in: &pages)
    }

    public func story(_ fact: DecodedFact, _ stored: StoredFact, _ say: Say) -> StoryItem? {
        guard let written = fact.fact as? ArticleWritten else { return nil }
        return StoryItem(
            icon: "knowledge", tone: .sky,
            title:
                "\(say(written.kind.title)), \(say("versione \(written.version)", "version \(written.version)"))",
            sub: "\((fact.content as? ArticleWritten.Content)?.title ?? "")",
            href: "/knowledge/\(written.article)")
    }
}

/// Who uses articles, and says on their page where.
public protocol KnowledgeUser: Feature {
    func uses(of article: ID<Article>, _ visit: Visit) async throws -> HTML
}
