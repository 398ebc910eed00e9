import Site

/// The points asked and the seven properties of a complete answer, to be ticked.
struct AnswerChecklist {
    let state: AnswerState
    let say: Say

    static let pointsID = "answer-points"
    static let propertiesID = "answer-properties"
    private static let emptyRows = 2

    var html: HTML { "<div class=\"grid two\">\(points)\(properties)</div>" }

    // MARK: Points

    private var points: HTML {
        let count = state.points.count
        let list: HTML =
            count == 0
            ? "<p class=\"muted small\">\(say("Nessun punto riconosciuto: se la persona chiede qualcosa, aggiungilo.", "No point recognised: if the person asks for something, add it."))</p>"
            : "<ol>\(state.points.enumerated().html { point($0, $1) })</ol>"
        let done = state.points.filter { $0.point.standing != .open }.count
        let counter: HTML =
            count == 0
            ? "" : " <output class=\"count\">\(done) \(say("di", "of")) \(count)</output>"
        return """
            <fieldset class="checklist" id="\(Self.pointsID)" data-counter><legend>\(say("Punti chiesti", "Points asked"))\(counter)</legend>
            \(list)
            <details class="adding"><summary>\(say("Aggiungi un punto", "Add a point"))</summary>\((0..<Self.emptyRows).html { addition(count + $0, number: $0 + 1) })</details></fieldset>
            """
    }

    private func point(_ index: Int, _ entry: AnswerState.Point) -> HTML {
        let point = entry.point
        let name = "points.\(index)"
        let id = Self.pointID(index)
        let answered: HTML = point.standing == .answered ? " checked" : ""
        let dismissed: HTML = point.standing == .dismissed ? " checked" : ""
        let isOpen = state.isOpen(point)
        let invalid: HTML = isOpen ? " aria-invalid=\"true\" aria-describedby=\"\(id)-error\"" : ""
        let error: HTML =
            isOpen
            ? "<p class=\"error\" id=\"\(id)-error\">\(say("Ancora senza risposta", "Not answered yet"))</p>"
            : ""
        let context: HTML = entry.context.map { "<span class=\"muted small\">\($0)</span> " } ?? ""
        let open: HTML = point.standing == .dismissed ? " open" : ""
        let number = index + 1
        return """
            <li><label class="check"><input type="checkbox" id="\(id)" name="\(name).answered" value="true"\(answered)\(invalid)> <span>\(context)\(point.text)</span></label>\(error)
            <input type="hidden" name="\(name).drawn" value="\(point.drawn ?? "")">
            <details class="adding"\(open)><summary>\(say("Correggi o togli", "Correct or strike out"))<span class="hush"> \(say("il punto \(number)", "point \(number)"))</span></summary>
            <div class="field"><label for="\(id)-text">\(say("Testo del punto \(number)", "Words of point \(number)"))</label><textarea id="\(id)-text" name="\(name).text" rows="2">
            \(point.text)</textarea></div>
            <label class="check"><input type="checkbox" name="\(name).dismissed" value="true"\(dismissed)> <span>\(say("Non è una richiesta", "Not a request"))</span></label></details></li>
            """
    }

    private func addition(_ index: Int, number: Int) -> HTML {
        let id = Self.pointID(index)
        return """
            <div class="field"><label for="\(id)-text">\(say("Punto aggiunto \(number)", "Added point \(number)"))</label><input id="\(id)-text" name="points.\(index).text" maxlength="500"></div>
            <label class="check"><input type="checkbox" name="points.\(index).answered" value="true"> <span>\(say("Il punto aggiunto \(number) ha risposta", "Added point \(number) is answered"))</span></label>
            """
    }

    static func pointID(_ index: Int) -> String { "answer-point-\(index)" }

    // MARK: Properties

    private var properties: HTML {
        """
        <fieldset class="checklist" id="\(Self.propertiesID)" data-counter><legend>\(say("Le sette proprietà", "The seven properties"))</legend>
        <ul>\(AnswerProperty.allCases.html(property))</ul></fieldset>
        """
    }

    private func property(_ property: AnswerProperty) -> HTML {
        let isTicked = property.needsTick || property == .everyPoint && !state.hasPoints
        return isTicked ? ticked(property) : seen(property)
    }

    private func ticked(_ property: AnswerProperty) -> HTML {
        let id = Self.propertyID(property)
        let checked: HTML = state.input.ticked.contains(property) ? " checked" : ""
        let isMissing = state.lacks(property)
        let invalid: HTML = isMissing ? " aria-invalid=\"true\"" : ""
        return """
            <li><label class="check"><input type="checkbox" id="\(id)" name="ticked" value="\(property.rawValue)" aria-describedby="\(id)-hint"\(checked)\(invalid)> <span>\(property.title(say.sentences))</span></label>
            <p class="hint" id="\(id)-hint">\(property.explanation(say.sentences))</p></li>
            """
    }

    /// What the program sees for itself.
    private func seen(_ property: AnswerProperty) -> HTML {
        let isMissing = state.lacks(property)
        let (mood, name, words): (HTML, String, String) =
            !state.areGapsKnown
            ? ("", "info", unchecked(property))
            : isMissing
                ? (" bad", "bad", say("Manca: vedi sopra.", "Missing: see above."))
                : (" good", "good", say("Verificata.", "Verified."))
        let hint: HTML = isMissing ? "error" : "hint"
        return """
            <li class="seen\(mood)" id="\(Self.propertyID(property))"><p class="check">\(icon(name))<span>\(property.title(say.sentences))</span></p><p class="\(hint)">\(words)</p></li>
            """
    }

    private func unchecked(_ property: AnswerProperty) -> String {
        property == .everyPoint
            ? say("Spunta i punti chiesti, uno per uno.", "Tick the points asked, one by one.")
            : say("La verifica il programma.", "The program checks it.")
    }

    static func propertyID(_ property: AnswerProperty) -> String {
        "answer-property-\(property.rawValue)"
    }
}
