import Commons
import Kernel
import Seal
import Site

/// How far everything is sealed, with which key, and how somebody else checks it.
struct EvidencePages {
    static let path = "/evidence"

    func register(in pages: inout Pages) {
        pages.get(Self.path, .oversee) { visit in .page(try await page(visit)) }
        pages.get("\(Self.path)/seals", .oversee) { visit in .page(try await seals(visit)) }
        pages.post("\(Self.path)/key") { visit, form in
            try await visit.proven(Self.path) {
                try await visit.submit(
                    ChangeSealKey.self, form,
                    then: { _ in .redirect(to: "\(Self.path)?done=1") },
                    refused: { .page(try await page(visit, form, $0)) })
            }
        }
    }

    private func page(_ visit: Visit, _ form: Form? = nil, _ refusal: (any Refusal)? = nil)
        async throws -> Page
    {
        let say = visit.say
        let seal = try await visit.ask(ShowSeal())
        let address = try await visit.reading { try PublicAddress.find(in: $0)?.text }
        let title = say("Prove", "Evidence")
        return Page(
            title, shape: .narrow, isLive: true,
            body: """
                \(pageHead(say, title, lead: "\(say("Ogni fatto è sigillato appena accade: chi ha la nostra chiave pubblica può provare, anche senza di noi e fra molti anni, che c'era e che nessuno l'ha cambiato, tolto o retrodatato.", "Every fact is sealed as it happens: whoever has our public key can prove, even without us and many years from now, that it was there and that nobody changed, removed or back-dated it."))"))
                \(visit.done("Da qui firma la chiave nuova.", "The new key signs from here on."))\(visit.fields(form, refusal).refusalBox)
                \(standing(seal, visit))\(dates(try await visit.ask(AllTimeAuthorities()), visit))\(last(seal, say))\(check(seal, address, say))\(keys(seal, visit))
                """)
    }

    private func standing(_ seal: ShowSeal.Answer, _ visit: Visit) -> HTML {
        let say = visit.say
        let waiting = seal.facts - seal.sealed
        let lag = seal.waitingSince.map { (visit.now.milliseconds - $0.milliseconds) / 1000 } ?? 0
        let box: HTML =
            if seal.log == nil {
                notice(
                    .info, say("Nessun registro è ancora aperto", "No log is open yet"),
                    "\(say(EvidenceRefused.noLog.sentence))")
            } else if lag >= SealGauges.lateSeconds {
                notice(
                    .warn, say("Il sigillo è in ritardo", "The seal is late"),
                    "\(say("I fatti sono al sicuro e saranno sigillati più tardi: avvisa chi gestisce il server.", "The facts are safe and will be sealed later: tell who runs the server."))"
                )
            } else {
                notice(
                    .good, say("Tutto è sigillato", "Everything is sealed"),
                    "\(say("Ogni fatto lo è entro due secondi.", "Every fact is within two seconds."))"
                )
            }
        let since: HTML =
            seal.waitingSince.map {
                "<div><dt>\(say("In attesa dal", "Waiting since"))</dt><dd>\(visit.moments.time($0))</dd></div>"
            } ?? ""
        return """
            \(box)<section class="card"><dl class="facts">
            <div><dt>\(say("Fatti", "Facts"))</dt><dd class="figure">\("\(seal.facts)")</dd></div>
            <div><dt>\(say("In attesa del sigillo", "Waiting for the seal"))</dt><dd class="figure">\("\(waiting)")</dd></div>\(since)
            <div><dt>\(say("Ultimo sigillo", "Last seal"))</dt><dd>\(seal.log?.checkpointAt.map { visit.moments.time($0) } ?? "–")</dd></div>
            </dl></section>
            """
    }

