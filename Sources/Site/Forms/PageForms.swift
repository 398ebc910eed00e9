import Commons
import Kernel

/// A form of a page with several that was refused: it comes back filled in, the others do not.
public struct RefusedForm: Sendable {
    /// The last part of its address.
    public let verb: String
    public let form: Form
    public let refusal: any Refusal

    public init(verb: String, form: Form, refusal: any Refusal) {
        self.verb = verb
        self.form = form
        self.refusal = refusal
    }

    public func fields(_ verb: String, _ visit: Visit) -> FormFields? {
        verb == self.verb ? visit.fields(form, refusal, scope: verb) : nil
    }
}

extension RefusedForm {
    /// Why it was refused, where its form does not stand on the page any more, as when a colleague was
    /// quicker: a refusal is never silent.
    public func notice(besides content: HTML, _ say: Say) -> HTML {
        content.text.contains(FormFields.refusalMark) ? "" : refusalNotice(refusal, say)
    }
}

extension Visit {
    /// The fields of one of several forms.
    public func fields(of verb: String, _ refused: RefusedForm?) -> FormFields {
        refused?.fields(verb, self) ?? fields(scope: verb)
    }

    public var mayWork: Bool { actor.may(.work) }

    /// Shown once after a change.
    public func done(_ italian: String, _ english: String) -> HTML {
        query("done") == nil ? "" : notice(.good, say(italian, english), role: "status")
    }
}

extension FormFields {
    /// A day to be typed.
    public func day(
        _ name: String, _ label: String, value: CalendarDate? = nil, hint: String? = nil,
        isRequired: Bool = false
    ) -> HTML {
        text(
            name, label, value: value?.description ?? "", type: "date", hint: hint,
            isRequired: isRequired, attributes: "class=\"short\"")
    }
}

/// A card with a form that opens.
public func fold(
    _ title: String, _ iconName: String, isOpen: Bool, id: String? = nil, _ form: HTML
) -> HTML {
    let open: HTML = isOpen ? " open" : ""
    let anchor: HTML = id.map { " id=\"\($0)\"" } ?? ""
    return """
        <details class="card fold"\(anchor)\(open)><summary>\(icon(iconName))\(title)</summary>\(form)</details>
        """
}

/// A form of one page with several.
public func smallForm(
    _ visit: Visit, _ action: String, _ fields: FormFields, _ content: HTML, _ button: String,
    tone: HTML = ""
) -> HTML {
    """
    <form class="form" method="post" action="\(action)">\(visit.formKeys)\(fields.refusalBox)\(content)
    <div class="actions"><button class="button \(tone)">\(button)</button></div></form>
    """
}
