import Commons
import Journal
import Kernel

/// The living memory: one search box over everything that was ever said (J2).
struct MemoryPages {
    let features: [any SiteFeature]

    func register(in pages: inout Pages) {
        pages.get("/memory") { visit in
            let request = try MemoryRequest(visit)
            let found = try await request.isEmpty ? nil : find(request, visit)
            return .page(page(request, found, visit))
        }
    }

    private struct Found: Sendable {
        struct Line: Sendable {
            let stored: StoredFact
            let item: StoryItem?
            let title: String
            let snippet: Snippet
        }
        let lines: [Line]
        let next: Int64?
        let searched: Int64
    }

    private func find(_ request: MemoryRequest, _ visit: Visit) async throws -> Found {
        let search = request.search(in: visit.house.zone)
        return try await visit.reading { db in
            let page = try search.fetch(from: db)
            let lines = try page.hits.map { hit in
                let decoded = try db.catalogue.decode(hit.fact)
                let text = decoded.searchText
                return Found.Line(
                    stored: hit.fact, item: visit.item(decoded, hit.fact), title: text?.title ?? "",
                    snippet: Snippet(of: text?.body ?? "", for: search.words))
            }
            return Found(lines: lines, next: page.next, searched: page.searched)
        }
    }

    private func page(_ request: MemoryRequest, _ found: Found?, _ visit: Visit) -> Page {
        let say = visit.say
        return Page(
            request.words.isEmpty
                ? say("Memoria", "Memory") : "\(request.words) · \(say("Memoria", "Memory"))",
            body: """
                \(pageHead(say, say("Memoria", "Memory"), lead: "\(say("Tutto quello che è stato detto, dal primo contatto.", "Everything that was said, since the first contact."))"))
                \(form(request, visit))\(elsewhere(request, visit))
                \(found.map { results($0, request, visit) } ?? tips(say))
                """)
    }

    private func form(_ request: MemoryRequest, _ visit: Visit) -> HTML {
        let say = visit.say
        let fields = visit.fields(Form(fields: request.fields))
        let kinds = [
            ("", say("tutto", "everything")), ("mail", say("lettere", "letters")),
            ("contact", say("chiamate e visite", "calls and visits")),
            ("note", say("appunti", "notes")),
            ("party", say("persone", "people")), ("case", say("pratiche", "cases")),
        ]
        return """
            <form class="search" role="search" action="/memory">
            <label for="q">\(say("Cerca in tutta la memoria", "Search the whole memory"))</label>
            <div class="bar">\(icon("search"))<input id="q" name="q" type="search" value="\(request.words)" aria-keyshortcuts="/" autofocus>
            <button class="button primary">\(say("Cerca", "Search"))</button></div>
            <div class="filters fields">
            \(fields.select("kind", say("Che cosa", "What"), options: kinds.map { (value: $0.0, title: $0.1) }))
            \(fields.text("from", say("Dal", "From"), type: "date"))
            \(fields.text("until", say("Al", "Until"), type: "date"))
            \(fields.select("order", say("Ordine", "Order"), options: [("newest", say("prima le più recenti", "newest first")), ("relevance", say("per pertinenza", "by relevance"))]))
            \(request.subject.map { "<input type=\"hidden\" name=\"subject\" value=\"\($0)\">" })
            </div></form>
            """
    }

    private func elsewhere(_ request: MemoryRequest, _ visit: Visit) -> HTML {
        let links = features.flatMap { $0.memoryLinks(request.words, visit.say) }
        return links.html { "<p class=\"muted small\"><a href=\"\($0.href)\">\($0.title)</a></p>" }
    }

