import Commons
import Kernel
import Site

/// That the case is offered, to whom, and what they may do about it.
struct OfferNotice {
    let view: CaseView

    private var visit: Visit { view.visit }
    private var say: Say { view.visit.say }

    var html: HTML {
        guard let line = view.shown.offer else { return "" }
        let isForMe = line.offer.to == visit.actor.id
        let title =
            isForMe
            ? say(
                "\(line.fromName) ti offre questa pratica", "\(line.fromName) offers you this case")
            : say(
                "\(line.fromName) la offre a \(line.toName)",
                "\(line.fromName) offers it to \(line.toName)")
        return """
            <div class="notice info">\(icon("take"))<div><h2>\(title)</h2><p>\(say("«\(line.offer.note)»", "“\(line.offer.note)”"))</p>\(buttons(line.offer, isForMe: isForMe))</div></div>
            """
    }

    private func buttons(_ offer: CaseOffer, isForMe: Bool) -> HTML {
        guard isForMe || offer.from == visit.actor.id else { return "" }
        let taking: HTML =
            isForMe
            ? form(
                "hold",
                "<button class=\"button small\">\(icon("take"))\(say("Prendi", "Take"))</button>")
            : ""
        let ending =
            isForMe
            ? say("No, grazie", "No, thank you") : say("Ritira l'offerta", "Take the offer back")
        return
            "<div class=\"actions\">\(taking)\(form("offer/end", "<button class=\"button small\">\(ending)</button>"))</div>"
    }

    private func form(_ verb: String, _ inner: HTML) -> HTML {
        "<form method=\"post\" action=\"\(view.desk.act(verb, on: view.row.id))\">\(visit.formKeys)\(inner)</form>"
    }
}
