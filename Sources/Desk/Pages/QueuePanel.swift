import Commons
import Site

/// The queues with their counts, the labels, and the way to make one.
struct QueuePanel {
    let visit: Visit
    let counts: QueueCounts.Answer
    let place: DeskPlace

    private var queue: QueueChoice? { place.queue }

    func html(refused: (form: Form, refusal: any Refusal)? = nil) -> HTML {
        let say = visit.say
        return """
            <nav class="queues" aria-label="\(say("Code ed etichette", "Queues and labels"))">
            <div id="queue-links" data-live="\(place.live)" data-live-on="desk">\(links)</div>
            \(visit.actor.may(.work) ? arranging(refused) : "")
            \(visit.actor.may(.work) ? "<a class=\"button small\" href=\"/desk/new\" title=\"\(say("Nuova pratica", "New case"))\">\(icon("plus"))\(say("Nuova pratica", "New case"))</a>" : "")
            </nav>
            """
    }

    /// The part that changes by itself.
    var links: HTML {
        let say = visit.say
        let labels: HTML =
            counts.labels.isEmpty
            ? ""
            : """
            <h2>\(say("Etichette", "Labels"))</h2><ul id="queue-labels">\(counts.labels.html(label))</ul>
            """
        return """
            <h2>\(say("Code", "Queues"))</h2><ul>\(QueueChoice.standing.html(link))\(mentions)\(promises)\(tasks)</ul>
            <details data-open="medium" id="queue-more"><summary class="only-narrow">\(say("Altre code", "More queues"))</summary>\(searches)\(kinds)\(labels)</details>
            """
    }

    private var promises: HTML {
        let say = visit.say
        let current: HTML = place == .promises ? " aria-current=\"page\"" : ""
        let tone: HTML = counts.promisesDue > 0 ? " warn" : ""
        return """
            <li><a id="queue-promises" href="\(PromisesPage.path)" title="\(say("Promesse", "Promises"))"\(current)>\(icon("promise"))<span>\(say("Promesse", "Promises"))</span><span class="badge\(tone)">\(counts.promises)<span class="hush"> \(say("aperte", "open"))</span></span></a></li>
            """
    }

    private var mentions: HTML {
        let title = visit.say("Mi hanno nominato", "Mentions of me")
        let current: HTML = place == .mentions ? " aria-current=\"page\"" : ""
        let tone: HTML = counts.mentions > 0 ? " warn" : ""
        return """
            <li><a id="queue-mentions" href="\(MentionsPage.path)" title="\(title)"\(current)>\(icon("note"))<span>\(title)</span><span class="badge\(tone)">\(counts.mentions)<span class="hush"> \(visit.say("appunti", "notes"))</span></span></a></li>
            """
    }

    private var tasks: HTML {
        let title = visit.say("Da fare", "To do")
        let current: HTML = place == .tasks ? " aria-current=\"page\"" : ""
        let tone: HTML = counts.tasksDue > 0 ? " warn" : ""
        return """
            <li><a id="queue-tasks" href="\(TasksPage.path)" title="\(title)"\(current)>\(icon("todo"))<span>\(title)</span><span class="badge\(tone)">\(counts.tasks)<span class="hush"> \(visit.say("aperte", "open"))</span></span></a></li>
            """
    }

    private func link(_ choice: QueueChoice) -> HTML {
        entry(
            choice, icon(choice.icon), choice.title(visit.say, counts), count: count(choice),
            tone: choice == .free && counts.free > 0 || choice == .offered && counts.offered > 0
                ? " warn" : "")
    }

    private var searches: HTML {
        let say = visit.say
        let all: HTML =
            counts.searches.isEmpty
            ? ""
            : """
            <h2>\(say("Ricerche salvate", "Saved searches"))</h2><ul id="queue-searches">\(counts.searches.html(search))</ul>
            """
        return all + """
            <p class="muted small"><a id="queue-search" href="\(CaseSearchPage.path)">\(say("Cerca fra le pratiche", "Search the cases"))</a></p>
            """
    }

    private func search(_ one: QueueCounts.SearchCount) -> HTML {
        let choice = QueueChoice.search(one.search.id)
        let current: HTML = choice == queue ? " aria-current=\"page\"" : ""
        let most = CaseSearchRow.mostCounted
        let badge: HTML =
            one.found.map {
                "<span class=\"badge\">\($0 > most ? "\(most)+" : "\($0)")<span class=\"hush\"> \(visit.say("pratiche", "cases"))</span></span>"
            } ?? ""
        return """
            <li><a id="queue-\(choice.text)" href="\(DeskAddress(queue: choice).list)" title="\(one.search.title)"\(current)>\(icon("search"))<span>\(one.search.title)</span>\(badge)</a></li>
            """
    }

