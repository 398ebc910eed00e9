import Commons
import Kernel
import Knowledge
import Site

/// A case with its queue at the left and its person at the right.
struct CasePage {
    let view: CaseView
    var answer: AnswerState?
    var refused: RefusedForm?
    /// Blocks that were looked for without a script.
    var shelf: BlockShelf?

    private var visit: Visit { view.visit }
    private var say: Say { view.visit.say }

    var page: Page {
        let list = CaseList(
            visit: visit, queue: view.queue, answer: view.list, counts: view.counts,
            after: visit.query("after"), current: view.row.id)
        let queues = QueuePanel(visit: visit, counts: view.counts, place: .queue(view.queue))
        return Page(
            "\(view.row.title) · \(view.row.number)", shape: .wide, isLive: true,
            body: """
                <h1 class="hush">\(say("Scrivania", "Desk"))</h1>
                <div class="desk reading">\(queues.html())\(list.html)
                <article class="casefile" aria-labelledby="case-h">\(CaseHead(view: view, refused: refused).html)
                <div class="case-body"><div class="stack">\(notices)\(closed)\(MergePanel(view: view, refused: refused).notices)\(OfferNotice(view: view).html)\(PromisePanel(view: view, refused: refused).html)\(TaskPanel(view: view).list)\(said)</div>
                \(PersonPanel(view: view).html)</div></article></div>
                """)
    }

    private var seen: Int64? {
        guard case ReplyRefused.caseMoved? = answer?.refusal else { return nil }
        return answer.flatMap { Int64($0.input.seen) }
    }

    /// What was said and what can be done; of a case that was merged, in the other.
    private var said: HTML {
        view.row.mergedInto == nil ? CaseThread(view: view, seen: seen).html + work : ""
    }

    private var work: HTML {
        guard view.mayWork else { return "" }
        let contact =
            TimePanel(view: view, refused: refused).html + TaskPanel(view: view).making
            + ContactForm(view: view, refused: refused).html
        // A closed case takes an answer only if one is under way.
        guard view.row.isOpen || answer != nil || view.shown.draft != nil else { return contact }
        let state = answer ?? AnswerState(view.shown, opening: view.opening)
        return contact + AnswerForm(view: view, state: state, shelf: shelf).html
    }

    private var closed: HTML {
        guard let at = view.row.closedAt else { return "" }
        let reason = DeskStory.reason(view.row.closingReason ?? "", say)
        let note = view.closingNote ?? ""
        return notice(
            .info, say("Pratica chiusa", "Case closed"),
            "\(visit.moments.time(at)). \(reason) \(note)")
    }

    private var notices: HTML {
        if let refused, refused.verb != "contacts" {
            return refusalNotice(refused.refusal, say)
        }
        if let score = visit.query("sent").flatMap({ Int($0) }) {
            return notice(
                .good, say("La risposta è in partenza", "The answer is about to leave"),
                "\(say("Completezza", "Completeness")) \(score)/\(CompletenessScore.outOf)",
                role: "status")
        }
        if visit.query("saved") != nil {
            return notice(.good, say("Bozza salvata", "Draft saved"), role: "status")
        }
        return ""
    }
}
