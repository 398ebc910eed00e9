import Kernel
import Site

/// The cases of one queue, page by page; it follows by itself what happens.
struct CaseList {
    let visit: Visit
    let queue: QueueChoice
    let answer: Queue.Answer
    let counts: QueueCounts.Answer
    let after: String?
    let current: ID<CaseFile>?
    /// Cases can be chosen, to do one thing with several.
    var picks = false
    /// Chosen already, where the list comes back.
    var picked: Set<ID<CaseFile>> = []

    var html: HTML {
        // A list in which somebody chooses stands still.
        if picks {
            return
                "<section class=\"list\" id=\"case-list\" aria-labelledby=\"list-h\">\(content)</section>"
        }
        let live = DeskAddress(queue: queue).liveList(after: after, current: current)
        return """
            <section class="list" id="case-list" aria-labelledby="list-h" data-live="\(live)" data-live-on="desk mail" data-live-say="\(visit.say("Elenco aggiornato", "List brought up to date"))">\(content)</section>
            """
    }

    /// The part that changes by itself.
    var content: HTML {
        let say = visit.say
        let desk = DeskAddress(queue: queue)
        let older = answer.next.map { desk.list(after: $0) }
        let head: HTML = """
            <header><h2 id="list-h">\(queue.title(say, counts))</h2><p class="muted">\(queue.order(say, counts))\(choosing)</p></header>
            """
        if answer.lines.isEmpty { return head + queue.empty(say) }
        if picks {
            return """
                \(head)<form method="post" action="\(address("/desk/many", [("queue", queue.text), ("after", after)]))">\(ManyCasesBar(visit: visit, counts: counts).html)\(choosingAll(desk))<ol class="cases picking" data-list>\(answer.lines.html(line))</ol></form>
                \(pager(say, newer: after == nil ? nil : desk.picking(after: nil), older: answer.next.map { desk.picking(after: $0) }))
                """
        }
        return """
            \(head)\(answer.latest.map(latest) ?? "")\(lines)
            \(pager(say, newer: after == nil ? nil : desk.list, older: older))
            """
    }

    /// The cases alone.
    var lines: HTML { "<ol class=\"cases\" data-list>\(answer.lines.html(line))</ol>" }

    private var choosing: HTML {
        guard visit.actor.may(.work), !answer.lines.isEmpty else { return "" }
        let desk = DeskAddress(queue: queue)
        return picks
            ? " · <a href=\"\(desk.list(after: after))\">\(visit.say("Fine", "Done"))</a>"
            : " · <a href=\"\(desk.picking(after: after))\">\(visit.say("Scegline più di una", "Choose several"))</a>"
    }

    private var isAllChosen: Bool { visit.query("pick") == "all" }

    /// All of the page at once, and none again.
    private func choosingAll(_ desk: DeskAddress) -> HTML {
        let say = visit.say
        let title =
            isAllChosen
            ? say("Togli la scelta a tutte", "Choose none")
            : say("Sceglile tutte (\(answer.lines.count))", "Choose all (\(answer.lines.count))")
        return """
            <p class="latest"><a id="choose-all" href="\(desk.picking(after: after, isAllChosen: !isAllChosen))">\(title)</a></p>
            """
    }

    private func pick(_ row: CaseRow) -> HTML {
        guard picks else { return "" }
        let checked: HTML = isAllChosen || picked.contains(row.id) ? " checked" : ""
        return
            "<label class=\"pick\"><input type=\"checkbox\" name=\"case\" value=\"\("\(row.id)")\"\(checked)><span class=\"hush\">\(visit.say("Scegli", "Choose")) \(row.title)</span></label>"
    }

    /// Who wrote a moment ago stands at the end of a long list: this leads there.
    private func latest(_ row: CaseRow) -> HTML {
        """
        <p class="latest"><span class="muted">\(visit.say("Ultima arrivata", "Came last"))</span> <a href="\(DeskAddress(queue: queue).caseFile(row.id))">\(row.title)</a> <span class="muted">\(row.fromShown)</span></p>
        """
    }

    private func line(_ line: Queue.Line) -> HTML {
        let row = line.caseFile
        let isCurrent: HTML = row.id == current ? " aria-current=\"true\"" : ""
        let tags: HTML =
            line.labels.isEmpty && line.holderName == nil && line.kindTitle == nil
                && row.snoozedUntil == nil
            ? ""
            : "<p class=\"tags\">\(row.snoozedUntil.map { CaseAside(visit, $0).html } ?? "")\(line.kindTitle.map { KindMark.html($0) } ?? "")\(line.labels.html { tag($0.title, $0.tone) })\(holder(line.holderName))</p>"
        return """
            <li class="case"\(isCurrent)>\(pick(row))<p class="from">\(row.fromShown)</p>\(CaseWait(visit, row).html)
            <a class="subject" id="case-\(row.id)" href="\(DeskAddress(queue: queue).caseFile(row.id))">\(row.title)</a>
            \(row.preview.isEmpty ? "" : "<p class=\"snippet\">\(row.preview)</p>")\(tags)</li>
            """
    }

    private func holder(_ name: String?) -> HTML {
        guard let name else { return "" }
        let first = name.split(separator: " ").first.map(String.init) ?? name
        return """
            <span class="holder">\(face(name, "small"))<span class="hush">\(visit.say("la tiene", "held by")) </span>\(first)</span>
            """
    }
}

/// How long somebody has waited in a case, or else when something last happened in it.
struct CaseWait {
    let visit: Visit
    let row: CaseRow

    /// Until the cooperative decides a promise of its own: half a day is calm, a day is late.
    private static let soonMilliseconds: Int64 = 12 * 3_600_000
    private static let lateMilliseconds: Int64 = 24 * 3_600_000

    init(_ visit: Visit, _ row: CaseRow) {
        self.visit = visit
        self.row = row
    }

    /// In minutes; nil where nobody waits.
    var minutes: Int? { waited.map { Int($0 / 60_000) } }

    private var waited: Int64? {
        row.waitingSince.map { max(0, $0.milliseconds(until: visit.now)) }
    }

    private var mood: HTML {
        switch waited ?? 0 {
        case Self.lateMilliseconds...: " late"
        case Self.soonMilliseconds...: " soon"
        default: ""
        }
    }

    var html: HTML {
        guard let since = row.waitingSince, let minutes else {
            return """
                <p class="wait"><span class="hush">\(visit.say("Ultimo movimento", "Last event")): </span>\(visit.moments.time(row.lastAt, relative: " data-relative"))</p>
                """
        }
        return """
            <p class="wait\(mood)"><span class="hush">\(visit.say("Aspetta da", "Has waited")) </span><time datetime="\(since.description)" data-relative="wait">\(visit.moments.duration(minutes: minutes))</time></p>
            """
    }
}

/// Until when a case is put aside.
struct CaseAside {
    let visit: Visit
    let until: CalendarDate

    init(_ visit: Visit, _ until: CalendarDate) {
        self.visit = visit
        self.until = until
    }

    var html: HTML {
        tag(
            visit.say(
                "rimandata al \(visit.say.day(until))", "put aside until \(visit.say.day(until))"),
            .slate)
    }
}
