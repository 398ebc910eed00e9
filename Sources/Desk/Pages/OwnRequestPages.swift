import Commons
import Kernel
import Mail
import Members
import Site
import Store

/// The requests of who has signed in to see what is theirs (M8).
struct OwnRequestPages {
    static let path = "/own/requests"
    private static let messages = "/own/messages"

    static let entry = MenuEntry(
        "Le mie richieste", "My requests", href: path, icon: "mail", place: 2, .mine)

    func register(in pages: inout Pages) {
        pages.get(Self.path, .mine) { visit in .page(try await list(visit)) }
        pages.get("\(Self.path)/new", .mine) { visit in .page(try await writing(visit)) }
        pages.get("\(Self.path)/:id", .mine) { visit in .page(try await request(visit)) }
        pages.post(Self.path, .mine, bodyLimit: AnswerPages.bodyLimit) { visit, form in
            try await write(visit, form, OwnRequestForm.input(form)) {
                try await writing(visit, form, $0)
            }
        }
        pages.post("\(Self.path)/:id", .mine, bodyLimit: AnswerPages.bodyLimit) { visit, form in
            var input = OwnRequestForm.input(form)
            input.set("caseFile", "\(try visit.id(of: CaseFile.self))")
            return try await write(visit, form, input) { try await request(visit, form, $0) }
        }
        MessagePages.downloads(Self.messages, .mine, in: &pages) { row, db in
            try MyRequest.isMine(row.id, in: db)
        }
    }

    private func write(
        _ visit: Visit, _ form: Form, _ input: Form,
        refused: (any Refusal) async throws -> Page
    ) async throws -> Answer {
        try await visit.submit(
            WriteRequest.self, input,
            then: { .redirect(to: address("\(Self.path)/\($0)", [("done", "1")])) },
            refused: { .page(try await refused($0)) })
    }

    private func writing(
        _ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let say = visit.say
        let title = say("Scrivi alla cooperativa", "Write to the cooperative")
        let fields = OwnRequestForm(
            visit: visit, desks: try await visit.ask(OpenDesks()), request: nil, form: form,
            refusal: refusal)
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("La risposta arriva qui e per posta. Una richiesta per volta: si segue meglio.", "The answer comes here and by mail. One matter at a time is followed best."))", crumbs: [(say("Le mie richieste", "My requests"), Self.path)]))
                \(fields.html)
                """)
    }

    private func list(_ visit: Visit) async throws -> Page {
        let answer = try await visit.ask(MyRequests(after: visit.query("after")))
        let say = visit.say
        let title = say("Le mie richieste", "My requests")
        let next: HTML =
            answer.next.map {
                "<p><a class=\"button\" href=\"\(address(Self.path, [("after", $0)]))\">\(say("Più vecchie", "Older"))</a></p>"
            } ?? ""
        let body: HTML =
            answer.lines.isEmpty
            ? emptyState(
                "mail", say("Ancora nessuna richiesta", "No request yet"),
                say(
                    "Scrivi da qui o per posta: ogni tua lettera compare con la risposta.",
                    "Write from here or by mail: each letter of yours stands here with its answer.")
            )
            : "<section class=\"card flush\"><ul class=\"rows\">\(answer.lines.html { row($0, visit) })</ul></section>\(next)"
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, actions: "<a class=\"button primary\" href=\"\(Self.path)/new\">\(icon("answer"))\(say("Scrivi alla cooperativa", "Write to the cooperative"))</a>"))
                \(body)
                """)
    }

    private func row(_ line: MyRequests.Line, _ visit: Visit) -> HTML {
        """
        <li><a class="main" href="\(Self.path)/\(line.caseFile)">\(line.title)</a><span class="sub">\(line.number) · \(visit.moments.time(line.lastAt))</span><span class="end">\(mark(line.state, visit.say))</span></li>
        """
    }

    private func mark(_ standing: RequestState, _ say: Say) -> HTML {
        switch standing {
        case .waiting: state(say(standing.title), .info)
        case .answered: state(say(standing.title), .good)
        case .closed: state(say(standing.title))
        }
    }

    private func request(
        _ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let answer = try await visit.ask(MyRequest(caseFile: try visit.id(of: CaseFile.self)))
        let more = OwnRequestForm(
            visit: visit, desks: try await visit.ask(OpenDesks()), request: answer.request,
            form: form, refusal: refusal)
        let readings = try await visit.reading { db in
            try answer.messages.compactMap { try MessageRow.find($0, in: db) }
                .map { try MessageReading.read($0, from: db) }
        }
        let say = visit.say
        let letters = readings.map {
            (at: $0.row.at, html: MessageArticle.html($0, visit, path: Self.messages))
        }
        let talks = answer.talks.map { talk in
            let minutes =
                talk.minutes > 0 ? say(", \(talk.minutes) minuti", ", \(talk.minutes) minutes") : ""
            let html: HTML =
                "<p class=\"muted\">\(icon(talk.means.icon)) \(say(talk.means.title))\(minutes), \(visit.moments.time(talk.at))</p>"
            return (at: talk.at, html: html)
        }
        let older: HTML =
            answer.hasOlder
            ? "<p class=\"muted\">\(say("Le lettere più vecchie sono conservate: chiedile alla cooperativa.", "Older letters are kept: ask the cooperative for them."))</p>"
            : ""
        let request = answer.request
        return Page(
            request.title, shape: .narrow,
            body: """
                \(pageHead(say, request.title, lead: "\(request.number) · \(mark(request.state, say))", crumbs: [(say("Le mie richieste", "My requests"), Self.path)]))
                \(visit.done("È arrivata: qui vedrai la risposta", "It has arrived: you will see the answer here"))
                <h2 class="hush" id="thread-h">\(say("Lettere e contatti", "Letters and contacts"))</h2>
                \(older)<ol class="thread" aria-labelledby="thread-h">\((letters + talks).sorted { $0.at < $1.at }.html { "<li>\($0.html)</li>" })</ol>
                \(more.html)
                """)
    }
}
