import Commons
import Kernel
import Site

/// The mailboxes: how they are doing, how they are reached.
struct MailboxPages {
    func register(in pages: inout Pages) {
        pages.get("/mailboxes") { visit in
            let rows = try await visit.ask(Mailboxes())
            if visit.wantsFragment { return .fragment(list(rows, visit)) }
            return .page(page(visit, rows, try await visit.ask(AttachmentReadings())))
        }
        pages.get("/mailboxes/new", .work) { visit in .page(formPage(visit, nil)) }
        pages.get("/mailboxes/:id", .work) { visit in
            let id = try visit.id(of: Mailbox.self)
            guard let row = try await visit.ask(Mailboxes()).first(where: { $0.id == id }) else {
                throw CommonRefusal.notFound
            }
            return .page(formPage(visit, row))
        }
        pages.post("/mailboxes") { visit, form in
            try await visit.submit(
                SetMailbox.self, form, then: { _ in .redirect(to: "/mailboxes") },
                refused: { .page(formPage(visit, nil, form, $0)) })
        }
        pages.post("/mailboxes/:id/reconciliation") { visit, form in
            var form = form
            form.set("mailbox", visit.part("id"))
            return try await visit.submit(
                ReconcileMailbox.self, form, then: { _ in .redirect(to: "/mailboxes") },
                refused: { throw $0 })
        }
        pages.post("/mailboxes/:id/closing") { visit, form in
            var form = form
            form.set("mailbox", visit.part("id"))
            return try await visit.submit(
                CloseMailbox.self, form, then: { _ in .redirect(to: "/mailboxes") },
                refused: { throw $0 })
        }
    }

    private func page(
        _ visit: Visit, _ rows: [Mailboxes.Row], _ reading: AttachmentReadings.Answer
    ) -> Page {
        let say = visit.say
        return Page(
            say("Caselle", "Mailboxes"), isLive: true,
            body: """
                \(pageHead(say, say("Caselle", "Mailboxes"), lead: "\(say("Caselle per funzione: dell'ufficio, mai di una persona.", "Mailboxes by function: of the office, never of a person."))", actions: visit.actor.may(.work) ? "<a class=\"button\" href=\"\(MailImportPages.path)\">\(icon("upload"))\(say("Importazioni", "Imports"))</a><a class=\"button primary\" href=\"/mailboxes/new\">\(icon("plus"))\(say("Nuova casella", "New mailbox"))</a>" : ""))
                <div class="grid" id="mailboxes" data-live="/mailboxes" data-live-on="mail">\(list(rows, visit))</div>
                \(attachments(reading, visit.say))
                """)
    }

    /// How far the files have been read; nothing where all is read and nothing lacks.
    private func attachments(_ reading: AttachmentReadings.Answer, _ say: Say) -> HTML {
        let progress: HTML =
            reading.waiting > 0
            ? "<p role=\"status\">\(say("Lettere con allegati ancora da leggere: \(reading.waiting), già letti \(reading.opened).", "Letters with attachments still to be read: \(reading.waiting), read \(reading.opened)."))</p>"
            : ""
        guard !reading.missingTools.isEmpty else { return progress }
        let names = reading.missingTools.joined(separator: ", ")
        return progress
            + notice(
                .info, say("Alcuni allegati non si aprono", "Some attachments do not open"),
                "\(say("A questa macchina mancano: \(names). Quando ci sono, Arca riprende da sé.", "This machine lacks: \(names). Once they are there, Arca takes up by itself."))"
            )
    }

    private func list(_ rows: [Mailboxes.Row], _ visit: Visit) -> HTML {
        let say = visit.say
        if rows.isEmpty {
            return emptyState(
                "mail", say("Nessuna casella", "No mailbox yet"),
                say(
                    "Collega la prima casella dell'ufficio: Arca legge senza toccare niente sul server.",
                    "Connect the office's first mailbox: Arca reads without touching anything on the server."
                ))
        }
        return rows.html { row in
            """
            <section class="card" aria-labelledby="b-\(row.id)"><header><h2 id="b-\(row.id)">\(row.title)</h2><p>\(row.address)</p>\(condition(row, say))</header>
            <dl class="facts">
            <div><dt>\(say("Ultima lettura", "Last look"))</dt><dd>\(row.fetchedAt.map { visit.moments.time($0, relative: " data-relative") } ?? "–")</dd></div>
            <div><dt>\(say("Sul server", "On the server"))</dt><dd class="figure">\(row.onServer.map { "\($0)" } ?? "–")</dd></div>
            <div><dt>\(say("Nella memoria", "In the memory"))</dt><dd class="figure">\(row.stored)</dd></div>
            \(ComparisonNotice.facts(row, visit))</dl>
            \(ComparisonNotice.missing(row, visit))
            \(row.readingFault.map { notice(.warn, say("Lettura", "Reading"), "\(say($0))") })
            \(row.sendingFault.map { notice(.warn, say("Invio", "Sending"), "\(say($0))") })
            \(visit.actor.may(.work) ? "<footer class=\"cluster\">\(ComparisonNotice.button(row, visit))<a class=\"button small\" href=\"/mailboxes/\(row.id)\">\(say("Impostazioni", "Settings"))<span class=\"hush\"> \(row.address)</span></a></footer>" : "")</section>
            """
        }
    }

