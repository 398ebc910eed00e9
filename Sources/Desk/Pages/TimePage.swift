import Commons
import Kernel
import Site

/// Time with people and time on paper, by kind of case and by month, side by side (D6). Every number
/// opens onto its records.
struct TimePage: Sendable {
    let visit: Visit
    let month: Month
    /// The last twelve months, the oldest first.
    let months: [TimeByKind.Answer]
    /// Of the twelve months, one kind alone; all if nil.
    let kind: Choice?

    enum Choice: Equatable, Sendable {
        case of(ID<CaseKind>), none

        init?(_ text: String) {
            if text == "none" {
                self = .none
            } else if let id = ID<CaseKind>(text) {
                self = .of(id)
            } else {
                return nil
            }
        }

        init(_ kind: CaseKindRow?) { self = kind.map { .of($0.id) } ?? .none }

        var text: String {
            switch self {
            case .of(let id): "\(id)"
            case .none: "none"
            }
        }
    }

    static let path = "/figures/time"
    private static let span = 12

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.get(path) { visit in .page(try await load(visit).page) }
        TimeRecordsPage.register(in: &pages)
    }

    private static func load(_ visit: Visit) async throws -> TimePage {
        let today = Month(of: visit.today)
        let asked = min(visit.query("month").flatMap(Month.init) ?? today, today)
        let recent = monthsUp(to: today)
        let shown = recent.contains(asked) ? recent : monthsUp(to: asked)
        let kind = visit.query("kind").flatMap(Choice.init)
        return try await visit.reading { db in
            TimePage(
                visit: visit, month: asked,
                months: try shown.map { try TimeByKind(month: $0).fetch(from: db) }, kind: kind)
        }
    }

    private static func monthsUp(to last: Month) -> [Month] {
        var months = [last]
        for _ in 1..<span { months.insert(months[0].previous, at: 0) }
        return months
    }

    private var page: Page {
        let title = say("Il tempo, per tipo di pratica", "Time, by kind of case")
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(say("Il tempo con le persone è quello delle telefonate, delle visite, dei messaggi e degli incontri; quello sulle carte è annotato sulla pratica. È dell'ufficio: di chi sia non si sa, e nessuna cifra può dirlo.", "Time with people is that of calls, visits, messages and meetings; time on paper is noted on the case. It is the office's: whose it was is not known, and no figure can tell."))", crumbs: [(say("Cifre", "Figures"), "/figures")]))
                \(byKind)\(byMonth)
                """)
    }

    // MARK: One month by kind

    private var lines: [TimeByKind.Line] { months.first { $0.month == month }?.lines ?? [] }

    private var byKind: HTML {
        let name = visit.moments.month(month.firstDay)
        let none = say(
            "In questo mese non è registrato tempo.", "No time is recorded in this month.")
        return """
            <section class="card stack" aria-labelledby="by-kind"><header><h2 id="by-kind">\(name)</h2></header>
            \(picking)\(lines.isEmpty ? "<p class=\"muted\">\(none)</p>" : kindTable(name))</section>
            """
    }

    private var picking: HTML {
        let options = months.reversed().map {
            (value: $0.month.description, title: visit.moments.month($0.month.firstDay))
        }
        let fields = visit.fields(Form(fields: [("month", month.description)]))
        return """
            <form class="form" action="\(Self.path)"><div class="split">\(fields.select("month", say("Mese", "Month"), options: options))<button class="button small">\(say("Mostra", "Show"))</button></div></form>
            """
    }

    private func kindTable(_ name: String) -> HTML {
        let top = max(lines.map { max($0.relationMinutes, $0.paperworkMinutes) }.max() ?? 1, 1)
        let total = TimeByKind.Line(
            kind: nil, relationMinutes: lines.reduce(0) { $0 + $1.relationMinutes },
            paperworkMinutes: lines.reduce(0) { $0 + $1.paperworkMinutes },
            cases: lines.reduce(0) { $0 + $1.cases })
        return """
            \(legend)<table class="table dense"><caption class="hush">\(say("Tempo per tipo di pratica", "Time by kind of case")), \(name)</caption>
            <thead><tr><th scope="col">\(say("Tipo", "Kind"))</th><th scope="col" class="num">\(say(TimeSide.relation.title))</th><th scope="col" class="num">\(say(TimeSide.paperwork.title))</th><th scope="col" class="num">\(say("Pratiche", "Cases"))</th></tr></thead>
            <tbody>\(lines.html { row($0, top) })</tbody>
            <tfoot><tr><th scope="row">\(say("In tutto", "In all"))</th>\(cell(total, .relation, nil, month))\(cell(total, .paperwork, nil, month))<td class="num" data-label="\(say("Pratiche", "Cases"))">\("\(total.cases)")</td></tr></tfoot></table>
            """
    }

    private var legend: HTML {
        "<ul class=\"legend plain\"><li><span class=\"key series-1\"></span>\(say(TimeSide.relation.title))</li><li><span class=\"key series-2\"></span>\(say(TimeSide.paperwork.title))</li></ul>"
    }

    private func row(_ line: TimeByKind.Line, _ top: Int) -> HTML {
        let choice = Choice(line.kind)
        let title = line.kind?.title ?? say("Senza tipo", "Without a kind")
        let months = address(Self.path, [("month", month.description), ("kind", choice.text)])
        func bar(_ minutes: Int, _ series: HTML, _ y: HTML) -> HTML {
            "<rect class=\"bar \(series)\" x=\"0\" y=\"\(y)\" width=\"\(percent(100 * Double(minutes) / Double(top)))\" height=\"8\"/>"
        }
        return """
            <tr><th scope="row"><a href="\(months)#by-month">\(title)</a><svg class="twin" aria-hidden="true">\(bar(line.relationMinutes, "series-1", "0"))\(bar(line.paperworkMinutes, "series-2", "10"))</svg></th>\(cell(line, .relation, choice, month))\(cell(line, .paperwork, choice, month))<td class="num" data-label="\(say("Pratiche", "Cases"))">\("\(line.cases)")</td></tr>
            """
    }

    private func cell(
        _ line: TimeByKind.Line, _ side: TimeSide, _ choice: Choice?, _ month: Month
    ) -> HTML {
        let minutes = side == .relation ? line.relationMinutes : line.paperworkMinutes
        let text = visit.moments.duration(minutes: minutes)
        let label = say(side.title)
        guard minutes > 0 else {
            return "<td class=\"num\" data-label=\"\(label)\">\(text)</td>"
        }
        let href = TimeRecordsPage.href(month, side, choice)
        return "<td class=\"num\" data-label=\"\(label)\"><a href=\"\(href)\">\(text)</a></td>"
    }

    private func percent(_ value: Double) -> String { "\((value * 100).rounded() / 100)%" }

    // MARK: Twelve months

    /// The sums of a month, of the kind chosen or of all.
    private func sums(_ answer: TimeByKind.Answer) -> TimeByKind.Line {
        let lines = answer.lines.filter { kind == nil || Choice($0.kind) == kind }
        return TimeByKind.Line(
            kind: nil, relationMinutes: lines.reduce(0) { $0 + $1.relationMinutes },
            paperworkMinutes: lines.reduce(0) { $0 + $1.paperworkMinutes },
            cases: lines.reduce(0) { $0 + $1.cases })
    }

    private var kindTitle: String {
        switch kind {
        case nil: say("tutte le pratiche", "all cases")
        case .some(.none): say("senza tipo", "without a kind")
        case .of(let id)?:
            months.lazy.flatMap(\.lines).compactMap(\.kind).first { $0.id == id }?.title
                ?? say("questo tipo", "this kind")
        }
    }

    private var byMonth: HTML {
        let values = months.map { (month: $0.month, line: sums($0)) }
        let top = max(
            values.map { max($0.line.relationMinutes, $0.line.paperworkMinutes) }.max() ?? 1, 1)
        let title = say("Mese per mese: \(kindTitle)", "Month by month: \(kindTitle)")
        let all: HTML =
            kind == nil
            ? ""
            : "<p><a href=\"\(address(Self.path, [("month", month.description)]))#by-month\">\(say("Tutti i tipi", "All kinds"))</a></p>"
        let bars = values.enumerated().html { index, entry -> HTML in
            let left = 10 + 90 * Double(index) / Double(Self.span) + 1
            func bar(_ minutes: Int, _ shift: Double, _ series: HTML) -> HTML {
                let height = Double(minutes) / Double(top) * 76
                return
                    "<rect class=\"bar \(series)\" x=\"\(percent(left + shift))\" width=\"2.7%\" y=\"\(percent(86 - height))\" height=\"\(percent(height))\"/>"
            }
            let spare: HTML = index % 2 == 0 ? "" : " spare"
            return """
                \(bar(entry.line.relationMinutes, 0, "series-1"))\(bar(entry.line.paperworkMinutes, 2.8, "series-2"))
                <text class="tick middle\(spare)" x="\(percent(left + 2.7))" y="96%">\(visit.moments.month(entry.month.firstDay).prefix(3))</text>
                """
        }
        return """
            <figure class="chart card" id="by-month"><figcaption><h2>\(title)</h2>\(all)\(legend)</figcaption>
            <svg role="img" aria-labelledby="months-t"><title id="months-t">\(title)</title>
            <line class="gridline" x1="0" x2="100%" y1="10%" y2="10%"/><text class="tick" x="0" y="10%" dy="-4">\(visit.moments.duration(minutes: top))</text>
            <line class="axis" x1="0" x2="100%" y1="86%" y2="86%"/>\(bars)</svg>
            <details open><summary>\(say("I numeri, con le registrazioni", "The numbers, with their records"))</summary>
            <table class="table dense"><caption class="hush">\(title)</caption>
            <thead><tr><th scope="col">\(say("Mese", "Month"))</th><th scope="col" class="num">\(say(TimeSide.relation.title))</th><th scope="col" class="num">\(say(TimeSide.paperwork.title))</th></tr></thead>
            <tbody>\(values.reversed().html { entry in
                "<tr><th scope=\"row\"><a href=\"\(address(Self.path, [("month", entry.month.description), ("kind", kind?.text)]))\">\(visit.moments.month(entry.month.firstDay))</a></th>\(cell(entry.line, .relation, kind, entry.month))\(cell(entry.line, .paperwork, kind, entry.month))</tr>"
            })</tbody></table></details></figure>
            """
    }
}

/// The records behind a figure of time, the latest first.
struct TimeRecordsPage {
    static let path = "/figures/time/records"

    static func href(
        _ month: Month, _ side: TimeSide, _ kind: TimePage.Choice?, after: String? = nil
    ) -> String {
        address(
            path,
            [
                ("month", month.description), ("side", side.rawValue), ("kind", kind?.text),
                ("after", after),
            ])
    }

    static func register(in pages: inout Pages) {
        pages.get(path) { visit in
            guard let month = visit.query("month").flatMap(Month.init),
                let side = visit.query("side").flatMap(TimeSide.init)
            else { throw CommonRefusal.notFound }
            return .page(
                try await page(
                    visit, month, side, visit.query("kind").flatMap(TimePage.Choice.init)))
        }
    }

    private static func page(
        _ visit: Visit, _ month: Month, _ side: TimeSide, _ kind: TimePage.Choice?
    ) async throws -> Page {
        let say = visit.say
        var id: ID<CaseKind>?
        if case .of(let chosen)? = kind { id = chosen }
        let query = TimeRecords(
            month: month, side: side, kind: id, isUnkinded: kind == TimePage.Choice.none,
            after: visit.query("after"))
        let (answer, kinds) = try await visit.reading { db in
            (try query.fetch(from: db), try CaseKindRow.all(in: db))
        }
        let kindTitle =
            switch kind {
            case nil: say("tutte le pratiche", "all cases")
            case .some(.none): say("senza tipo", "without a kind")
            case .of(let id)?: kinds.first { $0.id == id }?.title ?? ""
            }
        let title = "\(say(side.title)), \(visit.moments.month(month.firstDay))"
        let back = address(TimePage.path, [("month", month.description)])
        let older = answer.next.map { href(month, side, kind, after: $0) }
        let newer = visit.query("after") == nil ? nil : href(month, side, kind)
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(kindTitle)", crumbs: [(say("Cifre", "Figures"), "/figures"), (say("Il tempo", "Time"), back)]))
                <section class="card flush"><table class="table dense"><caption class="hush">\(say("Registrazioni", "Records"))</caption>
                <thead><tr><th scope="col">\(say("Pratica", "Case"))</th><th scope="col">\(say("Che cosa", "What"))</th><th scope="col">\(say("Quando", "When"))</th><th scope="col" class="num">\(say("Minuti", "Minutes"))</th></tr></thead>
                <tbody>\(answer.lines.html { line in
                    "<tr><th scope=\"row\"><a href=\"/desk/cases/\(line.caseFile)\">\(line.number)</a> <span class=\"muted\">\(line.title)</span></th><td data-label=\"\(say("Che cosa", "What"))\">\(means(line.means, say))</td><td data-label=\"\(say("Quando", "When"))\">\(visit.moments.time(line.at))</td><td class=\"num\" data-label=\"\(say("Minuti", "Minutes"))\">\("\(line.minutes)")</td></tr>"
                })</tbody></table></section>
                \(answer.lines.isEmpty ? "<p class=\"muted\">\(say("Nessuna registrazione.", "No record."))</p>" : "")\(pager(say, newer: newer, older: older))
                """)
    }

    private static func means(_ code: String, _ say: Say) -> String {
        ContactMeans(rawValue: code).map { say($0.title) }
            ?? WorkOccasion(rawValue: code).map { say($0.title) } ?? code
    }
}