    /// Who says when, beside ourselves.
    private func dates(_ rows: [AllTimeAuthorities.Row], _ visit: Visit) -> HTML {
        let say = visit.say
        let lines = rows.html { row -> HTML in
            let mood: Mood = row.isLate ? .bad : row.failures > 0 ? .warn : .good
            let words =
                row.markedAt.map { visit.moments.moment($0) }
                ?? say("non ancora usata", "not used yet")
            return
                "<div><dt>\(row.title)</dt><dd>\(state(words, row.markedAt == nil && mood == .good ? .info : mood))</dd></div>"
        }
        let none = say(
            "Quando qualcosa è accaduto lo dice, per ora, solo la cooperativa: scegli chi altro lo firma.",
            "When something happened is, so far, the cooperative's word alone: choose who else signs it."
        )
        return """
            <section class="card"><header><h2>\(say("Data certa", "Certain date"))</h2></header>
            \(rows.isEmpty ? "<p>\(none)</p>" : "<dl class=\"facts\">\(lines)</dl>")
            <div class="actions"><a class="button small" href="\(AuthorityPages.path)">\(icon("clock"))\(say("Autorità di marcatura temporale", "Time authorities"))</a></div></section>
            """
    }

    private func last(_ seal: ShowSeal.Answer, _ say: Say) -> HTML {
        guard let note = seal.log?.checkpoint else { return "" }
        return """
            <section class="card"><header><h2>\(say("L'ultimo sigillo", "The last seal"))</h2></header>
            <p>\(say("Il nome del registro, quanti fatti contiene, la loro impronta comune, la firma. Chi lo conserva può scoprire ogni riscrittura di ciò che c'era.", "The name of the log, how many facts it holds, their common fingerprint, the signature. Whoever keeps it can find out any rewriting of what was there."))</p>
            <pre class="mono small" id="checkpoint" tabindex="0">\(note)</pre>
            <div class="actions"><button class="button small needs-script" type="button" data-copy-from="checkpoint">\(icon("copy"))\(say("Copia", "Copy"))</button><a class="button small quiet" href="\(Self.path)/seals">\(say("Tutti i sigilli", "All seals"))</a></div></section>
            """
    }

    private func check(_ seal: ShowSeal.Answer, _ address: String?, _ say: Say) -> HTML {
        guard let log = seal.log else { return "" }
        let prefix = "\(address ?? "")\(LogRoutes.path)"
        let note: HTML =
            address == nil
            ? "<p class=\"muted\">\(say("Da fuori si raggiungono quando è impostato l'indirizzo pubblico.", "From outside they are reached once the public address is set."))</p>"
            : ""
        return """
            <section class="card"><header><h2>\(say("Controllare da fuori", "Checking from outside"))</h2></header>
            <p>\(say("Chiunque può leggere questi indirizzi, senza accesso: contengono solo impronte, mai parole, nomi o date.", "Anybody may read these addresses, without signing in: they hold fingerprints only, never words, names or dates."))</p>
            <dl class="facts">
            <div><dt>\(say("Registro", "Log"))</dt><dd><code class="mono">\(log.origin)</code></dd></div>
            <div><dt>\(say("Ultimo sigillo", "Last seal"))</dt><dd><a href="\(prefix)/checkpoint">\(prefix)/checkpoint</a></dd></div>
            <div><dt>\(say("Chiave pubblica", "Public key"))</dt><dd><a href="\(prefix)/keys">\(prefix)/keys</a></dd></div>
            <div><dt>\(say("Impronte", "Fingerprints"))</dt><dd><code class="mono">\(prefix)/tile/…</code></dd></div>
            </dl>\(note)</section>
            """
    }

