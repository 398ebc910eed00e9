import Kernel
import Mail
import Site

/// What was said in a case, letters and contacts together, in the order of time.
struct CaseThread {
    let view: CaseView
    /// Entries after this one came while somebody was writing.
    let seen: Int64?

    private static let unfolded = 4

    private enum Entry {
        case message(MessageReading)
        case contact(ShowCase.Contact)
        case settled(SettledRow)

        var at: Instant {
            switch self {
            case .message(let reading): reading.row.at
            case .contact(let contact): contact.at
            case .settled(let row): row.answeredAt ?? row.askedAt
            }
        }

        var isReceipt: Bool {
            if case .message(let reading) = self { return reading.isReceipt }
            return false
        }

        var id: Int64 {
            switch self {
            case .message(let reading): reading.row.id.rawValue
            case .contact(let contact): contact.id.rawValue
            case .settled(let row): row.id.rawValue
            }
        }
    }

    private var entries: [Entry] {
        (view.readings.map(Entry.message) + view.shown.contacts.map(Entry.contact)
            + view.shown.settled.map(Entry.settled))
            .sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }

    var html: HTML {
        let say = view.visit.say
        let entries = entries
        if entries.isEmpty {
            return
                "<p class=\"muted\">\(say("Qui non è ancora stato detto niente: registra un contatto o scrivi.", "Nothing has been said here yet: record a contact or write."))</p>"
        }
        let folded = folded(entries)
        return """
            <ol class="thread" aria-label="\(say("Messaggi e contatti", "Messages and contacts"))">\(older)\(fold(entries.prefix(folded)))\(entries.dropFirst(folded).html(item))</ol>
            """
    }

    /// How many of the first are folded: receipts are one line each and push no letter out of sight. One
    /// folded entry would save nothing.
    private func folded(_ entries: [Entry]) -> Int {
        let said = entries.indices.filter { !entries[$0].isReceipt }
        guard said.count > Self.unfolded else { return 0 }
        let first = said[said.count - Self.unfolded]
        return first > 1 ? first : 0
    }

    private var older: HTML {
        guard view.shown.hasOlder else { return "" }
        let all = view.desk.caseFile(view.row.id, [("messages", "all")])
        return
            "<li><a class=\"button small\" href=\"\(all)\">\(view.visit.say("Mostra anche i messaggi più vecchi", "Show the older messages too"))</a></li>"
    }

    private func fold(_ entries: ArraySlice<Entry>) -> HTML {
        if entries.isEmpty { return "" }
        let say = view.visit.say
        return """
            <li><details class="older"><summary>\(say("\(entries.count) voci precedenti", "\(entries.count) earlier entries"))</summary>
            <ol class="thread">\(entries.html(item))</ol></details></li>
            """
    }

    private func item(_ entry: Entry) -> HTML {
        let isNew = seen.map { entry.id > $0 } ?? false
        let mark: HTML = isNew ? "<p>\(tag(view.visit.say("nuovo", "new"), .amber))</p>" : ""
        switch entry {
        case .message(let reading):
            return
                "<li>\(mark)\(elsewhere(reading))\(MessageArticle.html(reading, view.visit))</li>"
        case .contact(let contact): return "<li>\(mark)\(article(contact))</li>"
        case .settled(let row): return "<li>\(settled(row))</li>"
        }
    }

    /// A report or a receipt of a letter of ours comes from a server, which is as it should be.
    private func elsewhere(_ reading: MessageReading) -> HTML {
        guard reading.deliveries.isEmpty, reading.receipts.isEmpty,
            view.isFromElsewhere(reading.row)
        else { return "" }
        return
            "<p>\(tag(view.visit.say("da un altro indirizzo", "from another address"), .amber))</p>"
    }

    private func settled(_ row: SettledRow) -> HTML {
        let say = view.visit.say
        let isSettled = row.isSettled == true
        let title =
            isSettled
            ? say("La persona dice che è risolta", "The person says it is settled")
            : say("La persona dice che manca qualcosa", "The person says something is missing")
        return """
            <article class="message note" id="s-\(row.id)" aria-labelledby="s-\(row.id)-h">
            <header><span class="face" aria-hidden="true">\(icon(isSettled ? "good" : "warn"))</span><h3 id="s-\(row.id)-h">\(title)</h3>
            <p class="route">\(say("dal collegamento nella lettera", "by the link in the letter"))</p>\(view.visit.moments.time(row.answeredAt ?? row.askedAt, relative: " data-relative"))</header>
            \(row.words.isEmpty ? "" : "<div class=\"letter plain\">\(row.words)</div>")</article>
            """
    }

    private func article(_ contact: ShowCase.Contact) -> HTML {
        let say = view.visit.say
        let kind: HTML = contact.means == .note ? "note" : "call"
        let duration =
            contact.minutes > 0 ? view.visit.moments.duration(minutes: contact.minutes) : nil
        let route = [contact.by, duration, contact.place].compactMap { $0 }.joined(separator: " · ")
        return """
            <article class="message \(kind)" id="c-\(contact.id)" aria-labelledby="c-\(contact.id)-h">
            <header><span class="face" aria-hidden="true">\(icon(contact.means.icon))</span><h3 id="c-\(contact.id)-h">\(say(contact.means.title))</h3>
            <p class="route">\(route)</p>\(view.visit.moments.time(contact.at, relative: " data-relative"))</header>
            \(taking(contact))<div class="letter plain">\(contact.note)</div>\(calling(contact))</article>
            """
    }

    /// Who was there beside the person of the case.
    private func taking(_ contact: ShowCase.Contact) -> HTML {
        if contact.participants.isEmpty { return "" }
        let first = contact.participants.first?.party
        let names = contact.participants.html { one -> HTML in
            "\(one.party == first ? "" : ", ")\(view.visit.person(one.party, one.name))"
        }
        return "<p class=\"small\">\(view.visit.say("Con", "With")) \(names)</p>"
    }

    /// Who is called in it, and the way to say that one has seen it.
    private func calling(_ contact: ShowCase.Contact) -> HTML {
        if contact.called.isEmpty { return "" }
        let say = view.visit.say
        let names = contact.called.map { one in
            one.isSeen ? "\(one.name) (\(say("visto", "seen")))" : one.name
        }
        let isMine = contact.called.contains {
            !$0.isSeen && $0.account == view.visit.actor.id
        }
        let button: HTML =
            isMine && view.mayWork
            ? SeenButton(visit: view.visit, contact: contact.id, caseFile: view.row.id).html : ""
        return """
            <div class="split called"><p class="muted small">\(say("Nomina", "Mentions")): \(names.joined(separator: ", "))</p>\(button)</div>
            """
    }
}
