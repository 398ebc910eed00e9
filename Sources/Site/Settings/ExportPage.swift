import Commons
import Kernel

/// How everything leaves the house, told and not done: what would leave by a browser is every letter
/// and name at once, so it takes who owns the machine (ADR 0024).
struct ExportPage {
    static let path = "/settings/export"

    static func link(_ say: Say) -> (title: String, text: String, href: String, icon: String) {
        (
            title: say("Portare via tutto", "Taking everything out"),
            text: say(
                "L'intera cooperativa in formati aperti, senza dipendere da Arca.",
                "The whole cooperative in open formats, without depending on Arca."), href: path,
            icon: "external"
        )
    }

    func register(in pages: inout Pages) {
        pages.get(Self.path) { visit in .page(Self.page(visit)) }
    }

    private static func page(_ visit: Visit) -> Page {
        let say = visit.say
        let title = say("Portare via tutto", "Taking everything out")
        let parts: [(name: String, text: String)] = [
            (
                "journal.jsonl",
                say(
                    "tutto ciò che è successo, un fatto per riga, con le prove per verificarlo",
                    "everything that happened, one fact a line, with what proves it")
            ),
            (
                "letters/",
                say(
                    "le lettere, una per file .eml, come sono arrivate e partite",
                    "the letters, one .eml file each, as they came and left")
            ),
            (
                "files/",
                say(
                    "gli altri file: la carta, le importazioni",
                    "the other files: the charter, imports")
            ),
            (
                "csv/",
                say(
                    "libro soci, persone, recapiti, pratiche e lettere per un foglio di calcolo",
                    "register of members, people, contacts, cases and letters for a spreadsheet")
            ),
            (
                "tables/",
                say(
                    "ciò che non è un fatto, come i lavori in attesa",
                    "what is no fact, such as waiting jobs")
            ),
            (
                "manifest.json, SHA256SUMS",
                say(
                    "che cosa c'è, e l'impronta di ogni file",
                    "what is there, and the fingerprint of each file")
            ),
        ]
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Tutto ciò che entra in Arca può uscirne. Chi gestisce il server lo fa con un comando, mentre si continua a lavorare.", "Everything that goes into Arca can come out. Who runs the server does it with one command, while work goes on."))", crumbs: [(say("Impostazioni", "Settings"), "/settings")]))
                <section class="card prose"><h2>\(say("Esportare", "Exporting"))</h2>
                <p><code>\(say("arca export --data CARTELLA-DATI CARTELLA-NUOVA", "arca export --data DATA-FOLDER NEW-FOLDER"))</code></p>
                <p>\(say("Nella cartella nuova:", "In the new folder:"))</p>
                <dl class="facts">\(parts.html { "<div><dt><code>\($0.name)</code></dt><dd>\($0.text)</dd></div>" })</dl>
                <p>\(say("Le lettere e i nomi sono in chiaro: custodisci la cartella come custodiresti l'archivio. Le password restano fuori.", "Letters and names are in the clear: keep the folder as you would keep the archive. Passwords stay out."))</p></section>
                <section class="card prose"><h2>\(say("Rifare una cooperativa uguale", "Making an equal cooperative"))</h2>
                <p><code>\(say("arca found --from CARTELLA --data CARTELLA-NUOVA", "arca found --from FOLDER --data NEW-FOLDER"))</code></p>
                <p>\(say("Arca ripete ogni fatto, controlla ogni impronta e confronta ogni tabella. Poi ciascuno riceve una nuova password e le caselle chiedono la loro.", "Arca repeats every fact, checks every fingerprint and compares every table. Then each gets a new password and the mailboxes ask for theirs."))</p></section>
                <section class="card prose"><h2>\(say("Perché qui non c'è un pulsante", "Why there is no button here"))</h2>
                <p>\(say("Un pulsante darebbe l'intero archivio a chiunque si sedesse a una postazione aperta. Serve chi ha accesso al server. Il libro soci si scarica dalla sua pagina.", "A button would hand the whole archive to whoever sat down at an open desk. It takes who has access to the server. The register of members can be downloaded from its page."))</p></section>
                """)
    }
}
