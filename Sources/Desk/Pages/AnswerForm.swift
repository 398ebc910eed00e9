import Commons
import Kernel
import Knowledge
import Site

/// The form of an answer: the letter, what it must contain, and the gate it passes through.
struct AnswerForm {
    let view: CaseView
    let state: AnswerState
    /// What was looked for; else the first blocks.
    var shelf: BlockShelf?

    private var visit: Visit { view.visit }
    private var say: Say { view.visit.say }
    private var input: AnswerInput { state.input }
    private var fields: FormFields { visit.fields(filled, state.refusal, scope: "answer") }

    /// The state as a form, so that the fields fill themselves.
    private var filled: Form {
        Form(fields: [
            ("to", input.to), ("cc", input.cc), ("mailbox", mailbox), ("subject", input.subject),
            ("text", input.text), ("reason", input.reason), ("closes", input.closes ? "true" : ""),
            ("workMinutes", input.work),
        ])
    }

    private var mailbox: String {
        input.mailbox.nonEmpty ?? view.sendingMailboxes.first.map { "\($0.id)" } ?? ""
    }

    /// What is missing was asked for right after typing, before the draft was kept: nothing has it yet.
    private var unsaved: HTML { view.visit.path.hasSuffix("/review") ? " data-unsaved" : "" }

    var html: HTML {
        let id = view.row.id
        let name = view.lastReading?.claimedAddress ?? view.row.fromShown
        let title =
            name.isEmpty
            ? say("Risposta", "Answer") : say("Risposta a \(name)", "Answer to \(name)")
        return """
            <form class="answer card form" id="answer" method="post" enctype="multipart/form-data" action="\(view.desk.act("replies", on: id))" data-draft="\(view.desk.act("draft", on: id))"\(unsaved) data-guard aria-labelledby="answer-h">
            \(visit.formKeys)<button hidden>\(say("Invia la risposta", "Send the answer"))</button><input type="hidden" name="version" value="\("\(view.row.version)")"><input type="hidden" name="draftSeen" value="\(view.shown.draftAt?.description ?? "")"><input type="hidden" name="_seen" value="\("\(view.newestEntry)")">
            \(AnswerReport(state: state, say: say, text: fields.identifier("text"), subject: fields.identifier("subject"), reason: fields.identifier("reason")).html)
            <h3 id="answer-h">\(title)</h3>\(draftNotice)\(elsewhere)\(unproven)
            \(letter)\(blocks)\(FilesField(id: "answer-files", files: input.files, say: say).html)
            \(AnswerChecklist(state: state, say: say).html)
            \(reason)\(promises)
            \(fields.text("workMinutes", say("Minuti di lavoro per questa risposta", "Minutes of work for this answer"), type: "number", isOptionalShown: true, attributes: "min=\"1\" max=\"1440\" class=\"short\""))
            \(fields.check("closes", say("Chiudi la pratica dopo l'invio", "Close the case after sending")))\(asks)
            \(buttons(id))
            </form>
            """
    }

    /// The answer would go to whoever wrote last.
    private var elsewhere: HTML {
        guard let last = view.lastLetter, view.isFromElsewhere(last) else { return "" }
        return notice(
            .warn,
            say(
                "L'ultima lettera viene da un altro indirizzo",
                "The last letter comes from another address"),
            "\(say("L'ha scritta \(last.fromAddress), non \(view.row.correspondent): prima di rispondere verifica chi è.", "It was written by \(last.fromAddress), not by \(view.row.correspondent): make sure who that is before you answer."))"
        )
    }

    /// Only a signature of its provider proves who wrote a letter of certified mail.
    private var unproven: HTML {
        guard let last = view.lastReading, last.isEnvelopeUnproven else { return "" }
        let claimed =
            last.claimedAddress.map {
                say(
                    "La risposta va a \($0), che la lettera dice di essere: prima di rispondere verifica chi è.",
                    "The answer goes to \($0), which the letter says it is by: make sure who that is before you answer."
                )
            }
            ?? say(
                "La lettera non dice un indirizzo a cui rispondere: cercalo in anagrafe.",
                "The letter names no address to answer to: look it up in the records.")
        return notice(
            .warn,
            say(
                "La busta di questa PEC non è provata",
                "The envelope of this certified mail is unproven"),
            "\(claimed)")
    }

    private var draftNotice: HTML {
        guard let at = state.draftAt else { return "" }
        let who = state.draftBy.map { say("di \($0), ", "by \($0), ") } ?? ""
        let behind: HTML =
            state.isDraftBehind
            ? " <strong>\(say("Dopo la bozza nella pratica è successo altro: rileggi prima di inviare.", "Since the draft more has happened in the case: read again before sending."))</strong>"
            : ""
        return
            "<p class=\"muted small\">\(say("Bozza", "Draft")) \(who)\(visit.moments.time(at, relative: " data-relative"))\(behind)</p>"
    }

