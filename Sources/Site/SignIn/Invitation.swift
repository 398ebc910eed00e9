import Commons
import Kernel
import Store

/// A link by which who was given an access chooses the first password herself: sealed by the house, good
/// for a week and until there is a password. Nothing is written down for it.
public struct Invitation {
    private static let purpose = "invitation"
    static let days = 7
    private static let path = "/invitation"

    /// The link, or nil where the account has a password already, or is somebody's of the house: no
    /// colleague may choose that one's password (ADR 0019).
    public static func link(for account: ID<Account>, _ visit: Visit) async throws -> String? {
        let end = visit.now.adding(seconds: Int64(days) * 86_400)
        let (address, isOpen) = try await visit.reading { db in
            (try PublicAddress.find(in: db)?.text, try invited(account, in: db) != nil)
        }
        guard isOpen else { return nil }
        let code = try visit.house.secrets.seal("\(end.milliseconds) \(account)", purpose: purpose)
        return "\(address ?? visit.request.origin)\(path)/\(code)"
    }

    static func register(in pages: inout Pages) {
        pages.anybodyGets("\(path)/:code") { visit in
            .page(page(try await account(visit), visit))
        }
        pages.anybodyPosts("\(path)/:code") { visit, form in
            let account = try await account(visit)
            do {
                try PasswordRefused.check(
                    form["password"] ?? "", name: account.name, mail: account.mail ?? "")
            } catch let refusal as PasswordRefused {
                return .page(
                    page(account, visit, form, refusal), status: refusal.kind.status)
            }
            let password = form["password"] ?? ""
            try await Credentials.setFirst(
                password, for: account.id, road: .web, in: visit.house)
            // Of two at once one chose it: the other hears that the link is used up.
            let opens = try await Credentials.account(
                mail: account.mail ?? "", password: password, in: visit.house)
            guard opens?.id == account.id else { throw CommonRefusal.notFound }
            return .redirect(to: "/sign-in")
        }
    }

    /// Whose link it is; one that is forged, late or used is a page that is not there.
    private static func account(_ visit: Visit) async throws -> AccountRow {
        let code = visit.part("code")
        guard code.utf8.count <= 400,
            let parts = visit.house.secrets.open(code, purpose: purpose)?.split(separator: " "),
            parts.count == 2, let end = Int64(parts[0]), visit.now.milliseconds < end,
            let id = ID<Account>(String(parts[1]))
        else { throw CommonRefusal.notFound }
        guard let found = try await visit.reading({ try invited(id, in: $0) }) else {
            throw CommonRefusal.notFound
        }
        return found
    }

    private static func invited(_ account: ID<Account>, in db: any Reader) throws -> AccountRow? {
        guard try !Credentials.has(account, in: db),
            let found = try AccountRow.find(account, in: db),
            found.isOpen, !found.isOfTheHouse
        else { return nil }
        return found
    }

    private static func page(
        _ account: AccountRow, _ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil
    ) -> Page {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let title = say("Scegli la tua password", "Choose your password")
        return Page(
            title, shape: .door,
            body: """
                <section class="card" aria-labelledby="invitation-h">
                <p class="brand">\(icon("arca"))<span>\(visit.house.name)</span></p>
                <h1 id="invitation-h">\(title)</h1>
                <p>\(say("\(account.name), entrerai con l'indirizzo", "\(account.name), you will sign in with the address")) <strong>\(account.mail ?? "")</strong>.</p>
                <form class="form" method="post">\(fields.refusalBox)
                <input type="hidden" name="mail" value="\(account.mail ?? "")" autocomplete="username">
                \(fields.text("password", "Password", type: "password", hint: say("Almeno 12 caratteri: tre o quattro parole a caso vanno bene.", "At least 12 characters: three or four random words do well."), isRequired: true, attributes: "autocomplete=\"new-password\" minlength=\"12\""))
                <div class="actions"><button class="button primary">\(say("Salva ed entra", "Save and sign in"))</button></div>
                </form></section>
                """)
    }
}
