import Commons
import Kernel
import Site

/// What Today says of the desk: who waits, what I hold, what I was writing, how the office does.
struct DeskToday {
    let visit: Visit

    private var say: Say { visit.say }

    private struct Loaded: Sendable {
        let counts: QueueCounts.Answer
        let waiting: [Queue.Line]
        let mine: [Queue.Line]
        let drafts: [DraftsOfMine.Row]
        let promises: [OpenPromises.Line]
        let tasks: [OpenTasks.Line]
    }

    static func cards(_ visit: Visit) async throws -> [TodayCard] {
        guard visit.actor.may(.read) else { return [] }
        let today = DeskToday(visit: visit)
        let loaded = try await today.load()
        var cards = [TodayCard(place: 10, html: today.waiting(loaded))]
        if visit.actor.may(.work) {
            cards.append(TodayCard(place: 11, html: today.mine(loaded)))
        }
        if !loaded.promises.isEmpty {
            cards.append(TodayCard(place: 9, html: today.promises(loaded.promises)))
        }
        if !loaded.tasks.isEmpty {
            cards.append(TodayCard(place: 9, html: today.tasks(loaded.tasks)))
        }
        if !loaded.drafts.isEmpty {
            cards.append(TodayCard(place: 12, html: today.drafts(loaded.drafts)))
        }
        if !loaded.counts.labels.isEmpty {
            cards.append(TodayCard(place: 13, html: today.labels(loaded.counts.labels)))
        }
        cards.append(TodayCard(place: 14, html: try await today.figures()))
        return cards
    }

    static func register(in pages: inout Pages) {
        pages.get("/desk/today/waiting") { visit in
            let today = DeskToday(visit: visit)
            return .fragment(today.waitingContent(try await today.load()))
        }
        pages.get("/desk/today/mine") { visit in
            let today = DeskToday(visit: visit)
            return .fragment(today.mineContent(try await today.load()))
        }
    }

    private func load() async throws -> Loaded {
        try await visit.reading { db in
            Loaded(
                counts: try QueueCounts(searches: false).answer(from: db),
                waiting: try Queue(queue: .waiting, limit: 5).fetch(from: db).lines,
                mine: try Queue(queue: .mine, limit: 5).fetch(from: db).lines,
                drafts: try DraftsOfMine().fetch(from: db),
                promises: try OpenPromises(until: db.today.adding(days: Self.daysAhead), limit: 6)
                    .fetch(from: db).lines,
                tasks: try OpenTasks(until: db.today, limit: 6).fetch(from: db).lines)
        }
    }

    // MARK: Cards

    private func waiting(_ loaded: Loaded) -> HTML { card("waiting", waitingContent(loaded)) }
    private func mine(_ loaded: Loaded) -> HTML { card("mine", mineContent(loaded)) }

    private func waitingContent(_ loaded: Loaded) -> HTML {
        content(
            "waiting", say("Chi aspetta da più tempo", "Who has waited longest"), .waiting,
            count: loaded.counts.waiting, loaded.waiting)
    }

    private func mineContent(_ loaded: Loaded) -> HTML {
        content(
            "mine", say("Le mie pratiche", "My cases"), .mine, count: loaded.counts.mine,
            loaded.mine) + givingBack(loaded)
    }

    /// Whoever falls ill should not have to open case by case.
    private func givingBack(_ loaded: Loaded) -> HTML {
        let mine = loaded.counts.mine + loaded.counts.asideOfMine + loaded.counts.tasksOfMine
        guard mine > 0 else { return "" }
        return """
            <details class="adding giving-back"><summary>\(say("Non posso venire", "I cannot come"))</summary>
            <form class="stack tight" method="post" action="/desk/giving-back">\(visit.formKeys)
            <p class="muted small">\(say("Tutte le pratiche che tieni, anche quelle rimandate, le promesse che curi e le cose da fare che hai preso tornano a disposizione di tutti.", "All the cases you hold, also those put aside, the promises you look after and the tasks you took are open to everybody again."))</p>
            <div class="actions"><button class="button small">\(icon("release"))\(say("Restituisci tutto", "Give everything back"))</button></div></form></details>
            """
    }

    /// A card that follows by itself what happens.
    private func card(_ id: String, _ content: HTML) -> HTML {
        """
        <section class="card flush" id="today-\(id)" aria-labelledby="today-\(id)-h" data-live="/desk/today/\(id)" data-live-on="desk mail">\(content)</section>
        """
    }

    private func content(
        _ id: String, _ title: String, _ queue: QueueChoice, count: Int, _ lines: [Queue.Line]
    ) -> HTML {
        let all: HTML =
            count == 0
            ? ""
            : "<a href=\"\(DeskAddress(queue: queue).list)\">\(say("Tutte (\(count))", "All (\(count))"))<span class=\"hush\">: \(title)</span></a>"
        let body: HTML =
            lines.isEmpty
            ? queue.empty(say)
            : "<ul class=\"rows\">\(lines.html { row($0, in: queue, takes: queue == .waiting) })</ul>"
        return "<header><h2 id=\"today-\(id)-h\">\(title)</h2>\(all)</header>\(body)"
    }

