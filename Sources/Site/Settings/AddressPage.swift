import Commons
import Kernel

/// Under which address the house is reached from outside.
struct AddressPage {
    static let path = "/settings/address"

    static func link(_ say: Say) -> (title: String, text: String, href: String, icon: String) {
        (
            title: say("Indirizzo pubblico", "Public address"),
            text: say(
                "Con cui cominciano i collegamenti nelle lettere.",
                "What links in letters begin with."), href: path, icon: "external"
        )
    }

    func register(in pages: inout Pages) {
        pages.get(Self.path, .oversee) { visit in .page(try await page(visit)) }
        pages.post(Self.path) { visit, form in
            try await visit.submit(
                SetPublicAddress.self, form, then: { _ in .redirect(to: "\(Self.path)?done=1") },
                refused: { .page(try await page(visit, form, $0)) })
        }
    }

    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws -> Page
    {
        let say = visit.say
        let address = try await visit.ask(ShowPublicAddress()).address
        let fields = visit.fields(form, refusal)
        let title = say("Indirizzo pubblico", "Public address")
        let shown: HTML =
            visit.mayWork
            ? smallForm(
                visit, Self.path, fields,
                fields.text(
                    "address", say("Indirizzo", "Address"), value: address ?? "",
                    hint: say(
                        "Per esempio https://arca.example. Vuoto: le lettere non portano collegamenti.",
                        "For example https://arca.example. Empty: letters carry no links."),
                    attributes: "inputmode=\"url\" maxlength=\"200\""),
                say("Salva", "Save"), tone: "primary")
            : "<p>\(address ?? say("Nessuno.", "None."))</p>"
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Dove ci trova chi è fuori. Serve per chiedere, in fondo alla lettera che chiude una pratica, se ha risolto.", "Where those outside find us. It is needed to ask, below the letter that closes a case, whether it settled the matter."))", crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                \(visit.done("Salvato.", "Saved."))<section class="card">\(shown)</section>
                """)
    }
}