    private var kinds: HTML {
        let say = visit.say
        if counts.kinds.isEmpty { return "" }
        let unkinded = entry(
            .unkinded, icon("info"), QueueChoice.unkinded.title(say, counts),
            count: counts.unkinded,
            tone: "")
        return """
            <h2>\(say("Tipi", "Kinds"))</h2><ul id="queue-kinds">\(counts.kinds.html { entry(.kind($0.kind.id), icon("document"), $0.kind.title, count: $0.open, tone: "") })\(unkinded)</ul>
            """
    }

    private func label(_ one: QueueCounts.LabelCount) -> HTML {
        entry(
            .label(one.label.id), "<span class=\"dot \(one.label.tone.rawValue)\"></span>",
            one.label.title, count: one.open, tone: "")
    }

    private func entry(
        _ choice: QueueChoice, _ mark: HTML, _ title: String, count: Int?, tone: HTML
    ) -> HTML {
        let current: HTML = choice == queue ? " aria-current=\"page\"" : ""
        let cases = visit.say("pratiche", "cases")
        let badge: HTML =
            count.map {
                "<span class=\"badge\(tone)\">\($0)<span class=\"hush\"> \(cases)</span></span>"
            }
            ?? ""
        return """
            <li><a id="queue-\(choice.text)" href="\(DeskAddress(queue: choice).list)" title="\(title)"\(current)>\(mark)<span>\(title)</span>\(badge)</a></li>
            """
    }

    private func count(_ choice: QueueChoice) -> Int? {
        switch choice {
        case .free: counts.free
        case .waiting: counts.waiting
        case .mine: counts.mine
        case .later: counts.later
        case .offered: counts.offered
        case .open: counts.open
        case .closed, .label, .kind, .unkinded, .search: nil
        }
    }

    /// What gives the office its own queues: names that it makes and changes by itself.
    private func arranging(_ refused: (form: Form, refusal: any Refusal)?) -> HTML {
        let say = visit.say
        let open: HTML = refused == nil ? " data-open=\"medium\"" : " open"
        let searches: HTML =
            counts.searches.isEmpty
            ? ""
            : "<a href=\"\(SearchesPage.path)\">\(say("Cambia le ricerche", "Change the searches"))</a>"
        return """
            <details id="queue-names"\(open)><summary>\(say("Gestisci", "Manage"))</summary>\(newLabel(refused))
            <p class="muted small"><a href="\(LabelsPage.path)">\(say("Cambia le etichette", "Change the labels"))</a><a href="\(KindsPage.path)">\(say("Cambia i tipi di pratica", "Change the kinds of case"))</a>\(searches)</p></details>
            """
    }

    private func newLabel(_ refused: (form: Form, refusal: any Refusal)?) -> HTML {
        let say = visit.say
        let fields = visit.fields(refused?.form, refused?.refusal, scope: "label")
        let tones = Tone.allCases.map { (value: $0.rawValue, title: $0.title(say)) }
        let action = address("/desk/labels", [("queue", queue?.text)])
        let open: HTML = refused == nil ? "" : " open"
        return """
            <details\(open)><summary>\(say("Nuova etichetta", "New label"))</summary>
            <form class="form" method="post" action="\(action)">\(visit.formKeys)
            \(fields.text("title", say("Nome dell'etichetta", "Name of the label"), isRequired: true, attributes: "maxlength=\"40\" autocomplete=\"off\""))
            \(fields.select("tone", say("Colore", "Colour"), options: tones, value: Tone.sea.rawValue))
            <div class="actions"><button class="button small">\(say("Crea", "Make"))</button></div></form></details>
            """
    }
}

extension Tone {
    func title(_ say: Say) -> String {
        switch self {
        case .slate: say("ardesia", "slate")
        case .sea: say("mare", "sea")
        case .sky: say("cielo", "sky")
        case .indigo: say("indaco", "indigo")
        case .plum: say("prugna", "plum")
        case .rose: say("rosa", "rose")
        case .rust: say("ruggine", "rust")
        case .amber: say("ambra", "amber")
        case .olive: say("oliva", "olive")
        case .leaf: say("foglia", "leaf")
        }
    }
}