    private func row(_ line: Queue.Line, in queue: QueueChoice, takes: Bool) -> HTML {
        let file = line.caseFile
        let href = DeskAddress(queue: queue).caseFile(file.id)
        let action = DeskAddress(queue: .mine).act("hold", on: file.id)
        let mayTake = takes && file.holder == nil && visit.actor.may(.work)
        let take: HTML =
            mayTake
            ? "<form method=\"post\" action=\"\(action)\">\(visit.formKeys)<button class=\"button small\">\(icon("take"))\(say("Prendi", "Take"))<span class=\"hush\">: \(file.title)</span></button></form>"
            : line.holderName.map {
                "\(face($0, "small"))<span class=\"hush\">\(say("la tiene", "held by")) \($0)</span>"
            } ?? ""
        return """
            <li><a class="main" href="\(href)">\(file.title)</a><span class="sub">\(file.fromShown)</span><span class="end">\(CaseWait(visit, file).html)\(takes ? take : "")</span></li>
            """
    }

    private func drafts(_ rows: [DraftsOfMine.Row]) -> HTML {
        """
        <section class="card flush" aria-labelledby="today-drafts"><header><h2 id="today-drafts">\(say("Le mie bozze", "My drafts"))</h2></header><ul class="rows">\(rows.html { draft in
            "<li><a class=\"main\" href=\"/desk/cases/\(draft.caseFile)#answer\">\(draft.title)</a><span class=\"sub\">\(draft.correspondentName)</span><span class=\"end muted small\">\(visit.moments.time(draft.savedAt, relative: " data-relative"))</span></li>"
        })</ul></section>
        """
    }

    /// What is due soon is seen before it is late.
    private static let daysAhead = 7

    private func promises(_ lines: [OpenPromises.Line]) -> HTML {
        """
        <section class="card flush" aria-labelledby="today-promises"><header><h2 id="today-promises">\(say("Promesse di questi giorni", "Promises of these days"))</h2><a href="\(PromisesPage.path)">\(say("Tutte", "All"))<span class="hush">: \(say("promesse", "promises"))</span></a></header><ul class="rows">\(lines.html(PromiseLine(visit: visit).html))</ul></section>
        """
    }

    /// Those due, and those of days gone by.
    private func tasks(_ lines: [OpenTasks.Line]) -> HTML {
        """
        <section class="card flush promises" id="today-tasks-card" aria-labelledby="today-tasks"><header><h2 id="today-tasks">\(say("Da fare oggi", "To do today"))</h2><a href="\(TasksPage.path)">\(say("Tutte", "All"))<span class="hush">: \(say("cose da fare", "tasks"))</span></a></header><ul class="rows">\(lines.html(TaskLine(visit: visit).html))</ul></section>
        """
    }

    private func labels(_ counts: [QueueCounts.LabelCount]) -> HTML {
        """
        <section class="card flush" aria-labelledby="today-labels"><header><h2 id="today-labels">\(say("Per etichetta", "By label"))</h2></header><ul class="rows">\(counts.html { one in
            "<li><a class=\"main\" href=\"\(DeskAddress(queue: .label(one.label.id)).list)\"><span class=\"dot \(one.label.tone.rawValue)\"></span> \(one.label.title)</a><span class=\"end\"><span class=\"badge\">\(one.open)<span class=\"hush\"> \(say("aperte", "open"))</span></span></span></li>"
        })</ul></section>
        """
    }

    private func figures() async throws -> HTML {
        let month = Month(of: visit.today)
        let indicators = [DeskIndicators.responseTime, DeskIndicators.completeness]
        let values = try await visit.reading { db in
            try indicators.map {
                (now: try $0.value(in: month, db), before: try $0.value(in: month.previous, db))
            }
        }
        let stats = zip(indicators, values).html { indicator, value in
            let note = say(
                "\(visit.moments.month(month.firstDay)) · il mese prima \(whole(value.before, indicator))",
                "\(visit.moments.month(month.firstDay)) · the month before \(whole(value.before, indicator))"
            )
            return """
                <div class="stat"><dt>\(say(indicator.title))</dt><dd class="value">\(text(value.now, indicator))</dd><dd class="note">\(note)</dd></div>
                """
        }
        return """
            <section class="card" aria-labelledby="today-figures"><header><h2 id="today-figures">\(say("Come rispondiamo", "How we answer"))</h2><a href="/figures">\(say("Le cifre", "The figures"))</a></header><dl class="stats pair">\(stats)</dl></section>
            """
    }

    /// In a sentence the unit stays beside its number.
    private func whole(_ value: Double?, _ indicator: Indicator) -> String {
        text(value, indicator).replacing(" ", with: "\u{A0}")
    }

    private func text(_ value: Double?, _ indicator: Indicator) -> String {
        guard let value, value.isFinite, value.magnitude < 1e12 else { return "–" }
        let tenths = Int((value * 10).rounded())
        let mark = say.language == .italian ? "," : "."
        // On a phone the unit may go under its number.
        return "\(tenths / 10)\(mark)\(tenths % 10) \(say(indicator.unit))"
    }
}
