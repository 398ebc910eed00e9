import ArcaTesting
import Commons
import Journal
import Kernel
import Site
import Testing

@testable import Knowledge

/// D9: what we know is written once, in versions that never change.
@Suite struct ArticleTests {
    private static let text =
        "La franchigia si applica a ogni sinistro.\r\n\r\nNon riguarda i cristalli."

    private static func with(
        _ engine: TestEngine, _ body: (TestArca) async throws -> Void
    ) async throws {
        try await TestArca.with(engine, features: [SiteCore(), KnowledgeFeature()]) {
            try await body($0)
        }
    }

    private static func write(_ arca: TestArca, _ title: String, kind: ArticleKind = .block)
        async throws -> ID<Article>
    {
        try await arca.run(
            WriteArticle(
                kind: kind, title: title, text: text,
                sources: ["art. 1905 c.c.", " ", "CGA art. 12\nCGA art. 13"]))
    }

    private static func revision(_ id: ID<Article>, version: Int, text: String = "Nuovo testo")
        -> ReviseArticle
    {
        ReviseArticle(
            article: id, version: version, title: "Franchigia", text: text,
            sources: ["art. 1905 c.c."], reason: "È cambiata la polizza")
    }

    @Test(arguments: TestEngine.available)
    func `D9: a revision is another version, and the earlier one stays as it was`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { arca in
            let id = try await Self.write(arca, "Franchigia")
            let first = try #require(try await arca.ask(ShowArticle(article: id)).versions.first)
            #expect(first.version.sources == ["art. 1905 c.c.", "CGA art. 12", "CGA art. 13"])
            #expect(
                first.version.inserted.hasSuffix(
                    "cristalli.\nRiferimenti: art. 1905 c.c.; CGA art. 12; CGA art. 13."))
            #expect(!first.version.text.contains("\r"))
            arca.time.advance(seconds: 60)
            #expect(try await arca.run(Self.revision(id, version: 1), as: arca.marta) == 2)
            let shown = try await arca.ask(ShowArticle(article: id), as: arca.renzo)
            #expect(shown.article.version == 2)
            #expect(shown.versions.map(\.version.version) == [2, 1])
            #expect(shown.versions.map(\.by) == ["Marta Neri", "Giulia Ferrari"])
            #expect(shown.versions.last?.version == first.version)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D9: of two who revise one version, the second is told and nothing is written over`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { arca in
            let id = try await Self.write(arca, "Franchigia")
            try await arca.run(Self.revision(id, version: 1))
            await #expect(throws: KnowledgeRefused.revisedMeanwhile) {
                try await arca.run(Self.revision(id, version: 1, text: "Altro"), as: arca.marta)
            }
            await #expect(throws: KnowledgeRefused.revisedMeanwhile) {
                try await arca.run(Self.revision(id, version: 7))
            }
            await #expect(throws: KnowledgeRefused.sameWords) {
                try await arca.run(Self.revision(id, version: 2))
            }
            #expect(try await arca.ask(ShowArticle(article: id)).article.version == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `D9: what is retired is offered no more, stays readable, and says why`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { arca in
            let id = try await Self.write(arca, "Franchigia")
            await #expect(throws: InputRefused.missing(field: "reason")) {
                try await arca.run(RetireArticle(article: id, reason: " "))
            }
            await #expect(throws: KnowledgeRefused.notRetired) {
                try await arca.run(BringArticleBack(article: id))
            }
            try await arca.run(RetireArticle(article: id, reason: "Non si vende più"))
            await #expect(throws: KnowledgeRefused.retiredAlready) {
                try await arca.run(RetireArticle(article: id, reason: "Ancora"))
            }
            await #expect(throws: KnowledgeRefused.retiredAlready) {
                try await arca.run(Self.revision(id, version: 1))
            }
            #expect(try await arca.ask(KnowledgeArticles()).lines.isEmpty)
            #expect(
                try await arca.ask(KnowledgeArticles(isRetired: true)).lines.map(\.id) == [id])
            // Its title is free again, and then it cannot come back under it.
            _ = try await Self.write(arca, "FRANCHIGIA")
            await #expect(throws: KnowledgeRefused.titleInUse) {
                try await arca.run(BringArticleBack(article: id))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `articles are found by words in any order, page by page, and signs mean nothing`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { arca in
            let titles = ["Àncora", "Bollo", "Cristalli", "Disdetta", "Età del conducente"]
            for title in titles.reversed() { _ = try await Self.write(arca, title) }
            _ = try await Self.write(arca, "Bollo", kind: .page)
            await #expect(throws: KnowledgeRefused.titleInUse) {
                _ = try await Self.write(arca, "bòllo")
            }
            var found: [String] = []
            var after: String?
            repeat {
                let page = try await arca.ask(
                    KnowledgeArticles(kind: .block, after: after.flatMap(ID.init), limit: 2))
                found += page.lines.map(\.title)
                after = page.next
            } while after != nil
            #expect(found == titles)
            func count(_ words: String) async throws -> Int {
                try await arca.ask(KnowledgeArticles(kind: .block, words: words)).lines.count
            }
            #expect(try await count("1905 FRANCHIGIA") == 5)
            #expect(try await count("eta conduc") == 1)
            #expect(try await count("%") == 5)
            #expect(try await count("a_c") == 5)
            #expect(try await count("%zz_") == 0)
            #expect(try await count("'; DROP TABLE fact") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is too long or empty is refused at its field`(_ engine: TestEngine) async throws {
        try await Self.with(engine) { arca in
            func write(_ title: String, _ text: String, _ sources: [String] = []) async throws {
                try await arca.run(
                    WriteArticle(kind: .page, title: title, text: text, sources: sources))
            }
            await #expect(throws: InputRefused.missing(field: "title")) {
                try await write(" ", "x")
            }
            await #expect(throws: InputRefused.missing(field: "text")) {
                try await write("x", "\n")
            }
            await #expect(throws: InputRefused.tooLong(field: "text", most: 20_000)) {
                try await write("x", String(repeating: "a", count: 20_001))
            }
            await #expect(throws: KnowledgeRefused.tooManySources) {
                try await write("x", "y", [String(repeating: "a\n", count: 21)])
            }
            await #expect(throws: InputRefused.tooLong(field: "sources", most: 200)) {
                try await write("x", "y", [String(repeating: "a", count: 201)])
            }
        }
    }
}
