import Commons
import Kernel
import Site

/// Above an answer that came back: why, line by line, each leading to its place in the form.
struct AnswerReport {
    let state: AnswerState
    let say: Say
    /// Identifiers of the fields.
    let text: String
    let subject: String
    let reason: String

    var html: HTML {
        if let refusal = state.refusal { return box(refusal) }
        if !state.areGapsKnown { return "" }
        if state.gaps.isEmpty {
            return """
                <div class="notice good" role="status" id="refusal" tabindex="-1">\(icon("good"))<div><h3>\(say("Non manca niente", "Nothing is missing"))</h3><p>\(say("La risposta è completa: puoi inviarla.", "The answer is complete: you can send it."))</p></div></div>
                """
        }
        return """
            <div class="notice warn" role="status" id="refusal" tabindex="-1">\(icon("warn"))<div><h3>\(say("Che cosa manca", "What is missing"))</h3><ul>\(lines)</ul></div></div>
            """
    }

    private func box(_ refusal: any Refusal) -> HTML {
        let isAboutGaps = !state.gaps.isEmpty
        // An empty answer never leaves: no reason helps.
        let mayGoAnyway = isAboutGaps && !state.gaps.contains(.emptyAnswer)
        let details: HTML = isAboutGaps ? lines : refusal.detailLines(say)
        let target = refusal.field.map { FormFields(say, scope: "answer").identifier($0) }
        let sentence: HTML =
            target.map { "<a href=\"#\($0)\">\(say(refusal.sentence))</a>" }
            ?? "\(say(refusal.sentence))"
        let way: HTML =
            mayGoAnyway && refusal.field != "reason"
            ? "<p><a href=\"#\(reason)\">\(say("Scrivi perché la mandi così", "Write why you send it like this"))</a></p>"
            : ""
        return """
            <div class="notice bad refusal" role="alert" tabindex="-1" id="refusal">\(icon("bad"))
            <div><h3>\(title(refusal))</h3><p>\(sentence)\(refusal.ruleMark)</p>\(details.isEmpty ? "" : "<ul>\(details)</ul>")\(way)</div></div>
            """
    }

    private func title(_ refusal: any Refusal) -> String {
        switch refusal {
        case ReplyRefused.caseMoved:
            say("La risposta non è partita", "The answer did not leave")
        case ReplyRefused.incomplete, ReplyRefused.reasonMissing, ReplyRefused.emptyAnswer:
            say("La risposta non parte ancora", "The answer does not leave yet")
        default: say("Così non si può ancora", "This cannot be done yet")
        }
    }

    private var lines: HTML {
        // The sentence above the list says it already.
        let isSaid = state.refusal as? ReplyRefused == .emptyAnswer
        return state.gaps.filter { !isSaid || $0 != .emptyAnswer }.html { gap in
            "<li><a href=\"#\(target(gap))\">\(gap.sentence(say.sentences))</a></li>"
        }
    }

    private func target(_ gap: CompletenessGap) -> String {
        switch gap {
        case .emptyAnswer, .greetingMissing, .courtesyCloseMissing, .signatureMissing,
            .referenceOperatorMissing:
            return text
        case .subjectMissing: return subject
        case .attachmentAnnouncedButMissing: return "answer-files"
        case .propertyUnticked(let property): return AnswerChecklist.propertyID(property)
        case .pointUnanswered(_, let words):
            let index = state.points.firstIndex { $0.point.text == words }
            return index.map(AnswerChecklist.pointID) ?? AnswerChecklist.pointsID
        }
    }
}