    private var letter: HTML {
        let open: HTML = input.cc.isEmpty ? "" : " open"
        return """
            <div class="fields">\(fields.text("to", say("A", "To"), attributes: "autocomplete=\"off\""))\(sender)</div>
            <details class="adding"\(open)><summary>\(say("Aggiungi altri in copia", "Add others in copy"))</summary>\(fields.text("cc", say("Copia a", "Copy to"), hint: say("Più indirizzi si separano con una virgola.", "Several addresses are separated by commas."), attributes: "autocomplete=\"off\""))</details>
            \(fields.text("subject", say("Oggetto", "Subject"), attributes: "maxlength=\"500\""))
            \(fields.area("text", say("Testo", "Text"), rows: 12))
            """
    }

    private var blocks: HTML {
        let shelf = shelf ?? view.shelf
        let open: HTML = self.shelf == nil ? "" : " open"
        return """
            \(input.blocks.html { "<input type=\"hidden\" name=\"blocks\" value=\"\($0.description)\">" })<details class="adding"\(open) id="blocks"><summary aria-keyshortcuts="b">\(say("Inserisci un blocco di risposta", "Insert a reply block"))</summary>\(shelf.html(action: view.desk.act("blocks", on: view.row.id) + "#blocks"))</details>
            """
    }

    private var sender: HTML {
        let boxes = view.sendingMailboxes
        if boxes.isEmpty {
            return notice(
                .warn, say("Nessuna casella può inviare", "No mailbox can send"),
                "<a href=\"/mailboxes\">\(say("Imposta il server di invio", "Set the server for sending"))</a>"
            )
        }
        // The case's own mailbox may be closed by now, and then it must be seen that another is chosen.
        if boxes.count == 1, boxes.allSatisfy({ "\($0.id)" == mailbox }) {
            return "<input type=\"hidden\" name=\"mailbox\" value=\"\(mailbox)\">"
        }
        return fields.select(
            "mailbox", say("Dalla casella", "From the mailbox"),
            options: boxes.map { (value: "\($0.id)", title: "\($0.title) <\($0.address)>") })
    }

    /// Asked only when something is missing: hidden by the script once all is ticked, unless the
    /// program itself found a gap.
    private var reason: HTML {
        let isAsked = !state.gaps.isEmpty || state.refusal?.field == "reason"
        let hides: HTML =
            isAsked
            ? ""
            : " data-while-unticked=\"\(AnswerChecklist.pointsID) \(AnswerChecklist.propertiesID)\""
        let hint = say(
            "Solo se qualcosa manca: resta scritto con la risposta.",
            "Only if something is missing: it is kept with the answer.")
        return
            "<div class=\"brief\"\(hides)>\(fields.area("reason", say("Perché la mandi così", "Why you send it like this"), rows: 2, hint: hint))</div>"
    }

    private var asks: HTML {
        guard view.asksSettled else { return "" }
        return
            "<p class=\"hint\">\(say("Se chiudi, in fondo alla lettera Arca chiede se ha risolto, con un collegamento personale.", "If you close, Arca asks below the letter whether it settled the matter, with a link of its own."))</p>"
    }

    private var promises: HTML {
        if view.shown.promises.isEmpty { return "" }
        return """
            <fieldset class="choices"><legend>\(say("Promesse che questa risposta mantiene", "Promises that this answer keeps"))</legend>\(view.shown.promises.html { line in
                let checked: HTML = input.keeps.contains("\(line.promise.id)") ? " checked" : ""
                return "<label class=\"check\"><input type=\"checkbox\" name=\"keeps\" value=\"\(line.promise.id)\"\(checked)> <span>\(line.promise.text) <span class=\"muted\">\(PromiseDue(visit, line.promise).html)</span></span></label>"
            })</fieldset>
            """
    }

    private func buttons(_ id: ID<CaseFile>) -> HTML {
        """
        <div class="actions"><button class="button primary">\(icon("answer"))\(say("Invia la risposta", "Send the answer"))</button>
        <button class="button" formaction="\(view.desk.act("draft", on: id, [("page", "1")]))">\(say("Salva la bozza", "Save the draft"))</button>
        <button class="button quiet" formaction="\(view.desk.act("review", on: id))#refusal">\(say("Che cosa manca", "What is missing"))</button>
        <output class="draft" role="status"></output></div>
        """
    }
}
