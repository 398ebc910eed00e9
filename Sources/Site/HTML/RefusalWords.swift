import Commons

/// What every page says of a refusal, whichever form it was: the rule behind it, and its details.
extension Refusal {
    public var ruleMark: HTML { rule.map { " <span class=\"rule\">\($0)</span>" } ?? "" }

    /// Its sentence beside a field that has its name on the page: the name that programs use for it
    /// says nothing there.
    func words(_ say: Say) -> String {
        switch self as? InputRefused {
        case .missing: say("Compila questo campo.", "Fill in this field.")
        case .tooLong(_, let most):
            say(
                "È troppo lungo: al massimo \(most) caratteri.",
                "It is too long: at most \(most) characters.")
        case .unreadableCharacter:
            say(
                "C'è un carattere non ammesso: riscrivilo.",
                "There is a character that is not allowed: type it again.")
        default: say(sentence)
        }
    }

    public func detailLines(_ say: Say) -> HTML { details.html { "<li>\(say($0))</li>" } }
}

/// Above a page whose small form was refused.
public func refusalNotice(_ refusal: any Refusal, _ say: Say) -> HTML {
    let details = refusal.detailLines(say)
    return """
        <div class="notice bad" role="alert">\(icon("bad"))
        <div><h2>\(say(refusal.sentence))\(refusal.ruleMark)</h2>\(details.isEmpty ? "" : "<ul>\(details)</ul>")</div></div>
        """
}
