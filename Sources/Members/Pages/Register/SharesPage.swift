import Commons
import Kernel
import Site

/// Shares that are on their way: terms that bind us, transfers, leavers to be settled, and the
/// accounts on which they are.
struct SharesPage: Sendable {
    let visit: Visit
    let clocks: [MembershipClock]
    let leavers: [LeaversToSettle.Line]
    let transfers: [TransferRow]
    let names: [ID<Party>: String]
    let resolutions: ResolutionPick
    var refused: RefusedForm?

    private var say: Say { visit.say }

    private static let mostLeavers = 200

    static func load(_ visit: Visit, refused: RefusedForm? = nil) async throws -> SharesPage {
        let resolutions = try await ResolutionPick.load([.meeting], visit)
        return try await visit.reading { db in
            let transfers = try TransferRow.pending(in: db)
            let names = try Dictionary(
                transfers.flatMap { [$0.giver, $0.receiver] }.compactMap { id in
                    try PartyRow.find(id, in: db).map { (id, $0.name.shown) }
                }, uniquingKeysWith: { one, _ in one })
            return SharesPage(
                visit: visit, clocks: try MembershipClocks(limit: 50).answer(from: db),
                leavers: try LeaversToSettle(limit: mostLeavers).answer(from: db),
                transfers: transfers, names: names, resolutions: resolutions, refused: refused)
        }
    }

    var page: Page {
        let title = say("Quote e uscite", "Shares and exits")
        return Page(
            title,
            body: """
                \(pageHead(say, title))
                \(MembersSection.shares.tabs(visit))
                \(visit.done("Fatto.", "Done."))
                <div class="beside"><div class="stack">\(terms)\(pending)\(toSettle)</div>
                <aside class="stack">\(visit.mayWork ? accounts : "")</aside></div>
                """)
    }

    private var terms: HTML {
        guard !clocks.isEmpty else {
            return emptyState(
                "clock", say("Nessun termine corre", "No term runs"),
                say(
                    "Qui compaiono recessi e cessioni da esaminare, quote da rimborsare e da versare, con il giorno.",
                    "Withdrawals and transfers to examine, shares to pay back and to be paid appear here, with their day."
                ))
        }
        return """
            <section class="card flush" aria-labelledby="terms-h"><header><h2 id="terms-h">\(say("Che cosa scade", "What falls due"))</h2></header>\(ClockList(visit: visit, clocks: clocks).rows)</section>
            """
    }

    private var pending: HTML {
        guard !transfers.isEmpty else { return "" }
        return """
            <section class="card flush" aria-labelledby="pending-h"><header><h2 id="pending-h">\(say("Cessioni in corso", "Transfers on their way"))</h2></header>
            <ul class="rows">\(transfers.html { row in
                "<li><a class=\"main\" href=\"/members/entries/\(row.number)\">\(names[row.giver] ?? "")</a><span class=\"sub\">\(visit.euro(row.shareCents)) \(say("a", "to")) \(names[row.receiver] ?? "")</span><span class=\"end\">\(state(say(row.status.title)))</span></li>"
            })</ul></section>
            """
    }

    private var toSettle: HTML {
        guard !leavers.isEmpty else { return "" }
        let total = Shares.sum(leavers.map(\.heldCents))
        let more: HTML =
            leavers.count == Self.mostLeavers
            ? "<p class=\"muted small\">\(say("I primi \(Self.mostLeavers).", "The first \(Self.mostLeavers)."))</p>"
            : ""
        return """
            <section class="card flush" aria-labelledby="settle-h"><header><h2 id="settle-h">\(say("Quote di chi è uscito", "Shares of who has left"))</h2><strong class="figure">\(visit.euro(total))</strong></header>
            <ul class="rows">\(leavers.html { line in
                "<li><a class=\"main\" href=\"/members/entries/\(line.number)\">\(line.name)</a><span class=\"sub\">\(say(line.exit.title)), \(visit.moments.time(line.leftOn))</span><span class=\"end\">\(visit.euro(line.heldCents)), \(due(line))</span></li>"
            })</ul>\(more)</section>
            """
    }

    private func due(_ line: LeaversToSettle.Line) -> HTML {
        line.dueOn.map { "\(say("entro il", "by")) \(visit.moments.time($0))" }
            ?? "\(say("si attende il bilancio \(line.leftOn.year)", "accounts of \(line.leftOn.year) awaited"))"
    }

    private var accounts: HTML {
        let verb = "accounts"
        let fields = visit.fields(of: verb, refused)
        let content: HTML = """
            \(fields.text("year", say("Bilancio dell'anno", "Accounts of the year"), value: "\(visit.today.year - 1)", isRequired: true, attributes: "class=\"short\" inputmode=\"numeric\""))
            \(resolutions.fields(fields, visit))
            <p class="hint">\(say("Dall'approvazione decorre il termine per rimborsare chi è uscito in quell'anno.", "From the approval runs the term to pay back who left in that year."))</p>
            """
        return fold(
            say("Bilancio approvato", "Accounts approved"), "document", isOpen: refused != nil,
            smallForm(
                visit, "/members/shares/accounts", fields, content, say("Registra", "Record")))
    }
}
