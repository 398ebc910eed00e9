import Commons
import Kernel
import Mail
import Members

/// An answer as the page shows it: new, as it was last saved, or as it came back.
struct AnswerState: Sendable {
    struct Point: Sendable {
        let point: ReplyPoint
        /// The sentence that announces what is asked, where the point is an item of a list.
        let context: String?
    }

    var input: AnswerInput
    let points: [Point]
    /// Who saved it and when, where it is a draft.
    var draftBy: String?
    var draftAt: Instant?
    /// The case went on after the draft was saved.
    var isDraftBehind = false
    /// It was looked at, and `gaps` are all that is missing.
    var areGapsKnown = false
    var gaps: [CompletenessGap] = []
    var refusal: (any Refusal)?

    private init(_ input: AnswerInput, drawn: [AskedPoint]) {
        let known = Set(input.points.compactMap(\.drawn))
        let contexts = Dictionary(
            drawn.map { ($0.text, $0.context) }, uniquingKeysWith: { one, _ in one })
        let added = drawn.filter { !known.contains($0.text) }
            .map { ReplyPoint(drawn: $0.text, text: $0.text, standing: .open) }
        self.input = input
        points = (input.points + added).map { point in
            Point(point: point, context: point.drawn.flatMap { contexts[$0] ?? nil })
        }
    }

    /// What came back, with why.
    init(
        returned input: AnswerInput, _ shown: ShowCase.Answer, gaps: [CompletenessGap]?,
        refusal: (any Refusal)?
    ) {
        self.init(input, drawn: shown.points)
        self.gaps = gaps ?? []
        self.refusal = refusal
        areGapsKnown = gaps != nil
    }

    /// The draft, or a new answer with what every answer has.
    init(_ shown: ShowCase.Answer, opening: AnswerOpening) {
        var input = AnswerInput()
        input.mailbox = shown.caseFile.mailbox.map { "\($0)" } ?? ""
        input.to = opening.to
        input.subject = opening.subject
        input.text = opening.text
        if let draft = shown.draft {
            input.to = draft.to.isEmpty ? opening.to : draft.to.joined(separator: ", ")
            input.cc = draft.cc.joined(separator: ", ")
            input.subject = draft.subject.isEmpty ? opening.subject : draft.subject
            input.text = draft.text
            input.points = draft.points
            input.ticked = draft.ticked
            input.reason = draft.reason ?? ""
            input.blocks = draft.blocks ?? []
        }
        self.init(input, drawn: shown.points)
        draftBy = shown.draftBy
        draftAt = shown.draftAt
        isDraftBehind = shown.draft.map { $0.version != shown.caseFile.version } ?? false
    }

    /// The points that count: neither struck out nor empty.
    var hasPoints: Bool { points.contains { $0.point.standing != .dismissed } }

    func lacks(_ property: AnswerProperty) -> Bool { gaps.contains { $0.property == property } }

    func isOpen(_ point: ReplyPoint) -> Bool {
        gaps.contains { gap in
            if case .pointUnanswered(_, let text) = gap { return text == point.text }
            return false
        }
    }
}

/// What stands in an answer before anybody writes.
struct AnswerOpening: Sendable {
    let to: String
    let subject: String
    let text: String

    /// In Italian: the language of the people who write. Whoever answers in another one changes it.
    init(
        _ shown: ShowCase.Answer, last: MessageReading?, card: PartyCard?, writer: String,
        cooperative: String
    ) {
        let row = shown.caseFile
        let known = card?.contacts.first { $0.kind == .mail }?.value
        to =
            last?.answerAddress
            ?? (last?.isEnvelopeUnproven == true ? nil : row.correspondent.nonEmptyText) ?? known
            ?? ""
        subject = row.title.lowercased().hasPrefix("re:") ? row.title : "Re: \(row.title)"
        let name = card?.party.name.shown ?? row.correspondentName
        var lines = [Self.greeting(name), "", "", "", "Cordiali saluti", writer, cooperative]
        if let reference = shown.referencePerson { lines.append("Referente: \(reference)") }
        text = lines.joined(separator: "\n")
    }

    /// A person is greeted by name; an address, or “Per conto di: …” of a provider of certified mail, is
    /// no name of anybody.
    static func greeting(_ name: String) -> String {
        name.isEmpty || name.contains("@") ? "Buongiorno," : "Gentile \(name),"
    }
}

extension String {
    fileprivate var nonEmptyText: String? { isEmpty ? nil : self }
}
