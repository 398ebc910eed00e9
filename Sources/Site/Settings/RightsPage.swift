import Commons
import Kernel

/// Who may do what, as the commands and queries themselves declare it: the page cannot say anything
/// else than the door does.
struct RightsPage {
    static let path = "/settings/rights"

    static func link(_ say: Say) -> (title: String, text: String, href: String, icon: String) {
        (
            title: say("Chi può fare che cosa", "Who may do what"),
            text: say("Ogni operazione, e i ruoli che la fanno.", "Each deed, and who may do it."),
            href: path, icon: "members"
        )
    }

    func register(in pages: inout Pages) {
        pages.get(Self.path, .oversee) { visit in .page(Self.page(visit)) }
    }

    private struct Deed {
        let purpose: Bilingual
        let roles: Set<Role>
    }

    private static func page(_ visit: Visit) -> Page {
        let say = visit.say
        let title = say("Chi può fare che cosa", "Who may do what")
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(say("Gli operatori sono uguali: nessuno ha più diritti di un altro, e nessuno può dare lavoro a un altro. Chi rivede legge tutto e non cambia niente. Chi presiede e chi sta nel consiglio vede il libro soci, le collettività e le cifre, non le lettere. Questo elenco è quello che la porta controlla a ogni richiesta.", "Operators are equal: none has more rights than another, and none can give work to another. Who audits reads all and changes nothing. President and directors see the register, the communities and the figures, not the letters. This list is what the door checks at each request."))", crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                \(visit.house.features.html { feature in
                    section(feature, visit)
                })
                """)
    }

    private static func section(_ feature: any Feature, _ visit: Visit) -> HTML {
        let say = visit.say
        let changes = feature.commands.map { Deed(purpose: $0.purpose, roles: $0.permission.roles) }
        let questions = feature.queries.map {
            Deed(purpose: $0.purpose, roles: $0.permission.roles)
        }
        return """
            <section class="card"><h2>\(say(feature.title))</h2>
            \(table(say("Cambia", "Changes"), changes, visit))\(table(say("Legge", "Reads"), questions, visit))</section>
            """
    }

    private static func table(_ heading: String, _ deeds: [Deed], _ visit: Visit) -> HTML {
        guard !deeds.isEmpty else { return "" }
        let say = visit.say
        let sorted = deeds.sorted { say($0.purpose) < say($1.purpose) }
        let yes = say("sì", "yes")
        return """
            <div class="table-wrap"><table class="table dense"><thead><tr><th scope="col">\(heading)</th>\(Role.allCases.html { role in
                "<th scope=\"col\" class=\"num\">\(say(role.title))</th>"
            })</tr></thead><tbody>\(sorted.html { deed in
                """
                <tr><th scope="row">\(say(deed.purpose))</th>\(Role.allCases.html { role in
                    deed.roles.contains(role)
                        ? "<td class=\"num\" data-label=\"\(say(role.title))\">\(icon("check"))<span class=\"hush\">\(yes)</span></td>"
                        : "<td class=\"num no\" data-label=\"\(say(role.title))\"><span aria-hidden=\"true\">–</span><span class=\"hush\">no</span></td>"
                })</tr>
                """
            })</tbody></table></div>
            """
    }
}
