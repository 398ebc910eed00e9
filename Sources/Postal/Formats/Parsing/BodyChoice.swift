/// Which parts of a message are its text and its page.
struct BodyChoice {
    /// Parts whose text, one after the other, is the text of the message.
    private(set) var text: [Int] = []

    /// The part that is the page of the message: the first HTML there is.
    private(set) var html: Int?

    /// Chooses among the parts of a message, the first of which is the whole.
    init(from parts: [PartDraft]) {
        guard !parts.isEmpty else { return }
        self = Self.choose(0, parts)
        // A message that is nothing but a text file: there is nothing better to show.
        if text.isEmpty, parts[0].type.hasPrefix("text/") { text = [0] }
    }

    private init() {}

    private static func choose(_ index: Int, _ parts: [PartDraft]) -> BodyChoice {
        let part = parts[index]
        switch part.type {
        case "multipart/alternative": return alternative(part, parts)
        case "multipart/related": return related(part, parts)
        case _ where part.type.hasPrefix("multipart/"): return sequence(part.children, parts)
        default:
            var choice = BodyChoice()
            if part.isShownText {
                choice.text = [index]
                if part.type == "text/html" { choice.html = index }
            }
            return choice
        }
    }

    /// Forms of one content: the plain one is the text unless it is blank, as some programs leave
    /// it; the page is the first there is.
    private static func alternative(_ part: PartDraft, _ parts: [PartDraft]) -> BodyChoice {
        let forms = part.children.map { choose($0, parts) }
        var choice = BodyChoice()
        choice.html = forms.lazy.compactMap(\.html).first
        let plain = forms.first { form in
            form.text.contains { parts[$0].type == "text/plain" && !isBlank(parts[$0]) }
        }
        choice.text = (plain ?? forms.last { $0.html != nil } ?? forms.first)?.text ?? []
        return choice
    }

    private static func isBlank(_ part: PartDraft) -> Bool {
        part.content.allSatisfy(\.isWhitespace)
    }

    /// A page with its pictures: only the page is read (RFC 2387).
    private static func related(_ part: PartDraft, _ parts: [PartDraft]) -> BodyChoice {
        let start = part.parameters["start"].flatMap(MessageIdentifiers.first)
        let root = part.children.first { start != nil && parts[$0].contentID == start }
        guard let first = root ?? part.children.first else { return BodyChoice() }
        let choice = choose(first, parts)
        return choice.text.isEmpty ? sequence(part.children, parts) : choice
    }

    /// Parts one after the other. A page counts as text only where no plain text came before it.
    private static func sequence(_ children: [Int], _ parts: [PartDraft]) -> BodyChoice {
        var choice = BodyChoice()
        var hasPlain = false
        for child in children {
            let next = choose(child, parts)
            for piece in next.text where parts[piece].type != "text/html" || !hasPlain {
                choice.text.append(piece)
                if parts[piece].type != "text/html" { hasPlain = true }
            }
            if choice.html == nil { choice.html = next.html }
        }
        return choice
    }
}
