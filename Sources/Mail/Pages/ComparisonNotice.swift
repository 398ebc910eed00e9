import Commons
import Kernel
import Site

/// What a mailbox's card and Today say of the comparison between server and memory.
enum ComparisonNotice {
    /// Nothing where nothing is missing.
    static func missing(_ row: Mailboxes.Row, _ visit: Visit) -> HTML {
        guard row.notFetched > 0 else { return "" }
        let say = visit.say
        let rest = row.notFetched - row.missing.count
        return """
            <div class="notice warn">\(icon("warn"))<div><h2>\(title(row, say))</h2>
            <ul>\(row.missing.html { "<li>\(line($0, visit))</li>" })\
            \(rest > 0 ? "<li>\(say("e altre \(rest)", "and \(rest) more"))</li>" : "")</ul></div></div>
            """
    }

    static func title(_ row: Mailboxes.Row, _ say: Say) -> String {
        row.notFetched == 1
            ? say("Una lettera è sul server e non qui", "One letter is on the server and not here")
            : say(
                "\(row.notFetched) lettere sono sul server e non qui",
                "\(row.notFetched) letters are on the server and not here")
    }

    private static func line(_ item: MissingMessage, _ visit: Visit) -> HTML {
        let say = visit.say
        let reason =
            item.size.map {
                say(
                    "è troppo grande (\($0 / 1_000_000) MB)",
                    "it is too large (\($0 / 1_000_000) MB)")
            } ?? say("il server non la consegna", "the server does not hand it over")
        return
            "\(say("numero \(item.uid), dal", "number \(item.uid), since")) \(visit.moments.time(item.since)): \(reason)"
    }

    /// The rows of the card.
    static func facts(_ row: Mailboxes.Row, _ visit: Visit) -> HTML {
        let say = visit.say
        guard row.settings.imap != nil, let comparison = row.comparison else { return "" }
        let gone = comparison.gone ?? 0
        return """
            <div><dt>\(say("Confronto con il server", "Compared with the server"))</dt><dd>\(comparison.at.map { visit.moments.time($0, relative: " data-relative") } ?? "–")\
            \(comparison.isAsked ? " · \(say("richiesto", "asked for"))" : "")</dd></div>
            \(gone > 0 ? "<div><dt>\(say("Conservate, non più sul server", "Kept, no longer on the server"))</dt><dd class=\"figure\">\(gone)</dd></div>" : "")
            """
    }

    static func button(_ row: Mailboxes.Row, _ visit: Visit) -> HTML {
        guard row.isOpen, row.settings.imap != nil else { return "" }
        return """
            <form method="post" action="/mailboxes/\(row.id)/reconciliation">\(visit.formKeys)\
            <button class="button small">\(visit.say("Confronta adesso", "Compare now"))\
            <span class="hush"> \(row.address)</span></button></form>
            """
    }
}