    private func keys(_ seal: ShowSeal.Answer, _ visit: Visit) -> HTML {
        guard let key = seal.keys.first else { return "" }
        let say = visit.say
        let older: HTML =
            seal.keys.count < 2
            ? ""
            : fold(
                say("Le chiavi di prima", "The keys before"), "key", isOpen: false,
                "<ul class=\"plain\">\(seal.keys.dropFirst().html { "<li><p>\(say("dal", "since")) \(visit.moments.time($0.since))</p><p><code class=\"mono small\">\($0.key)</code></p></li>" })</ul>"
            )
        let change: HTML =
            !visit.mayWork
            ? ""
            : visit.isFresh
                ? """
                <form class="form" method="post" action="\(Self.path)/key">\(visit.formKeys)
                <p class="hint">\(say("Serve se qualcuno può aver copiato la chiave. Quella di prima firma il passaggio e ciò che ha firmato resta valido.", "Needed if somebody may have copied the key. The one before signs the handing over, and what it signed stands."))</p>
                <div class="actions"><button class="button">\(icon("key"))\(say("Cambia chiave", "Change the key"))</button></div></form>
                """ : visit.proofLink(Self.path)
        return """
            <section class="card"><header><h2>\(say("La chiave", "The key"))</h2></header>
            <p>\(say("Dalla a chi deve poter controllare: una volta, per una strada sicura. Firma dal", "Give it to whoever is to check: once, by a safe road. It signs since")) \(visit.moments.time(key.since)).</p>
            <p><code class="mono" id="key">\(key.key)</code></p>
            <div class="actions"><button class="button small needs-script" type="button" data-copy-from="key">\(icon("copy"))\(say("Copia", "Copy"))</button></div>
            \(older)\(change)</section>
            """
    }

    private func seals(_ visit: Visit) async throws -> Page {
        let say = visit.say
        let before = visit.query("before").flatMap { Int64($0) }
        let rows = try await visit.ask(Checkpoints(before: before))
        let title = say("Sigilli", "Seals")
        let path = "\(Self.path)/seals"
        let older =
            rows.count < Checkpoints.most ? nil : rows.last.map { "\(path)?before=\($0.facts)" }
        let list: HTML =
            rows.isEmpty
            ? emptyState(
                "seal", say("Nessun sigillo", "No seal yet"),
                say(
                    "Il primo viene firmato appena la cooperativa è in servizio.",
                    "The first is signed as soon as the cooperative serves."))
            : """
            <table class="table dense"><caption class="hush">\(title)</caption>
            <thead><tr><th scope="col">\(say("Firmato", "Signed"))</th><th scope="col" class="num">\(say("Fatti", "Facts"))</th><th scope="col">\(say("Impronta comune", "Common fingerprint"))</th></tr></thead>
            <tbody>\(rows.html { row in
                "<tr><th scope=\"row\">\(visit.moments.time(row.at))</th><td class=\"num\" data-label=\"\(say("Fatti", "Facts"))\">\("\(row.facts)")</td><td data-label=\"\(say("Impronta comune", "Common fingerprint"))\"><code class=\"mono small\">\(root(row.note))</code></td></tr>"
            })</tbody></table>
            """
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Ciò che il registro in uso ha firmato, dal più recente.", "What the log in use has signed, the newest first."))", crumbs: [(say("Prove", "Evidence"), Self.path)]))
                <section class="card flush">\(list)</section>\(pager(say, newer: before == nil ? nil : path, older: older))
                """)
    }

    private func root(_ note: String) -> String {
        SignedNote(note).flatMap { Checkpoint($0.text) }?.root.hex ?? ""
    }
}

/// On Today, for those who may do something about it: nothing is sealed any more.
enum EvidenceToday {
    static func cards(_ visit: Visit) async throws -> [TodayCard] {
        guard visit.actor.may(.work), try await !visit.house.isAsleep() else { return [] }
        let isLate = try await visit.reading { db in
            let lag = try SealGauges.lagSeconds(
                after: try TileShelf.size(in: db), at: db.now, in: db)
            return lag >= SealGauges.lateSeconds
        }
        let authorities = try await visit.ask(AllTimeAuthorities()).filter(\.isLate)
        let say = visit.say
        let dates = authorities.isEmpty ? [] : [late(authorities, say)]
        guard isLate else { return dates }
        return dates + [
            TodayCard(
                place: 6,
                html:
                    "<section class=\"card\">\(notice(.warn, say("Il sigillo dei fatti è in ritardo", "The seal of facts is late"), "\(say("Niente è perduto: avvisa chi gestisce il server.", "Nothing is lost: tell who runs the server.")) <a href=\"\(EvidencePages.path)\">\(say("Prove", "Evidence"))</a>"))</section>"
            )
        ]
    }

    private static func late(_ authorities: [AllTimeAuthorities.Row], _ say: Say) -> TodayCard {
        let names = authorities.map(\.title).joined(separator: ", ")
        let words: HTML = """
            \(names). <a href="\(AuthorityPages.path)">\(say("Che cosa non va", "What is wrong"))</a>
            """
        return TodayCard(
            place: 7,
            html:
                "<section class=\"card\">\(notice(.warn, say("Manca la marca temporale", "The time mark is missing"), words))</section>"
        )
    }
}
