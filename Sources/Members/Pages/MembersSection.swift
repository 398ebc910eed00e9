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
    func tabs(_ visit: Visit) -> HTML {
        let say = visit.say
        let seen = Self.allCases.filter { $0 != .imports || visit.actor.may(.read) }
        let links = seen.html { section -> HTML in
            let current: HTML = section == self ? " aria-current=\"page\"" : ""
            return "<a href=\"\(section.href)\"\(current)>\(section.title(say))</a>"
        }
        return "<nav class=\"tabs\" aria-label=\"\(say("Soci", "Members"))\">\(links)</nav>"
    }
}

extension Visit {
    /// A person's name; for those who may open the person's page it leads there.
    public func person(_ party: ID<Party>, _ name: String, isMain: Bool = false) -> HTML {
        let main: HTML = isMain ? " class=\"main\"" : ""
        return actor.may(.read)
            ? "<a\(main) href=\"/parties/\(party)\">\(name)</a>" : "<span\(main)>\(name)</span>"
    }

    /// An amount as people of the language write it.
    func euro(_ cents: Int64) -> String { Money(cents: cents).formatted(say.language) }
}

extension FormFields {
    func choice<Choice: CaseIterable & RawRepresentable>(
        _ name: String, _ label: String, of type: Choice.Type, empty: String? = nil,
        value: String = "", isRequired: Bool = false,
        title: (Choice) -> String
    ) -> HTML where Choice.RawValue == String {
        let first = empty.map { [(value: "", title: $0)] } ?? []
        return select(
            name, label,
            options: first + Choice.allCases.map { (value: $0.rawValue, title: title($0)) },
            value: value, attributes: isRequired ? "required" : "")
    }
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
