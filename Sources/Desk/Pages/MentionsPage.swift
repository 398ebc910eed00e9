import Commons
import Kernel
import Site

/// Notes in which colleagues have called the one who looks, until she ticks them as seen.
struct MentionsPage: Sendable {
    let visit: Visit
    let counts: QueueCounts.Answer
    let answer: MentionsOfMe.Answer

    static let path = "/desk/mentions"

    private var say: Say { visit.say }

    static func register(in pages: inout Pages) {
        pages.get(path) { visit in
            let mentions = try await load(visit)
            return visit.wantsFragment ? .fragment(mentions.content) : .page(mentions.page(nil))
        }
        pages.post(path) { visit, form in
            try await visit.submit(
                SeeMention.self, form,
                then: { _ in
                    .redirect(
                        to: visit.query("case").flatMap(ID<CaseFile>.init).map {
                            CasePages.back($0, visit)
                        } ?? path)
                }, refused: { .page(try await load(visit).page($0)) })
        }
    }

    private static func load(_ visit: Visit) async throws -> MentionsPage {
        let after = visit.query("after")
        let (counts, answer) = try await visit.reading { db in
            (try QueueCounts().answer(from: db), try MentionsOfMe(after: after).fetch(from: db))
        }
        return MentionsPage(visit: visit, counts: counts, answer: answer)
    }

    private func page(_ refusal: (any Refusal)?) -> Page {
        let live = address(Self.path, [("after", visit.query("after"))])
        return Page(
            "\(say("Mi hanno nominato", "Mentions of me")) · \(say("Scrivania", "Desk"))",
            shape: .wide, isLive: true,
            body: """
                <h1 class="hush">\(say("Scrivania", "Desk"))</h1>
                <div class="desk">\(QueuePanel(visit: visit, counts: counts, place: .mentions).html())
                <div class="stack">\(refusal.map { refusalNotice($0, say) } ?? "")<section class="card flush promises" aria-labelledby="list-h" data-live="\(live)" data-live-on="desk">\(content)</section></div></div>
                """)
    }

    /// The part that changes by itself.
    private var content: HTML {
        let head: HTML = """
            <header><h2 id="list-h">\(say("Mi hanno nominato", "Mentions of me"))</h2><p class="muted">\(say("prima l'ultimo appunto", "the latest note first"))</p></header>
            """
        if answer.lines.isEmpty { return head + empty }
        let older = answer.next.map { address(Self.path, [("after", $0)]) }
        return """
            \(head)<ul class="rows" data-list>\(answer.lines.html(line))</ul>
            \(pager(say, newer: visit.query("after") == nil ? nil : Self.path, older: older))
            """
    }

    private func line(_ line: MentionsOfMe.Line) -> HTML {
        let href = DeskAddress(queue: .open).caseFile(line.caseFile.id) + "#c-\(line.contact)"
        let by: HTML = line.by.map { "\(face($0, "small")) \($0) · " } ?? ""
        return """
            <li><a class="main" href="\(href)">\(line.note.excerpt(160))</a><span class="sub">\(by)\(line.caseFile.fromShown) · \(line.caseFile.title)</span><span class="end">\(visit.moments.time(line.at, relative: " data-relative"))\(SeenButton(visit: visit, contact: line.contact, caseFile: nil).html)</span></li>
            """
    }

    private var empty: HTML {
        emptyState(
            "person", say("Nessuno ti ha nominato", "Nobody has mentioned you"),
            say(
                "In un appunto si chiama un collega con @ e il suo nome: lo trova qui finché non lo segna come visto.",
                "In a note a colleague is called by @ and the name: it stands here until it is marked as seen."
            ))
    }
}

/// Ticks a note as seen.
struct SeenButton {
    let visit: Visit
    let contact: ID<CaseContact>
    /// Where to go back to; the list if nil.
    let caseFile: ID<CaseFile>?

    var html: HTML {
        let action = address(
            MentionsPage.path,
            [("case", caseFile.map { "\($0)" }), ("queue", visit.query("queue"))])
        return """
            <form method="post" action="\(action)">\(visit.formKeys)<input type="hidden" name="contact" value="\(contact)"><button class="button small" aria-keyshortcuts="v">\(icon("check"))\(visit.say("Visto", "Seen"))</button></form>
            """
    }
}

/// What a field for notes needs to complete names after an `@`, and what it says of them.
struct MentionField {
    let say: Say
    let names: [String]

    var attributes: HTML {
        names.isEmpty ? "" : " data-mentions=\"\(names.joined(separator: "|"))\""
    }

    var hint: String? {
        names.isEmpty
            ? nil
            : say(
                "Per chiamare un collega scrivi @ e il suo nome.",
                "To call a colleague write @ and the name.")
    }
}