    private func results(_ found: Found, _ request: MemoryRequest, _ visit: Visit) -> HTML {
        let say = visit.say
        if found.lines.isEmpty {
            return """
                <p class="muted" role="status">\(say("Cercato in \(found.searched) voci, tutte lette.", "Searched \(found.searched) entries, all of them."))</p>
                \(emptyState("search", say("Nessuna voce ha queste parole", "No entry has these words"), say("Prova con meno parole, o con l'inizio di una parola e un asterisco: assicur*", "Try fewer words, or the beginning of a word and an asterisk: insur*")))
                """
        }
        let older = found.next.map { request.address(after: $0) }
        return """
            <p class="muted" role="status">\(count(found, say)); \(say("cercato in \(found.searched), tutte lette.", "searched \(found.searched), all of them."))</p>
            <ol class="results" data-list>\(found.lines.html { line($0, visit) })</ol>
            \(pager(say, newer: request.after == nil ? nil : request.address(after: nil), older: older))
            """
    }

    private func count(_ found: Found, _ say: Say) -> String {
        let count = found.lines.count
        if found.next != nil {
            return say("\(count) voci qui, altre dopo", "\(count) entries here, more after them")
        }
        return count == 1
            ? say("Una voce trovata", "One entry found")
            : say("\(count) voci trovate", "\(count) entries found")
    }

    private func line(_ line: Found.Line, _ visit: Visit) -> HTML {
        let tone = line.item?.tone ?? .slate
        let title: HTML = line.title.isEmpty ? line.item?.title ?? "–" : "\(line.title)"
        let link: HTML = line.item?.href.map { "<a href=\"\($0)\">\(title)</a>" } ?? title
        let sub = line.item?.sub ?? ""
        return """
            <li class="result"><span class="mark \(tone.rawValue)">\(icon(line.item?.icon ?? "note"))</span>
            <h2>\(link)</h2><p class="sub">\(sub)\(sub.isEmpty ? "" : " · ")\(visit.moments.time(line.stored.occurredAt))</p>
            <p class="snippet">\(line.snippet.parts.html { $0.isMatch ? "<mark>\($0.text)</mark>" : "\($0.text)" })</p></li>
            """
    }

    private func tips(_ say: Say) -> HTML {
        emptyState(
            "memory", say("Che cosa cerchi?", "What are you looking for?"),
            say(
                "Parole in ogni forma, \"frasi esatte\", inizi di parola con l'asterisco, targhe, codici fiscali, numeri di polizza o di telefono.",
                "Words in any form, \"exact phrases\", beginnings of words with an asterisk, plates, fiscal codes, policy or telephone numbers."
            ))
    }
}

/// What was asked of the memory.
private struct MemoryRequest: Sendable {
    let words: String
    let kind: String?
    let from: CalendarDate?
    let until: CalendarDate?
    let order: Search.Order
    let subject: ID<Subject>?
    let after: Int64?

    init(_ visit: Visit) throws {
        words = String((visit.query("q") ?? "").prefix(500))
        kind = visit.query("kind")
        from = visit.query("from").flatMap(CalendarDate.init)
        until = visit.query("until").flatMap(CalendarDate.init)
        order = visit.query("order").flatMap(Search.Order.init) ?? .newest
        subject = visit.query("subject").flatMap(ID<Subject>.init)
        after = visit.query("after").flatMap { Int64($0) }
    }

    var isEmpty: Bool { words.trimmingSpace.isEmpty && subject == nil && kind == nil }

    var fields: [(name: String, value: String)] {
        [
            ("q", words), ("kind", kind ?? ""), ("from", from?.description ?? ""),
            ("until", until?.description ?? ""), ("order", order.rawValue),
        ].map { (name: $0.0, value: $0.1) }
    }

    func search(in zone: Zone) -> Search {
        Search(
            words, subjects: subject.map { [$0] } ?? [], kind: kind,
            from: from.map(zone.startOfDay),
            until: until.map { zone.endOfDay($0) }, order: order, after: after)
    }

    func address(after: Int64?) -> String {
        let own = fields.map { ($0.name, $0.value.nonEmpty) }
        return memoryAddress(
            own + [("subject", subject?.description), ("after", after.map(String.init))])
    }
}

/// The function of the same name as the method above would be hidden inside it.
private func memoryAddress(_ parameters: [(String, String?)]) -> String {
    address("/memory", parameters)
}
