import Commons
import Kernel

/// The fields of one form: fills them with what was sent, marks the one that a refusal is about.
public struct FormFields: Sendable {
    let say: Say
    let values: @Sendable (String) -> String?
    public let refusal: (any Refusal)?
    /// Keeps the identifiers of several forms on one page apart.
    let scope: String

    /// - Parameters:
    ///   - form: what was sent, when the form comes back; it wins over what a field starts with.
    ///   - refusal: why it comes back.
    ///   - scope: a word of its own for each form of a page that has several.
    public init(_ say: Say, form: Form? = nil, refusal: (any Refusal)? = nil, scope: String = "") {
        self.say = say
        values = { form?[$0] }
        self.refusal = refusal
        self.scope = scope
    }

    public func value(_ name: String, _ start: String = "") -> String { values(name) ?? start }

    /// By which a page is known to say why a form was refused.
    static let refusalMark = "id=\"refusal\""

    /// The box above the form that says why it was refused; empty if it was not.
    public var refusalBox: HTML {
        guard let refusal else { return "" }
        let target = refusal.field.map { "#\(identifier($0))" }
        let inBox =
            if case .missing = refusal as? InputRefused {
                say(
                    "Manca qualcosa: compila il campo segnato.",
                    "Something is missing: fill in the marked field.")
            } else { refusal.words(say) }
        let main: HTML =
            target.map { "<a href=\"\($0)\">\(inBox)</a>" } ?? "\(say(refusal.sentence))"
        return """
            <div class="notice bad refusal" role="alert" tabindex="-1" id="refusal">\(icon("bad"))
            <div><h2>\(say("Così non si può ancora", "This cannot be done yet"))</h2>
            <ul><li>\(main)\(refusal.ruleMark)</li>\(refusal.detailLines(say))</ul></div></div>
            """
    }

    /// Why a small form in a menu was refused, where that is about none of its fields: the menu lies over
    /// the notice on the page.
    public var refusalLine: HTML {
        guard let refusal, refusal.field == nil else { return "" }
        return "<p class=\"error\">\(refusal.words(say))</p>"
    }

    /// A text field with its label.
    /// - Parameter attributes: further attributes, safe: `HTML` literals only.
    public func text(
        _ name: String, _ label: String, value start: String = "", type: String = "text",
        hint: String? = nil, isRequired: Bool = false, isOptionalShown: Bool = false,
        attributes: HTML = ""
    ) -> HTML {
        let required: HTML = isRequired ? " required" : ""
        return wrap(name, label, hint, isOptionalShown) { described in
            """
            <input id="\(identifier(name))" name="\(name)" type="\(type)" \
            value="\(type == "password" ? "" : value(name, start))"\(required)\(described) \(attributes)>
            """
        }
    }

    public func area(
        _ name: String, _ label: String, value start: String = "", rows: Int = 6,
        hint: String? = nil,
        isRequired: Bool = false, isOptionalShown: Bool = false, attributes: HTML = ""
    ) -> HTML {
        let required: HTML = isRequired ? " required" : ""
        return wrap(name, label, hint, isOptionalShown) { described in
            """
            <textarea id="\(identifier(name))" name="\(name)" rows="\(rows)"\(required)\(described) \
            \(attributes)>
            \(value(name, start))</textarea>
            """
        }
    }

    public func select(
        _ name: String, _ label: String, options: [(value: String, title: String)],
        value start: String = "", hint: String? = nil, attributes: HTML = ""
    ) -> HTML {
        let chosen = value(name, start)
        return wrap(name, label, hint, false) { described in
            """
            <select id="\(identifier(name))" name="\(name)"\(described) \(attributes)>\(options.html { option in
                let selected: HTML = option.value == chosen ? " selected" : ""
                return "<option value=\"\(option.value)\"\(selected)>\(option.title)</option>"
            })</select>
            """
        }
    }

    /// A choice that nobody makes by leaving it as it stands: nothing is chosen until somebody does.
    public func mustSelect(
        _ name: String, _ label: String, options: [(value: String, title: String)],
        hint: String? = nil
    ) -> HTML {
        select(
            name, label, options: [(value: "", title: say("scegli", "choose"))] + options,
            hint: hint, attributes: "required")
    }

    public func check(
        _ name: String, _ label: String, value: String = "true", isOn start: Bool = false
    )
        -> HTML
    {
        let isOn = values(name).map { $0 == value } ?? start
        let checked: HTML = isOn ? " checked" : ""
        return """
            <label class="check"><input type="checkbox" name="\(name)" value="\(value)"\(checked)>
            <span>\(label)</span></label>
            """
    }

    private func wrap(
        _ name: String, _ label: String, _ hint: String?, _ isOptionalShown: Bool,
        _ control: (HTML) -> HTML
    ) -> HTML {
        let id = identifier(name)
        let isWrong = refusal?.field == name
        var described: [String] = []
        if hint != nil { described.append("\(id)-hint") }
        if isWrong { described.append("\(id)-error") }
        let attribute: HTML =
            described.isEmpty ? "" : " aria-describedby=\"\(described.joined(separator: " "))\""
        let invalid: HTML = isWrong ? " aria-invalid=\"true\"" : ""
        let optional: HTML =
            isOptionalShown
            ? " <span class=\"optional\">\(say("campo facoltativo", "optional"))</span>" : ""
        return """
            <div class="field"><label for="\(id)">\(label)\(optional)</label>
            \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" } ?? "")
            \(control(attribute + invalid))
            \(isWrong ? "<p class=\"error\" id=\"\(id)-error\">\(refusal.map { $0.words(say) } ?? "")</p>" : "")</div>
            """
    }

    /// The identifier of a field on the page.
    public func identifier(_ name: String) -> String {
        (scope.isEmpty ? "f-" : "f-\(scope)-")
            + String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}
