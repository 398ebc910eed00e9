import Commons
import Kernel

/// The figures of the office, month by month, each opening onto its records. Speed never stands
/// alone (D5), and nothing here names one of us.
struct FigurePages {
    let features: [any SiteFeature]
    private static let months = 12

    func register(in pages: inout Pages) {
        pages.get("/figures", .oversee) { visit in .page(try await page(visit)) }
        pages.get("/figures/:id/:month") { visit in
            guard let month = Month(visit.part("month")),
                let indicator = visit.house.indicators.first(where: { $0.id == visit.part("id") })
            else { throw CommonRefusal.notFound }
            let answer = try await visit.ask(
                IndicatorByMonth(indicator: indicator.id, month: month))
            return .page(records(indicator, answer, visit))
        }
    }

    private struct Series: Sendable {
        let indicator: Indicator
        let values: [(month: Month, value: Double?)]
    }

    private func page(_ visit: Visit) async throws -> Page {
        var last = Month(of: visit.today)
        var months = [last]
        for _ in 1..<Self.months {
            last = last.previous
            months.insert(last, at: 0)
        }
        let shown = months
        let series = try await visit.reading { db in
            try db.indicators.map { indicator in
                Series(
                    indicator: indicator,
                    values: try shown.map { ($0, try indicator.value(in: $0, db)) })
            }
        }
        let say = visit.say
        let more = visit.actor.may(.read) ? features.flatMap { $0.figureLinks(say) } : []
        let links: HTML = more.html {
            "<a class=\"button small\" href=\"\($0.href)\">\($0.title)</a>"
        }
        return Page(
            say("Cifre", "Figures"),
            body: """
                \(pageHead(say, say("Cifre", "Figures"), lead: "\(say("Dell'ufficio, mai di una persona. La velocità da sola inganna: sta sempre accanto alla completezza.", "Of the office, never of a person. Speed alone misleads: it always stands beside completeness."))", actions: links))
                <div class="pair">\(series.enumerated().html { chart($1, number: $0 + 1, visit) })</div>
                """)
    }

    private func chart(_ series: Series, number: Int, _ visit: Visit) -> HTML {
        let say = visit.say
        let indicator = series.indicator
        let present = series.values.compactMap(\.value)
        // A share is of a hundred; else the bars of a bad year would look like those of a good one.
        let top = indicator.measure == .share ? 100 : max(present.max() ?? 1, 0.001)
        let bars = series.values.enumerated().html { index, entry -> HTML in
            let left = 10.0 + 90.0 * Double(index) / Double(Self.months) + 1
            let height = (entry.value ?? 0) / top * 76
            let spare: HTML = index % 2 == 0 ? "" : " spare"
            return """
                <rect class="bar series-\((number - 1) % 6 + 1)" x="\(percent(left))" width="5%" y="\(percent(86 - height))" height="\(percent(height))"/>
                <text class="tick middle\(spare)" x="\(percent(left + 2.5))" y="96%">\(visit.moments.month(entry.month.firstDay).prefix(3))</text>
                """
        }
        let summary =
            present.isEmpty
            ? say("Ancora nessun dato.", "No data yet.")
            : say(
                "Ultimo mese con dati: \(text(present.last, say))\u{A0}\(say(indicator.unit)).",
                "Last month with data: \(text(present.last, say))\u{A0}\(say(indicator.unit)).")
        return """
            <figure class="chart card"><figcaption><h2>\(say(indicator.title))</h2><p class="muted">\(say(indicator.definition))</p></figcaption>
            <svg role="img" aria-labelledby="c\(number)-t c\(number)-d"><title id="c\(number)-t">\(say(indicator.title))</title><desc id="c\(number)-d">\(summary)</desc>
            <line class="gridline" x1="0" x2="100%" y1="10%" y2="10%"/><text class="tick" x="0" y="10%" dy="-4">\(text(top, say))\u{A0}\(say(indicator.unit))</text>
            <line class="axis" x1="0" x2="100%" y1="86%" y2="86%"/>\(bars)\(present.isEmpty ? "<text class=\"tick middle\" x=\"50%\" y=\"48%\">\(summary)</text>" : "")</svg>
            <details open><summary>\(say("I numeri, con le registrazioni", "The numbers, with their records"))</summary>
            <table class="table plain dense"><caption class="hush">\(say(indicator.title))</caption>
            <thead><tr><th scope="col">\(say("Mese", "Month"))</th><th scope="col" class="num">\(say(indicator.unit))</th></tr></thead>
            <tbody>\(series.values.reversed().html { entry in
                let month = visit.moments.month(entry.month.firstDay)
                let shown: HTML =
                    visit.actor.may(.read)
                    ? "<a href=\"/figures/\(indicator.id)/\(entry.month.description)\">\(month)</a>" : "\(month)"
                return "<tr><th scope=\"row\">\(shown)</th><td class=\"num\">\(text(entry.value, say))</td></tr>"
            })</tbody></table></details></figure>
            """
    }

    private func records(_ indicator: Indicator, _ answer: IndicatorByMonth.Answer, _ visit: Visit)
        -> Page
    {
        let say = visit.say
        let month = visit.moments.month(answer.month.firstDay)
        return Page(
            "\(say(indicator.title)), \(month)", shape: .narrow,
            body: """
                \(pageHead(say, "\(say(indicator.title)), \(month)", lead: "\(say(indicator.definition))", crumbs: [(say("Cifre", "Figures"), "/figures")]))
                <dl class="stats"><div class="stat"><dt>\(say(indicator.title))</dt><dd class="value">\(text(answer.value, say))\u{A0}\(say(indicator.unit))</dd><dd class="note">\(say("su \(answer.records.count) registrazioni", "of \(answer.records.count) records"))</dd></div></dl>
                <section class="card flush"><table class="table plain dense"><caption class="hush">\(say("Registrazioni", "Records"))</caption>
                <thead><tr><th scope="col">\(say("Pratica", "Case"))</th><th scope="col">\(say("Quando", "When"))</th><th scope="col" class="num">\(say(indicator.unit))</th></tr></thead>
                <tbody>\(answer.records.prefix(2_000).html { record in
                    "<tr><th scope=\"row\"><a href=\"/subjects/\(record.subject)\">\(record.label)</a></th><td>\(visit.moments.time(record.at))</td><td class=\"num\">\(indicator.measure == .share ? (record.value >= 1 ? say("sì", "yes") : "no") : text(record.value, say))</td></tr>"
                })</tbody></table></section>
                """)
    }

    private func percent(_ value: Double) -> String { "\((value * 100).rounded() / 100)%" }

    private func text(_ value: Double?, _ say: Say) -> String {
        guard let value else { return "–" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10)\(say(",", "."))\(tenths % 10)"
    }
}
