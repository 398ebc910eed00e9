import Kernel
import Site

/// On the page of a member: what has become of the share, each movement, each transfer.
struct MemberShares {
    let visit: Visit
    let card: MemberCard
    let names: [ID<Party>: String]

    private var say: Say { visit.say }

    var html: HTML { "\(standing)\(transfers)" }

    private var standing: HTML {
        guard !card.shares.isEmpty || !card.standing.lines.isEmpty else { return "" }
        let heads = [
            say("Data", "Date"), say("Che cosa", "What"), say("Quota", "Share"),
            say("Soprapprezzo", "Premium"), say("Riferimento", "Reference"),
        ]
        let lines = factList(
            card.standing.lines.map { line in
                (say(line.state.title), "<strong>\(visit.euro(line.cents))</strong>" as HTML)
            })
        let heirs: HTML =
            card.member.exit == .death && card.standing[.toBeRepaid] > 0
            ? "<p class=\"small\">\(say("Spetta agli eredi (c.c. 2534).", "It is owed to the heirs (c.c. 2534)."))</p>"
            : ""
        let awaited: HTML =
            card.settlement.map { line in
                line.number == card.member.number && line.approvedOn == nil
                    ? "<p class=\"small\">\(say("Si liquida sul bilancio \(line.leftOn.year), non ancora approvato.", "Settled on the accounts of \(line.leftOn.year), not approved yet."))</p>"
                    : ""
            } ?? ""
        return """
            <section class="card stack" aria-labelledby="shares-h"><header><h2 id="shares-h">\(say("Quote", "Shares"))</h2><strong class="figure">\(visit.euro(card.shareCents))</strong></header>
            \(lines)\(heirs)\(awaited)
            <table class="table dense"><thead><tr><th scope="col">\(heads[0])</th><th scope="col">\(heads[1])</th><th scope="col" class="num">\(heads[2])</th><th scope="col" class="num">\(heads[3])</th><th scope="col">\(heads[4])</th></tr></thead>
            <tbody>\(card.shares.html { row in
                "<tr><th scope=\"row\" data-label=\"\(heads[0])\">\(visit.moments.time(row.on))</th><td data-label=\"\(heads[1])\">\(say(row.kind.title))</td><td class=\"num\" data-label=\"\(heads[2])\">\(visit.euro(row.shareCents))</td><td class=\"num\" data-label=\"\(heads[3])\">\(row.premiumCents == 0 ? "" : visit.euro(row.premiumCents))</td><td data-label=\"\(heads[4])\">\(row.reference ?? "")</td></tr>"
            })</tbody></table></section>
            """
    }

    private var transfers: HTML {
        guard !card.transfers.isEmpty else { return "" }
        return """
            <section class="card flush" aria-labelledby="transfers-h"><header><h2 id="transfers-h">\(say("Cessioni", "Transfers"))</h2></header>
            <ul class="rows">\(card.transfers.html(row))</ul></section>
            """
    }

    private func row(_ transfer: TransferRow) -> HTML {
        let other = transfer.giver == card.party.id ? transfer.receiver : transfer.giver
        let way =
            transfer.giver == card.party.id
            ? say("a", "to") : say("da", "from")
        let reasons: HTML = transfer.reasons.map { $0.isEmpty ? "" : ": \($0)" } ?? ""
        return """
            <li>\(visit.person(other, "\(visit.euro(transfer.shareCents)) \(way) \(names[other] ?? "")", isMain: true))<span class="sub">\(say("chiesta il", "asked on")) \(visit.moments.time(transfer.receivedOn)), \(say(transfer.status.title))\(reasons)</span></li>
            """
    }
}
