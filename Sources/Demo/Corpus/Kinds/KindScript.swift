/// All that the corpus can say about one kind of conversation, read from a script.
///
/// A script is made of sections. `# request` opens one; `-` starts a sentence; `* il premio` starts
/// a point that a person may ask, `?` is a way of asking it and `!` a way of answering it. A line
/// without mark goes on with the one before.
///
/// Letters after the mark tell the matters of one kind apart (`-a` a question about hail is not
/// answered about a windscreen), digits the later requests; without them a line fits all.
struct KindScript: Sendable {
    let kind: DemoKind
    let mailbox: DemoMailbox
    /// The first year in which the cooperative did such things.
    let since: Int
    let audience: Audience
    /// How often it comes up, against the others.
    let weight: Int
    /// How many messages such a conversation may have.
    let lengths: ClosedRange<Int>
    private let sections: [Section: [Template]]
    let points: [Point]

    enum Audience: Sendable {
        case anyone, people, firms, members
        /// Farms, and whoever belongs to an agricultural consortium.
        case growers
    }

    enum Section: String, Sendable, CaseIterable {
        /// Subjects of the first message.
        case subject
        /// The matter, as the person tells it; starts in lower case.
        case request
        /// The matter, as the operator answers it.
        case answer
        /// What the person adds in a later message, and what the operator then says.
        case follow, next
        /// References to law and contract.
        case law
        /// What happens from here on.
        case guide
        /// The operator writes first.
        case reach
        /// Notes of calls and visits.
        case note
        /// Attachments in and out: `name.txt :: content`, with ¶ for a line end.
        case takes, gives
        /// Why it cannot wait.
        case urgent
    }

    struct Point: Sendable {
        let label: Template
        var questions: [Template] = []
        var answers: [Template] = []

        /// Whether it can be asked and answered.
        func fits(_ occasion: Template.Occasion) -> Bool {
            label.fits(occasion) && questions.contains { $0.fits(occasion) }
                && answers.contains { $0.fits(occasion) }
        }
    }

    init(
        _ kind: DemoKind, at mailbox: DemoMailbox, since: Int = 2011,
        for audience: Audience = .anyone,
        weight: Int, lengths: ClosedRange<Int> = 2...9, _ script: String
    ) {
        self.kind = kind
        self.mailbox = mailbox
        self.since = since
        self.audience = audience
        self.weight = weight
        self.lengths = lengths
        (sections, points) = Self.read(script)
    }

    subscript(_ section: Section) -> [Template] { sections[section] ?? [] }

    /// A conversation that asks nothing: thanks, a reply to the newsletter.
    var isLight: Bool { points.isEmpty }

    private static func read(_ script: String) -> ([Section: [Template]], [Point]) {
        var sections: [Section: [Template]] = [:]
        var points: [Point] = []
        var section: Section?
        for item in items(of: script) {
            let template = TemplateReader.template(item.text, marks: item.matters)
            switch item.mark {
            case "#":
                section = Section(rawValue: item.text)
            case "-":
                if let section { sections[section, default: []].append(template) }
            case "*":
                points.append(Point(label: template))
            case "?":
                points.indices.last.map { points[$0].questions.append(template) }
            case "!":
                points.indices.last.map { points[$0].answers.append(template) }
            default:
                break
            }
        }
        return (sections, points)
    }

    private struct Item {
        let mark: Character
        let matters: Substring
        var text: String
    }

    private static func items(of script: String) -> [Item] {
        var items: [Item] = []
        for line in script.split(separator: "\n") {
            if let mark = line.first, "#-*?!".contains(mark) {
                let marks = line.dropFirst().prefix { $0 != " " }
                let text = WordList.trimmed(line.dropFirst(1 + marks.count))
                items.append(Item(mark: mark, matters: marks, text: text))
            } else if let last = items.indices.last {
                items[last].text += " " + WordList.trimmed(line)
            }
        }
        return items
    }
}
