import Commons
import Kernel
import Site
import Store

/// The register of members as of a day, as it was known at a moment: on the screen page by page, on
/// paper as a whole.
struct RegisterPage: Sendable {
    let visit: Visit
    let answer: MemberRegister.Answer
    let isWhole: Bool
    let isOnPaper: Bool
    var warnings: [RegisterWarning] = []

    private var say: Say { visit.say }

    private static let mostOnPaper = 50_000

    static func load(_ visit: Visit, isOnPaper: Bool = false) async throws -> RegisterPage {
        let asked = Asked(visit)
        let query = MemberRegister(
            on: asked.on, knownAt: asked.knownAt, isWhole: asked.isWhole,
            after: isOnPaper ? nil : visit.query("after").flatMap { Int($0) },
            limit: isOnPaper ? 1 : 100)
        let answer = try await visit.ask(query)
        guard isOnPaper else {
            return RegisterPage(
                visit: visit, answer: answer, isWhole: asked.isWhole, isOnPaper: false,
                warnings: try await visit.ask(RegisterWarnings()))
        }
        let lines = try await visit.reading { db in
            try MemberRegister.lines(
                on: answer.on, knownAt: answer.knownAt, isWhole: asked.isWhole, after: 0,
                limit: mostOnPaper, from: db)
        }
        let whole = MemberRegister.Answer(
            on: answer.on, knownAt: answer.knownAt, members: answer.members, lines: lines, next: nil
        )
        return RegisterPage(visit: visit, answer: whole, isWhole: asked.isWhole, isOnPaper: true)
    }

    /// What the address asks for; a day alone is meant until its end.
    struct Asked {
        let on: CalendarDate?
        let knownAt: Instant?
        let isWhole: Bool

        init(_ visit: Visit) {
            on = visit.query("on").flatMap { CalendarDate($0) }
            knownAt = visit.query("knownAt").flatMap { text in
                Instant(text)
                    ?? CalendarDate(text).map {
                        visit.house.zone.endOfDay($0).adding(milliseconds: -1)
                    }
            }
            isWhole = visit.query("isWhole") == "true"
        }
    }

    var page: Page {
        let title = say("Libro soci", "Register of members")
        return Page(
            title, shape: .wide,
            body: """
                \(pageHead(say, title, lead: "\(lead)", actions: actions))
                \(isOnPaper ? "" : MembersSection.register.tabs(visit))
                \(isOnPaper ? "" : filter)
                \(warnings.html { notice(.warn, "\(say($0.sentence)) (\($0.rule))", numbers($0)) })
                \(answer.lines.isEmpty ? empty : table)
                """)
    }

    private var lead: String {
        let day = visit.moments.day(answer.on)
        let known =
            visit.query("knownAt") == nil
            ? ""
            : say(
                ", com'era noto il \(visit.moments.moment(answer.knownAt))",
                ", as known on \(visit.moments.moment(answer.knownAt))")
        return say(
            "\(answer.members) soci al \(day)\(known)",
            "\(answer.members) members on \(day)\(known)")
    }

    private func numbers(_ warning: RegisterWarning) -> HTML {
        let links = warning.numbers.map { number -> HTML in
            "<a href=\"/members/entries/\(number)\">\(say("n. \(number)", "no. \(number)"))</a>"
        }
        return links.html { "\($0) " }
    }

    private func link(_ path: String) -> String {
        address(path, ["on", "knownAt", "isWhole"].map { ($0, visit.query($0)) })
    }

    private var actions: HTML {
        let paper: HTML =
            isOnPaper
            ? "<a class=\"button\" href=\"\(link("/members"))\">\(icon("left"))\(say("A schermo", "On the screen"))</a>"
            : "<a class=\"button\" href=\"\(link("/members/paper"))\">\(icon("print"))\(say("Da stampare", "For paper"))</a>"
        return
            "\(paper)<a class=\"button\" href=\"\(link("/members/register.csv"))\">\(icon("download"))CSV</a><a class=\"button\" href=\"/members/figures\">\(icon("figures"))\(say("Cifre da pubblicare", "Figures to publish"))</a>"
    }

