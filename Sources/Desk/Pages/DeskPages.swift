import Commons
import Kernel
import Mail
import Members
import Site

/// The queues of the desk, labels, and new cases.
struct DeskPages {
    func register(in pages: inout Pages) {
        pages.get("/desk") { visit in
            .page(try await DeskPage.load(visit).page(picks: visit.query("pick") != nil))
        }
        pages.get("/desk/list") { visit in
            .fragment(
                try await DeskPage.load(visit).list(current: visit.query("case").flatMap(ID.init))
                    .content)
        }
        pages.get("/desk/queues") { visit in
            .fragment(try await DeskPage.load(visit).queues.links)
        }
        pages.get(PromisesPage.path) { visit in
            let promises = try await PromisesPage.load(visit)
            return visit.wantsFragment ? .fragment(promises.content) : .page(promises.page)
        }
        MentionsPage.register(in: &pages)
        TasksPage.register(in: &pages)
        KindsPage.register(in: &pages)
        CaseSearchPage.register(in: &pages)
        TimePage.register(in: &pages)
        VisitsPage.register(in: &pages)
        LabelsPage.register(in: &pages)
        pages.post("/desk/many") { visit, form in
            let many = ManyCases(visit: visit, form: form)
            if let lacking = many.lacking {
                return .page(
                    try await DeskPage.load(visit).page(
                        notice: notice(.info, visit.say(lacking), role: "alert"), picks: true,
                        picked: many.chosen), status: RefusalKind.invalid.status)
            }
            let outcome = try await many.run()
            return .page(
                try await DeskPage.load(visit).page(
                    notice: outcome.told(visit.say), picks: true),
                status: outcome.refused.isEmpty ? .ok : RefusalKind.conflict.status)
        }
        pages.post("/desk/giving-back") { visit, form in
            try await visit.submit(
                GiveEverythingBack.self, form,
                then: { outcome in
                    .redirect(
                        to: address(
                            "/desk",
                            [
                                ("queue", QueueChoice.free.text),
                                ("cases", "\(outcome.cases)"), ("promises", "\(outcome.promises)"),
                                ("tasks", "\(outcome.tasks ?? 0)"),
                            ]))
                }, refused: { _ in .redirect(to: "/") })
        }
        pages.post("/desk/labels") { visit, form in
            try await visit.submit(
                MakeLabel.self, form,
                then: { .redirect(to: DeskAddress(queue: .label($0)).list) },
                refused: { refusal in
                    .page(try await DeskPage.load(visit).page(refused: (form, refusal)))
                })
        }
        pages.get("/desk/new", .work) { visit in
            .page(try await NewCasePage.load(visit).page)
        }
        pages.post("/desk") { visit, form in
            try await visit.submit(
                OpenCase.self,
                { NewCasePage.input(try await NewCasePage.people.resolve(form, visit)) },
                then: { .redirect(to: DeskAddress(queue: .open).caseFile($0)) },
                refused: { refusal in
                    .page(try await NewCasePage.load(visit, form, refusal).page)
                })
        }
    }
}

/// The desk with no case open.
struct DeskPage: Sendable {
    let visit: Visit
    let queue: QueueChoice
    let counts: QueueCounts.Answer
    let answer: Queue.Answer

    static func load(_ visit: Visit) async throws -> DeskPage {
        let asked = visit.query("queue").flatMap(QueueChoice.init)
        let after = visit.query("after")
        let (queue, counts, answer) = try await visit.reading { db in
            let counts = try QueueCounts().answer(from: db)
            let queue = Self.known(asked, counts) ?? .free
            return (queue, counts, try Queue(queue: queue, after: after).fetch(from: db))
        }
        return DeskPage(visit: visit, queue: queue, counts: counts, answer: answer)
    }

    /// A label or kind that does not exist is no queue.
    static func known(_ asked: QueueChoice?, _ counts: QueueCounts.Answer) -> QueueChoice? {
        switch asked {
        case .label(let id): counts.labels.contains { $0.label.id == id } ? asked : nil
        case .kind(let id): counts.kinds.contains { $0.kind.id == id } ? asked : nil
        case .search(let id): counts.searches.contains { $0.search.id == id } ? asked : nil
        default: asked
        }
    }

    var queues: QueuePanel {
        QueuePanel(visit: visit, counts: counts, place: DeskPlace(visit, queue: queue))
    }

    func list(current: ID<CaseFile>?, picks: Bool = false, picked: [ID<CaseFile>] = []) -> CaseList
    {
        CaseList(
            visit: visit, queue: queue, answer: answer, counts: counts,
            after: visit.query("after"), current: current, picks: picks, picked: Set(picked))
    }

    /// What somebody who cannot come has just given back.
    private var givenBack: HTML {
        guard let cases = visit.query("cases").flatMap({ Int($0) }),
            let promises = visit.query("promises").flatMap({ Int($0) })
        else { return "" }
        let say = visit.say
        return notice(
            .good, say("Restituito a tutti", "Given back to all"),
            "\(say("Pratiche", "Cases")) \(cases), \(say("promesse", "promises")) \(promises), \(say("cose da fare", "tasks")) \(visit.query("tasks").flatMap { Int($0) } ?? 0)",
            role: "status")
    }

    func page(
        refused: (form: Form, refusal: any Refusal)? = nil, notice: HTML? = nil,
        picks: Bool = false,
        picked: [ID<CaseFile>] = []
    ) -> Page {
        let say = visit.say
        let title = queue.title(say, counts)
        return Page(
            "\(title) · \(say("Scrivania", "Desk"))", shape: .wide, isLive: true,
            body: """
                <h1 class="hush">\(say("Scrivania", "Desk"))</h1>
                <div class="desk">\(queues.html(refused: refused))\(list(current: nil, picks: picks && visit.actor.may(.work), picked: picked).html)
                <div class="casefile">\(notice ?? givenBack)\(emptyState("desk", say("Scegli una pratica", "Choose a case"), say("Con j e k scorri l'elenco, con Invio la apri.", "Move through the list with j and k, open one with Enter.")))</div></div>
                """)
    }
}
