import Commons
import Kernel
import Site

/// The pages around the register, one beside the other.
enum MembersSection: CaseIterable {
    case register, applications, shares, sponsors, charter, resolutions, imports

    var href: String {
        switch self {
        case .register: "/members"
        case .applications: "/members/applications"
        case .shares: "/members/shares"
        case .sponsors: "/members/sponsors"
        case .charter: "/members/charter"
        case .resolutions: "/members/resolutions"
        case .imports: "/members/imports"
        }
    }

    func title(_ say: Say) -> String {
        switch self {
        case .register: say("Libro soci", "Register of members")
        case .applications: say("Domande", "Applications")
        case .shares: say("Quote e uscite", "Shares and exits")
        case .sponsors: say("Garanti usciti", "Sponsors gone")
        case .charter: say("Carta dei Valori", "Values charter")
        case .resolutions: say("Delibere", "Resolutions")
        case .imports: say("Importazioni", "Imports")
        }
    }

    /// Tabs as links.
    func tabs(_ say: Say) -> HTML {
        """
        <nav class="tabs" aria-label="\(say("Soci", "Members"))">\(Self.allCases.html { section in
            let current: HTML = section == self ? " aria-current=\"page\"" : ""
            return "<a href=\"\(section.href)\"\(current)>\(section.title(say))</a>"
        })</nav>
        """
    }
}

/// A form of a page with several that was refused: it comes back filled in, the others do not.
struct RefusedForm: Sendable {
    /// The last part of its address.
    let verb: String
    let form: Form
    let refusal: any Refusal

    func fields(_ verb: String, _ visit: Visit) -> FormFields? {
        verb == self.verb ? visit.fields(form, refusal, scope: verb) : nil
    }
}

extension Visit {
    /// The fields of one of several forms.
    func fields(of verb: String, _ refused: RefusedForm?) -> FormFields {
        refused?.fields(verb, self) ?? fields(scope: verb)
    }

    var mayWork: Bool { actor.may(.work) }

    /// An amount as people of the language write it.
    func euro(_ cents: Int64) -> String { Money(cents: cents).formatted(say.language) }

    /// Shown once after a change.
    func done(_ italian: String, _ english: String) -> HTML {
        query("done") == nil ? "" : notice(.good, say(italian, english), role: "status")
    }
}

/// A day to be typed, today if nothing is said.
extension FormFields {
    func day(
        _ name: String, _ label: String, value: CalendarDate? = nil, hint: String? = nil,
        isRequired: Bool = false
    )
        -> HTML
    {
        text(
            name, label, value: value?.description ?? "", type: "date", hint: hint,
            isRequired: isRequired,
            attributes: "class=\"short\"")
    }

    func choice<Choice: CaseIterable & RawRepresentable>(
        _ name: String, _ label: String, of type: Choice.Type, empty: String? = nil,
        value: String = "",
        title: (Choice) -> String
    ) -> HTML where Choice.RawValue == String {
        let first = empty.map { [(value: "", title: $0)] } ?? []
        return select(
            name, label,
            options: first + Choice.allCases.map { (value: $0.rawValue, title: title($0)) },
            value: value)
    }
}

/// A card with a form that opens.
func fold(_ title: String, _ iconName: String, isOpen: Bool, _ form: HTML) -> HTML {
    let open: HTML = isOpen ? " open" : ""
    return """
        <details class="card fold"\(open)><summary>\(icon(iconName))\(title)</summary>\(form)</details>
        """
}

/// A form of one page with several.
func smallForm(
    _ visit: Visit, _ action: String, _ fields: FormFields, _ content: HTML, _ button: String,
    tone: HTML = ""
)
    -> HTML
{
    """
    <form class="form" method="post" action="\(action)">\(visit.formKeys)\(fields.refusalBox)\(content)
    <div class="actions"><button class="button \(tone)">\(button)</button></div></form>
    """
}

/// Facts in two columns; those without a value are left out.
func factList(_ facts: [(String, HTML?)]) -> HTML {
    """
    <dl class="facts">\(facts.html { title, value in
        value.map { "<div><dt>\(title)</dt><dd>\($0)</dd></div>" } ?? ""
    })</dl>
    """
}

func text(_ value: String?) -> HTML? { value.map { "\($0)" } }