    private var filter: HTML {
        let fields = visit.fields()
        return """
            <form class="filters no-print" action="/members">\(fields.day("on", say("Al giorno", "As of"), value: answer.on))
            \(fields.day("knownAt", say("Com'era noto il", "As known on"), value: visit.query("knownAt").flatMap { CalendarDate($0) }))
            \(fields.check("isWhole", say("anche chi è uscito", "also who has left"), isOn: isWhole))
            <button class="button">\(say("Mostra", "Show"))</button></form>
            """
    }

    private var empty: HTML {
        emptyState(
            "members", say("Nessun socio in questa data", "No member on this day"),
            say(
                "Il libro comincia con i fondatori, o importando quello che c'è già.",
                "The register begins with the founders, or by importing the one there is."),
            visit.mayWork
                ? "<a class=\"button\" href=\"/members/imports\">\(say("Importa", "Import"))</a>"
                : "")
    }

    private var table: HTML {
        let caption = "\(visit.house.name) · \(say("Libro soci", "Register of members")) · \(lead)"
        let heads: [(String, Bool)] = [
            (say("N.", "No."), true), (say("Nome", "Name"), false),
            (say("Codice fiscale", "Tax identifier"), false),
            (say("Socio dal", "Since"), true), (say("Delibera o atto", "Resolved by"), false),
            (say("Presentato da", "Sponsor"), false), (say("Collettività", "Community"), false),
            (say("Quota", "Share"), true), (say("Uscita", "Exit"), false),
        ]
        let older = answer.next.map { next in
            address(
                "/members",
                ["on", "knownAt", "isWhole"].map { ($0, visit.query($0)) } + [("after", "\(next)")])
        }
        let running: HTML =
            isOnPaper
            ? "<tr class=\"running\"><th colspan=\"\(heads.count)\" scope=\"colgroup\">\(caption)</th></tr>"
            : ""
        let body: HTML = """
            <div class="table-wrap" role="region" aria-labelledby="register-caption" tabindex="0">
            <table class="table dense"><caption id="register-caption" class="hush">\(caption)</caption>
            <thead>\(running)<tr>\(heads.html { "<th scope=\"col\" class=\"\($0.1 ? "num" : "")\">\($0.0)</th>" })</tr></thead>
            <tbody>\(answer.lines.html { row($0, heads.map(\.0)) })</tbody></table></div>
            """
        return isOnPaper
            ? "<section class=\"sheet landscape\">\(body)</section>"
            : "\(body)\(pager(say, newer: visit.query("after") == nil ? nil : link("/members"), older: older))"
    }

    private func row(_ line: MemberRegister.Line, _ heads: [String]) -> HTML {
        let gone: HTML = line.leftOn == nil ? "" : " class=\"past\""
        let exit: HTML =
            line.exit.map { kind in
                "\(say(kind.title)), \(line.leftOn.map { visit.moments.brief($0) } ?? "")"
            } ?? ""
        let title: HTML =
            line.isFounder
            ? "\(say(line.resolutionKind.title)), \(visit.moments.brief(line.resolvedOn))"
            : "\(line.resolutionNumber), \(visit.moments.brief(line.resolvedOn))"
        return """
            <tr\(gone)><td class="num" data-label="\(heads[0])"><a href="/members/entries/\(line.number)">\(line.number)</a></td>
            <th scope="row" data-label="\(heads[1])">\(visit.person(line.party, line.name))</th>
            <td class="mono" data-label="\(heads[2])">\(line.taxIdentifier ?? "")</td>
            <td class="num" data-label="\(heads[3])">\(visit.moments.brief(line.admittedOn))</td>
            <td data-label="\(heads[4])"><span>\(title)</span></td>
            <td data-label="\(heads[5])">\(line.isFounder ? say("fondatore", "founder") : line.sponsorName ?? "")</td>
            <td data-label="\(heads[6])">\(line.communityName ?? "")</td>
            <td class="num" data-label="\(heads[7])">\(visit.euro(line.shareCents))</td>
            <td data-label="\(heads[8])">\(line.exit == nil ? "" : "<span>\(exit)</span>")</td></tr>
            """
    }
}