    private func condition(_ row: Mailboxes.Row, _ say: Say) -> HTML {
        if !row.isOpen { return state(say("chiusa", "closed")) }
        if row.readingFault != nil { return state(say("non si legge", "cannot be read"), .bad) }
        if row.settings.imap == nil, row.settings.spool != nil {
            return state(
                say("le lettere finiscono in una cartella", "letters fall into a folder"), .info)
        }
        if row.settings.imap == nil { return state(say("solo archivio", "archive only"), .info) }
        return row.fetchedAt == nil
            ? state(say("mai letta", "never read"), .info)
            : state(say("in ordine", "in order"), .good)
    }

    private func formPage(
        _ visit: Visit, _ row: Mailboxes.Row?, _ form: Form? = nil, _ refusal: (any Refusal)? = nil
    ) -> Page {
        let say = visit.say
        let fields = visit.fields(form, refusal)
        let title = row?.title ?? say("Nuova casella", "New mailbox")
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Caselle", "Mailboxes"), "/mailboxes")]))
                <form class="form card" method="post" action="/mailboxes">\(visit.formKeys)\(fields.refusalBox)
                <div class="fields">
                \(fields.text("title", say("Nome", "Name"), value: row?.title ?? "", hint: say("Quello che vede chi riceve: Ufficio sinistri.", "What a recipient sees: Claims office."), isRequired: true))
                \(fields.text("address", say("Indirizzo", "Address"), value: row?.address ?? "", type: "email", isRequired: true))</div>
                \(side("imap", say("Lettura (IMAP)", "Reading (IMAP)"), "993", row?.settings.imap, fields, say))
                \(fields.text("folder", say("Cartella", "Folder"), value: row?.settings.folder ?? "INBOX"))
                \(side("smtp", say("Invio (SMTP)", "Sending (SMTP)"), "465", row?.settings.smtp, fields, say))
                \(fields.select("copiesToItself", say("Copia a sé stessa", "Copy to itself"), options: [("true", say("sì: prova che la lettera è partita", "yes: proof that the letter left")), ("false", "no")], value: row?.settings.copiesToItself == false ? "false" : "true"))
                <div class="actions"><button class="button primary">\(say("Salva", "Save"))</button></div></form>
                \(row?.isOpen == true ? "<form method=\"post\" action=\"/mailboxes/\(row.map { "\($0.id)" } ?? "")/closing\">\(visit.formKeys)<button class=\"button danger\">\(say("Non leggere più questa casella", "Stop reading this mailbox"))</button></form>" : "")
                """)
    }

    private func side(
        _ name: String, _ title: String, _ port: String, _ settings: MailServerSettings?,
        _ fields: FormFields, _ say: Say
    ) -> HTML {
        let securities = [
            (value: "tls", title: "TLS"), (value: "startTLS", title: "STARTTLS"),
            (
                value: "plain",
                title: say("nessuna (solo questa macchina)", "none (this machine only)")
            ),
        ]
        return """
            <fieldset><legend>\(title)</legend><div class="fields">
            \(fields.text("\(name).host", say("Server", "Server"), value: settings?.host ?? ""))
            \(fields.text("\(name).port", say("Porta", "Port"), value: settings.map { "\($0.port)" } ?? port, attributes: "inputmode=\"numeric\" class=\"short\""))
            \(fields.select("\(name).security", say("Cifratura", "Encryption"), options: securities, value: settings?.security.rawValue ?? "tls"))
            \(fields.text("\(name).username", say("Utente", "User"), value: settings?.username ?? "", attributes: "autocomplete=\"off\""))
            \(fields.text("\(name).password", "Password", type: "password", hint: settings == nil ? nil : say("Vuota: resta quella di prima.", "Empty: stays as it is."), attributes: "autocomplete=\"new-password\""))
            \(trustFile(name, settings, fields, say))
            </div></fieldset>
            """
    }

    /// Only where there is one: it is named on the command line, and may be left out here.
    private func trustFile(
        _ name: String, _ settings: MailServerSettings?, _ fields: FormFields, _ say: Say
    ) -> HTML {
        guard let file = settings?.trustFile else { return "" }
        return fields.text(
            "\(name).trustFile", say("Certificati (file PEM)", "Certificates (PEM file)"),
            value: file, isOptionalShown: true)
    }
}
