import Commons
import Hummingbird
import Kernel
import Store

/// Pages for what did not work: always a sentence, always a way on.
enum ErrorPages {
    /// - Parameter isInside: whoever has signed in keeps the way to everything else, and the search.
    static func page(_ refusal: any Refusal, _ say: Say, isInside: Bool) -> Page {
        let title: String =
            switch refusal.kind {
            case .notFound: say("Qui non c'è niente", "Nothing is here")
            case .forbidden: say("Non è permesso", "Not allowed")
            case .conflict: say("È cambiato nel frattempo", "It has changed in the meantime")
            case .tooLarge: say("È troppo in una volta", "Too much at once")
            case .tooMany: say("Troppi tentativi", "Too many attempts")
            case .invalid: say("Così non si può fare", "This cannot be done")
            }
        let details = refusal.detailLines(say)
        return page(
            title,
            "<p>\(say(refusal.sentence))\(refusal.ruleMark)</p>"
                + (details.isEmpty ? "" : "<ul>\(details)</ul>"), say, icon: "info",
            shape: isInside ? .narrow : .door)
    }

    /// - Parameter reference: under which the details are in the log.
    static func fault(_ reference: String, isBusy: Bool, _ say: Say) -> Page {
        let title =
            isBusy
            ? say("Un momento di pausa", "A short pause")
            : say("Qualcosa non ha funzionato", "Something did not work")
        let text =
            isBusy
            ? say(
                "I dati non sono raggiungibili in questo momento. Niente è andato perso: riprova fra poco.",
                "The data cannot be reached right now. Nothing was lost: try again shortly.")
            : say(
                "Non è colpa tua, e niente è andato perso. Se succede ancora, comunica il riferimento \(reference).",
                "It is not your fault, and nothing was lost. If it happens again, tell us the reference \(reference)."
            )
        return page(title, "<p>\(text)</p>", say, icon: "warn")
    }

    /// What was sent comes back and can be sent again: with the same key, so it happens once even if
    /// the first time went through unnoticed.
    static func fault(_ kept: FormKept, _ say: Say) -> Page {
        guard kept.canComeBack else {
            return page(
                say("Un momento di pausa", "A short pause"),
                "<p>\(say("I dati non sono raggiungibili in questo momento. Torna indietro: quello che hai scritto è ancora nella pagina. Riprova fra poco.", "The data cannot be reached right now. Go back: what you wrote is still in the page. Try again shortly."))</p>",
                say, icon: "warn")
        }
        let fields = kept.form.fields.html { name, value in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
        let words = kept.form.fields.map(\.value).max { $0.utf8.count < $1.utf8.count } ?? ""
        let written: HTML =
            words.utf8.count < 80
            ? ""
            : "<details><summary>\(say("Quello che hai scritto", "What you wrote"))</summary><pre class=\"letter\">\(words)</pre></details>"
        return Page(
            say("Un momento di pausa", "A short pause"), shape: .door,
            body: """
                <section class="card">\(icon("warn"))<h1>\(say("Un momento di pausa", "A short pause"))</h1>
                <p>\(say("I dati non sono raggiungibili in questo momento. Quello che hai inviato è qui: riprova fra poco. Non succederà due volte.", "The data cannot be reached right now. What you sent is here: try again shortly. It will not happen twice."))</p>
                \(written)
                <form method="post" action="\(kept.address)">\(fields)
                <div class="actions"><button class="button primary">\(say("Riprova", "Try again"))</button></div></form></section>
                """)
    }

    /// A form came after its session had ended: the page it came from still holds what was written.
    static func signedOut(_ say: Say) -> Page {
        Page(
            say("Sessione terminata", "Signed out"), shape: .door,
            body: """
                <section class="card">\(icon("lock"))<h1>\(say("La sessione è terminata", "Your session has ended"))</h1>
                <p>\(say("Entra di nuovo in un'altra scheda, poi torna indietro: quello che hai scritto è ancora nella pagina.", "Sign in again in another tab, then go back: what you wrote is still in the page."))</p>
                <div class="actions"><a class="button primary" href="/sign-in" target="_blank" rel="noopener">\(say("Entra", "Sign in"))</a></div></section>
                """)
    }

    private static func page(
        _ title: String, _ words: HTML, _ say: Say, icon name: String, shape: Page.Shape = .door
    ) -> Page {
        Page(
            title, shape: shape,
            body: """
                <section class="card">\(icon(name))<h1>\(title)</h1>\(words)
                <div class="actions"><a class="button primary" href="/">\(say("Vai a Oggi", "Go to Today"))</a></div></section>
                """)
    }
}
