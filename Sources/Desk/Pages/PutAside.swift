import Kernel
import Site

/// Menus of the head of a case that look ahead: promising something, putting the case aside.
struct PutAside {
    let view: CaseView
    let refused: RefusedForm?

    private var visit: Visit { view.visit }
    private var say: Say { view.visit.say }

    var html: HTML { promising + (isMine ? offering + snoozing : "") }

    private var isMine: Bool { view.row.holder != nil && view.row.holder == visit.actor.id }

    private var promising: HTML {
        let mine = refused?.verb == "promises" ? refused : nil
        let fields = visit.fields(mine?.form, mine?.refusal, scope: "promise")
        let open: HTML = mine == nil ? "" : " open"
        return """
            <details class="menu right"\(open)><summary class="button small" aria-keyshortcuts="p">\(icon("promise"))\(say("Prometti", "Promise"))</summary>
            <div class="drop panel"><form class="form" method="post" action="\(view.desk.act("promises", on: view.row.id))">\(visit.formKeys)\(fields.refusalLine)
            \(fields.text("text", say("Che cosa promettiamo", "What we promise"), isRequired: true, attributes: "maxlength=\"500\" autocomplete=\"off\""))
            \(fields.text("dueOn", say("Entro il", "By"), value: "\(visit.today.adding(days: 7))", type: "date", isRequired: true))
            <div class="actions"><button class="button">\(say("Prometti", "Promise"))</button></div></form></div></details>
            """
    }

    private var offering: HTML {
        if view.colleagues.isEmpty { return "" }
        let mine = refused?.verb == "offer" ? refused : nil
        let fields = visit.fields(mine?.form, mine?.refusal, scope: "offer")
        let open: HTML = mine == nil ? "" : " open"
        return """
            <details class="menu right"\(open)><summary class="button small" aria-keyshortcuts="o">\(icon("take"))\(say("Offri", "Offer"))</summary>
            <div class="drop panel"><form class="form" method="post" action="\(view.desk.act("offer", on: view.row.id))">\(visit.formKeys)\(fields.refusalLine)
            <p class="muted small">\(say("Resta tua finché il collega non la prende.", "It stays yours until your colleague takes it."))</p>
            \(fields.mustSelect("to", say("A chi", "To whom"), options: view.colleagues.map { (value: "\($0.id)", title: $0.name) }))
            \(fields.text("note", say("Perché, e a che punto è", "Why, and where it stands"), isRequired: true, attributes: "maxlength=\"500\" autocomplete=\"off\""))
            <div class="actions"><button class="button">\(say("Offri", "Offer"))</button></div></form></div></details>
            """
    }

    private var snoozing: HTML {
        let action = view.desk.act("snooze", on: view.row.id)
        if view.row.snoozedUntil != nil {
            return """
                <form method="post" action="\(view.desk.act("waking", on: view.row.id))">\(visit.formKeys)<button class="button small">\(icon("refresh"))\(say("Riporta fra le mie", "Bring back"))</button></form>
                """
        }
        let mine = refused?.verb == "snooze" ? refused : nil
        let fields = visit.fields(mine?.form, mine?.refusal, scope: "snooze")
        let open: HTML = mine == nil ? "" : " open"
        return """
            <details class="menu right"\(open)><summary class="button small" aria-keyshortcuts="z">\(icon("calendar"))\(say("Rimanda", "Put aside"))</summary>
            <div class="drop panel stack"><p class="muted small">\(say("Torna fra le tue quel giorno, o prima se la persona scrive.", "It comes back that day, or before if the person writes."))</p>
            <form class="stack tight" method="post" action="\(action)">\(visit.formKeys)\(presets.html { "<button class=\"button small\" name=\"until\" value=\"\("\($0.day)")\">\($0.title) <span class=\"muted\">\(visit.moments.brief($0.day))</span></button>" })</form>
            <form class="form" method="post" action="\(action)">\(visit.formKeys)\(fields.refusalLine)\(fields.text("until", say("Un altro giorno", "Another day"), type: "date", isRequired: true))
            <div class="actions"><button class="button small">\(say("Rimanda", "Put aside"))</button></div></form></div></details>
            """
    }

    private var presets: [(title: String, day: CalendarDate)] {
        let today = visit.today
        let monday = (1...7).lazy.map { today.adding(days: $0) }.first { $0.weekday == .monday }
        let all = [
            (title: say("Domani", "Tomorrow"), day: today.adding(days: 1)),
            (title: say("Lunedì", "Monday"), day: monday ?? today.adding(days: 7)),
            (title: say("Fra una settimana", "In a week"), day: today.adding(days: 7)),
            (title: say("Fra un mese", "In a month"), day: today.adding(days: 30)),
        ]
        // On a Sunday tomorrow is the Monday, on a Monday the next one is in a week: said once.
        return all.enumerated().filter { index, one in
            !all.prefix(index).contains { $0.day == one.day }
        }.map(\.element)
    }
}
