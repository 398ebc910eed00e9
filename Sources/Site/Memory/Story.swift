import Commons
import Journal
import Kernel

/// How one fact reads in a story.
public struct StoryItem: Sendable {
    public let icon: String
    public let tone: Tone
    public let title: HTML
    public let sub: HTML
    public let href: String?
    /// Shown where somebody looked for its words; in a story something else tells it.
    public let isOnlyFound: Bool

    public init(
        icon: String, tone: Tone, title: HTML, sub: HTML = "", href: String? = nil,
        isOnlyFound: Bool = false
    ) {
        self.isOnlyFound = isOnlyFound
        self.icon = icon
        self.tone = tone
        self.title = title
        self.sub = sub
        self.href = href
    }
}

extension Visit {
    /// The story of a subject, the newest first: every feature tells its own facts. What no feature
    /// tells (bookkeeping between facts) is left out.
    ///
    /// - Parameters:
    ///   - path: where older pages are asked for, with `?before=`.
    ///   - isSlim: for a narrow column beside something else: no days, the whole date at each event.
    public func story(
        of subject: ID<Subject>, path: String, limit: Int = 40, isSlim: Bool = false
    ) async throws -> HTML {
        let before = query("before").flatMap(Timeline.Position.init)
        let (facts, names) = try await reading { db in
            let facts = try Timeline(of: subject, before: before, limit: limit).fetch(from: db)
            let names = try Accounts().fetch(from: db)
            return (
                try facts.map { (stored: $0, decoded: try db.catalogue.decode($0)) },
                Dictionary(
                    names.map { ($0.id.subject, $0.name) }, uniquingKeysWith: { one, _ in one })
            )
        }
        if facts.isEmpty {
            return emptyState(
                "clock", say("La storia comincia qui", "The story begins here"),
                say(
                    "Tutto quello che succederà comparirà in questo elenco.",
                    "All that happens will appear in this list."))
        }
        var html: HTML = ""
        var day: CalendarDate?
        for fact in facts {
            guard let item = item(fact.decoded, fact.stored), !item.isOnlyFound else { continue }
            let date = house.zone.date(of: fact.stored.occurredAt)
            if !isSlim, date != day {
                html = html + "<li class=\"day\"><h3>\(moments.day(date))</h3></li>"
                day = date
            }
            let name = fact.stored.provenance.actor.flatMap { names[$0] }
            html =
                html
                + (isSlim
                    ? slimEvent(item, fact.stored, by: name) : event(item, fact.stored, by: name))
        }
        let older =
            facts.count == limit
            ? facts.last.map {
                address(
                    path,
                    [
                        (
                            "before",
                            Timeline.Position(
                                occurredAt: $0.stored.occurredAt, sequence: $0.stored.sequence
                            ).description
                        )
                    ])
            } : nil
        return
            "<ol class=\"timeline\(isSlim ? " slim" : "")\">\(html)</ol>\(pager(say, newer: before == nil ? nil : path, older: older))"
    }

    /// How a fact reads; nil where no feature tells it.
    public func item(_ fact: DecodedFact, _ stored: StoredFact) -> StoryItem? {
        for case let feature as any SiteFeature in house.features {
            if let item = feature.story(fact, stored, say) { return item }
        }
        return nil
    }

    /// Where one reads how a fact is proved; nil where no feature proves any, or not to who asks.
    public func factHref(_ sequence: Int64) -> String? {
        guard actor.may(.read) else { return nil }
        return house.features.lazy.compactMap { ($0 as? any SiteFeature)?.factHref(sequence) }.first
    }

    /// Where one reads how all is proved that happened to a subject; nil as above.
    public func proofHref<Entity>(of subject: ID<Entity>) -> String? {
        guard actor.may(.read) else { return nil }
        return house.features.lazy
            .compactMap { ($0 as? any SiteFeature)?.proofHref(of: subject.subject) }.first
    }

    private func slimEvent(_ item: StoryItem, _ stored: StoredFact, by name: String?) -> HTML {
        let sub: HTML = item.sub.isEmpty ? name.map { "\($0)" } ?? "" : item.sub
        let isWholeDay = moments.isWholeDay(stored.occurredAt)
        let title: HTML = item.href.map { "<a href=\"\($0)\">\(item.title)</a>" } ?? item.title
        return """
            <li class="event"><span class="dot \(item.tone.rawValue)"></span>
            <div class="what"><p>\(title)</p>\(sub.isEmpty ? "" : "<p class=\"sub\">\(sub)</p>")</div>
            \(isWholeDay ? moments.time(house.zone.date(of: stored.occurredAt)) : moments.time(stored.occurredAt))</li>
            """
    }

    private func event(_ item: StoryItem, _ stored: StoredFact, by name: String?) -> HTML {
        let title: HTML = item.href.map { "<a href=\"\($0)\">\(item.title)</a>" } ?? item.title
        let who: HTML = name.map { item.sub.isEmpty ? "\($0)" : " · \($0)" } ?? ""
        let sub: HTML =
            item.sub.isEmpty && name == nil ? "" : "<p class=\"sub\">\(item.sub)\(who)</p>"
        let clock: HTML =
            moments.isWholeDay(stored.occurredAt)
            ? "\(icon("seal"))"
            : "<time datetime=\"\(stored.occurredAt.description)\">\(moments.clock(stored.occurredAt))</time>"
        let proof = say("Prova del fatto", "Proof of the fact")
        let time: HTML =
            factHref(stored.sequence).map {
                "<a class=\"sealed\" href=\"\($0)\" title=\"\(proof)\">\(clock)<span class=\"hush\">, \(proof) \(stored.sequence)</span></a>"
            } ?? (moments.isWholeDay(stored.occurredAt) ? "" : clock)
        return """
            <li class="event"><span class="mark \(item.tone.rawValue)">\(icon(item.icon))</span>
            <div class="what"><p>\(title)</p>\(sub)</div>
            \(time)</li>
            """
    }
}
