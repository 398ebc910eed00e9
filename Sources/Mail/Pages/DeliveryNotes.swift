import Commons
import Kernel
import Members
import Site

/// What servers reported, beside the letter, on the report itself and on a person's page.
enum DeliveryNotes {
    /// On the sent letter one line a recipient; on the report what it means.
    static func html(_ reading: MessageReading, _ say: Say) -> HTML {
        guard !reading.deliveries.isEmpty else { return "" }
        return
            "<ul class=\"plain\" aria-label=\"\(say("Consegna", "Delivery"))\">\(reading.deliveries.html { "<li>\(mark($0, say)) \(say($0.sentence))</li>" })</ul>"
    }

    private static func mark(_ row: DeliveryRow, _ say: Say) -> HTML {
        switch row.outcome {
        case .failed: state(say("non arrivata", "not arrived"), .bad)
        case .delayed: state(say("in ritardo", "late"), .warn)
        case .delivered: state(say("arrivata", "arrived"), .good)
        }
    }

    /// On a party's page; nothing where all its addresses take letters.
    static func cards(_ rows: [BouncingAddresses.Row], _ visit: Visit) -> [HTML] {
        if rows.isEmpty { return [] }
        let say = visit.say
        return [
            """
            <section class="card" aria-labelledby="bouncing"><header><h2 id="bouncing">\(say("Le lettere non arrivano", "Letters do not arrive"))</h2></header>
            <ul class="rows">\(rows.html { row($0, visit) })</ul></section>
            """
        ]
    }

    private static func row(_ row: BouncingAddresses.Row, _ visit: Visit) -> HTML {
        let say = visit.say
        let form: HTML =
            visit.actor.may(.work)
            ? """
            <span class="end"><form method="post" action="/mail/bouncing/clearing">\(visit.formKeys)<input type="hidden" name="address" value="\(row.address)">\
            <button class="button small">\(say("Ora riceve", "It works now"))<span class="hush"> \(row.address)</span></button></form></span>
            """ : ""
        return """
            <li><span class="main">\(row.address)</span><span class="sub">\(say(row.reason)) · \(say("dal", "since")) \(visit.moments.time(row.since)) · <a href="/messages/\(row.message)">\(say("la lettera", "the letter"))</a></span>\(form)</li>
            """
    }
}
