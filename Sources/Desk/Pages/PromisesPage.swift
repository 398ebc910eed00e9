import Commons
import Kernel
import Site

/// All promises that are open, the nearest day first.
struct PromisesPage: Sendable {
    let visit: Visit
    let counts: QueueCounts.Answer
    let answer: OpenPromises.Answer

    static let path = "/desk/promises"

    static func load(_ visit: Visit) async throws -> PromisesPage {
        let after = visit.query("after")
        let (counts, answer) = try await visit.reading { db in
            (try QueueCounts().answer(from: db), try OpenPromises(after: after).fetch(from: db))
        }
        return PromisesPage(visit: visit, counts: counts, answer: answer)
    }

    var page: Page {
        let say = visit.say
        return Page(
            "\(say("Promesse", "Promises")) · \(say("Scrivania", "Desk"))", shape: .wide,
            isLive: true,
            body: """
                <h1 class="hush">\(say("Scrivania", "Desk"))</h1>
                <div class="desk">\(QueuePanel(visit: visit, counts: counts, place: .promises).html())
                <section class="card flush promises" aria-labelledby="list-h" data-live="\(address(Self.path, [("after", visit.query("after"))]))" data-live-on="desk">\(content)</section></div>
                """)
    }

    /// The part that changes by itself.
    var content: HTML {
        let say = visit.say
        let head: HTML = """
            <header><h2 id="list-h">\(say("Promesse", "Promises"))</h2><p class="muted">\(say("prima il giorno più vicino", "the nearest day first"))</p></header>
            """
        if answer.lines.isEmpty { return head + empty }
        let older = answer.next.map { address(Self.path, [("after", $0)]) }
        return """
            \(head)<ul class="rows" data-list>\(answer.lines.html(PromiseLine(visit: visit).html))</ul>
            \(pager(say, newer: visit.query("after") == nil ? nil : Self.path, older: older))
            """
    }

    private var empty: HTML {
        let say = visit.say
        return emptyState(
            "promise", say("Nessuna promessa aperta", "No open promise"),
            say(
                "Ciò che promettiamo a qualcuno entro un giorno si scrive nella pratica, con «Prometti»: poi sta qui finché non è mantenuto.",
                "What we promise somebody by a day is written in the case, with “Promise”: then it stands here until it is kept."
            ))
    }
}

/// A promise in a list, leading to its case.
struct PromiseLine {
    let visit: Visit

    func html(_ line: OpenPromises.Line) -> HTML {
        let href = DeskAddress(queue: .open).caseFile(line.caseFile.id) + "#promises"
        let again: HTML =
            line.promise.writtenAgainAt == nil
            ? "" : " \(state(visit.say("ha riscritto", "wrote again"), .warn))"
        let keeper: HTML =
            line.keeperName.map { "\(face($0, "small"))<span class=\"hush\">\($0)</span>" } ?? ""
        return """
            <li><a class="main" href="\(href)">\(line.promise.text)</a><span class="sub">\(line.caseFile.fromShown) · \(line.caseFile.title)</span><span class="end"><span class="small">\(PromiseDue(visit, line.promise).html)</span>\(again)\(keeper)</span></li>
            """
    }
}
