import Commons
import Foundation
import Kernel
import Seal
import Site

/// For anybody, without signing in: a receipt is checked in the browser, which sends nothing.
struct CheckPage {
    static let path = "/check"
    private static let script = "\(path)/check.js"

    func register(in pages: inout Pages) {
        pages.anybodyGets(Self.path) { visit in .page(page(visit)) }
        pages.anybodyGets(Self.script) { _ in
            .bytes(PackageResources.check_js, type: "text/javascript; charset=utf-8")
                .published(forSeconds: 300)
        }
    }

    private func page(_ visit: Visit) -> Page {
        let say = visit.say
        let title = say("Controllare una ricevuta", "Checking a receipt")
        let fields = visit.fields()
        return Page(
            title, shape: .door,
            body: """
                <section class="card" aria-labelledby="check-h">
                <p class="brand">\(icon("arca"))<span>Arca</span></p>
                <p class="muted">\(visit.house.name)</p><h1 id="check-h">\(title)</h1>
                <p>\(say("Il tuo browser legge il file, calcola e ti risponde: niente viene mandato, nemmeno a noi.", "Your browser reads the file, computes and answers you: nothing is sent, not even to us."))</p>
                <form class="form" id="check">
                <div class="field"><label for="f-receipt">\(say("La ricevuta", "The receipt"))</label><input id="f-receipt" name="receipt" type="file" accept=".zip" required></div>
                \(fields.area("key", say("La chiave pubblica della cooperativa", "The public key of the cooperative"), rows: 3, hint: say("Quella che hai avuto dalla cooperativa, non quella dentro la ricevuta.", "The one that you had from the cooperative, not the one in the receipt."), isRequired: true, attributes: "class=\"mono\" spellcheck=\"false\" autocomplete=\"off\""))
                <div class="actions"><button class="button primary needs-script">\(icon("seal"))\(say("Controlla", "Check"))</button></div></form>
                <div id="result" class="stack" role="status"></div>
                <noscript>\(notice(.info, say("Qui serve JavaScript", "JavaScript is needed here"), "\(say("Senza, controlla con", "Without it, check with")) <code>arca evidence check</code> \(say("o con le istruzioni dentro la ricevuta, che usano programmi comuni.", "or by the instructions in the receipt, which use common programs."))"))</noscript>
                </section><script type="module" src="\(Self.script)"></script>
                """)
    }
}
