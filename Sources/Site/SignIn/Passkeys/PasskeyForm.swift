import Commons
import Kernel

/// A form that a passkey fills in: the script asks the browser for it and sends what it answered.
/// Without script it is not shown, and the password does.
struct PasskeyForm {
    /// Where it goes, and where the script gets its challenge.
    let action: String
    let challenge: String
    let party: RelyingParty
    let fields: HTML
    let label: String
    var isPrimary = false

    /// Asks for a key that is there.
    var asking: HTML { form("get", "") }

    /// Makes a new one for somebody, in none of the places that have one.
    func making(for account: AccountRow, besides known: [String]) -> HTML {
        form(
            "make",
            """
             data-user="\(Bytes.base64url(Array("\(account.id)".utf8)))" \
            data-user-mail="\(account.mail ?? account.name)" data-user-name="\(account.name)" \
            data-known="\(known.joined(separator: " "))"
            """)
    }

    private func form(_ kind: String, _ attributes: HTML) -> HTML {
        let primary: HTML = isPrimary ? " primary" : ""
        return """
            <form class="form needs-script" method="post" action="\(action)" data-passkey="\(kind)" \
            data-challenge="\(challenge)" data-party="\(party.id)"\(attributes)>\(fields)
            <div class="actions"><button class="button\(primary)">\(icon("key"))\(label)</button></div></form>
            """
    }
}
