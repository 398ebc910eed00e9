import Commons

/// What every page says of a refusal, whichever form it was: the rule behind it, and its details.
extension Refusal {
    public var ruleMark: HTML { rule.map { " <span class=\"rule\">\($0)</span>" } ?? "" }

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
